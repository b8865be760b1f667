"""Tells formulas and code from the words around them."""

import re

_FENCE = r"(?:^|\n)[ ]{0,3}```.*?(?:\n[ ]{0,3}```|\Z)"
_CODE = r"(?<!`)`{1,2}(?!`)[^`\n]+`{1,2}"
_FORMULA = r"\$\$.+?\$\$|(?<![\\$A-Za-z0-9])\$(?![\s$])(?:[^$\\\n]|\\.|\n(?!\s*\n))+?(?<!\s)\$(?!\d)"
SPECIAL = re.compile(f"(?P<fence>{_FENCE})|(?P<code>{_CODE})|(?P<formula>{_FORMULA})", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")
_COUNTED = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]|[^\W\u3400-\u9fff\u3040-\u30ff]+(?:['’.-]\w+)*")


def bare(text: str) -> str:
    """Return the words of a text, formulas and code blanked out at the same length."""
    return text if _plain(text) else SPECIAL.sub(lambda match: re.sub(r"\S", " ", match[0]), text)


def _plain(text: str) -> bool:
    """Tell whether a text can hold neither a formula nor code: most hold none, and looking closer takes long."""
    return "$" not in text and "`" not in text


def has_words(text: str) -> bool:
    """Tell whether a text needs translating: it holds words outside formulas and code."""
    return bool(_WORD.search(bare(text)))


def specials(text: str, kind: str) -> list[str]:
    """Return the formulas, code spans or fences of a text, blanks folded."""
    if _plain(text):
        return []
    return [" ".join(match[0].split()) for match in SPECIAL.finditer(text) if match.lastgroup == kind]


def word_count(text: str) -> float:
    """Count words; a Chinese or Japanese character counts as six tenths of one."""
    found = _COUNTED.findall(bare(text))
    wide = sum(1 for word in found if len(word) == 1 and ord(word) >= 0x3040)
    return len(found) - 0.4 * wide
