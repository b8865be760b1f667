"""One-to-one normalisation: each character becomes exactly one, so that positions stay true in the original text."""

from unicodedata import category, decimal

from studyapp.answer.forms import MAX_CHARACTERS, UnreadableError

_SAME_MEANING = {
    "-": "−–—‐‑‒﹣－",
    "*": "×·⋅∙•✕＊",
    "/": "÷∕⁄",
    ",": "、，",
    ".": "。．",
    ";": "；",
    "(": "（﹙",
    ")": "）﹚",
    "[": "［【〔",
    "]": "］】〕",
    "%": "％",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\u2028\u2029\u0085",
}
_PLAIN = {ord(variant): plain for plain, variants in _SAME_MEANING.items() for variant in variants}
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE = {**_FULL_WIDTH, **_PLAIN}
_HIDDEN = ("Cc", "Cf", "Cs")


def normalise(text: str) -> str:
    """Spell full-width, typographic and Chinese signs as their ASCII counterparts, character by character."""
    plain = text.replace("\r\n", " \n").translate(_TABLE)
    if plain.isascii():
        return plain
    return "".join(char if char.isascii() else str(decimal(char, char)) for char in plain)


def admit(text: str) -> str:
    """Normalise text after refusing what is too long or hides characters (control, bidirectional, zero width)."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError("too_long", MAX_CHARACTERS, len(text), limit=MAX_CHARACTERS, length=len(text))
    plain = normalise(text)
    for at, char in enumerate(plain):
        if char != "\n" and category(char) in _HIDDEN:
            raise UnreadableError("hidden_character", at, at + 1, character=f"U+{ord(text[at]):04X}")
    if not plain.strip():
        raise UnreadableError("empty", 0, len(text))
    return plain
