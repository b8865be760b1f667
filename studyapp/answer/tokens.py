"""Text to tokens: numbers, names and signs, each with its place and the gap before it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from studyapp.answer.forms import DIGITS, MAX_DEPTH, MAX_TOKENS, UnreadableError
from studyapp.answer.numerals import scan_numeral

Kind = Literal["number", "name", "sign"]
_SIGNS = "+-*/^(),;[]%√"
_CLOSER = {"(": ")", "[": "]"}
_LIBRARIES = ("np", "numpy", "math", "torch")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    NONE = 0
    BLANK = 1
    LINE = 2
    EMPTY_LINE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an answer; `start` and `end` count characters of the original text."""

    kind: Kind
    text: str
    start: int
    end: int
    gap: Gap


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an answer and, for each opening bracket, where its partner is."""

    words: tuple[Token, ...]
    partner: dict[int, int]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Token:
        return self.words[index]


def tokenize(plain: str, decimal_comma: bool = False, original: str | None = None) -> Tokens:
    """Cut normalised text into tokens with matched brackets.

    With a decimal comma only a plain `,` of the original text is one; `，` and `、` always separate.
    """
    words: list[Token] = []
    at = 0
    numerals = _hide_wide_commas(plain, original) if decimal_comma and original else plain
    while True:
        gap, at = _gap(plain, at)
        if at == len(plain):
            break
        if len(words) == MAX_TOKENS:
            raise UnreadableError("too_many_tokens", at, len(plain), limit=MAX_TOKENS)
        kind, end = _scan(numerals, at, decimal_comma)
        words.append(Token(kind, plain[at:end], at, end, gap))
        at = end
    if not words:
        raise UnreadableError("empty", 0, len(plain))
    return Tokens(tuple(words), _partners(words))


def _hide_wide_commas(plain: str, original: str) -> str:
    return "".join(";" if a == "," and b != "," else a for a, b in zip(plain, original, strict=True))


def _gap(plain: str, at: int) -> tuple[Gap, int]:
    start = at
    while at < len(plain) and plain[at] in " \n":
        at += 1
    lines = plain.count("\n", start, at)
    return Gap(min(lines + 1, 3) if lines else int(at > start)), at


def _scan(plain: str, at: int, decimal_comma: bool) -> tuple[Kind, int]:
    char = plain[at]
    if char in DIGITS or (char == "." and plain[at + 1 : at + 2] in DIGITS):
        return "number", scan_numeral(plain, at, decimal_comma)
    if char.isalpha():
        return "name", _name_end(plain, at)
    if plain.startswith("**", at):
        return "sign", at + 2
    if char in _SIGNS:
        return "sign", at + 1
    raise _stranger(plain, at)


def _name_end(plain: str, start: int) -> int:
    end = _word_end(plain, start)
    library = plain[start:end].casefold() in _LIBRARIES and plain[end : end + 1] == "."
    return _word_end(plain, end + 1) if library and plain[end + 1 : end + 2].isalpha() else end


def _word_end(plain: str, at: int) -> int:
    while at < len(plain) and (plain[at].isalpha() or plain[at] == "_" or plain[at] in DIGITS):
        at += 1
    return at


def _stranger(plain: str, at: int) -> UnreadableError:
    char = plain[at]
    if plain.startswith("..", at) or char == "…":
        return UnreadableError("ellipsis", at, at + 1 + len(plain[at + 1 : at + 3]) * (char == "."))
    if char in "=≈":
        return UnreadableError("equals", at, at + 1)
    if char == "∞":
        return UnreadableError("not_finite", at, at + 1, name=char)
    if char in _SUPERSCRIPTS:
        return UnreadableError("superscript", at, at + 1)
    return UnreadableError("unknown_character", at, at + 1, character=char)


def _partners(words: list[Token]) -> dict[int, int]:
    partner: dict[int, int] = {}
    open_at: list[int] = []
    for index, word in enumerate(words):
        if word.text in _CLOSER:
            open_at.append(index)
            if len(open_at) > MAX_DEPTH:
                raise UnreadableError("too_deep", word.start, word.end, limit=MAX_DEPTH)
        elif word.text in (")", "]"):
            if not open_at:
                raise UnreadableError("unopened", word.start, word.end, bracket=word.text)
            opener = open_at.pop()
            wanted = _CLOSER[words[opener].text]
            if wanted != word.text:
                raise UnreadableError("mismatched", word.start, word.end, bracket=word.text, wanted=wanted)
            partner[opener] = index
    if open_at:
        opener_word = words[open_at[-1]]
        raise UnreadableError("unclosed", opener_word.start, opener_word.end, wanted=_CLOSER[opener_word.text])
    return partner
