"""From a file's bytes to text that is safe to parse and to show, refused characters replaced one for one."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

BIGGEST_FILE = 16 * 1024 * 1024
LONGEST_LINE = 64 * 1024
REPORTED = 20
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
REFUSED = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff\ufeff\ufffd-\uffff]")
REFUSED_IN_VALUE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE = re.compile(r"[^\r\n]+")
_REPLACEMENT = "\ufffd"
_CONTROLS = {
    "\0": "NULL", "\a": "BELL", "\b": "BACKSPACE", "\v": "LINE TABULATION", "\f": "FORM FEED",
    "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE",
}  # fmt: skip


class Flaw(Struct, frozen=True):
    """Something refused in the raw text, at a character index of the cleaned one."""

    index: int
    code: str
    details: dict[str, str | int]


class Decoded(Struct, frozen=True):
    """The cleaned text and what was refused in it; no text when the bytes are not a text at all."""

    text: str | None
    flaws: tuple[Flaw, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode UTF-8 (a byte order mark is dropped); bytes and characters that are refused become U+FFFD."""
    if len(data) > BIGGEST_FILE:
        return Decoded(None, (Flaw(0, "E003", {"size": len(data), "limit": BIGGEST_FILE}),))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_wide(data):
        return Decoded(None, (Flaw(0, "E002", {"how": "utf16"}),))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text, broken = data.decode("utf-8"), False
    except UnicodeDecodeError:
        text, broken = data.decode("utf-8", "replace"), True
    flaws = list(_characters(text, broken))
    if flaws:
        text = REFUSED.sub(_REPLACEMENT, text)
    if len(text) > LONGEST_LINE and max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
        lines = [match for match in _LINE.finditer(text) if len(match[0]) > LONGEST_LINE]
        flaws += [Flaw(match.start(), "E009", {"limit": LONGEST_LINE}) for match in lines[:REPORTED]]
        text = _LINE.sub(lambda match: " " * len(match[0]) if len(match[0]) > LONGEST_LINE else match[0], text)
    return Decoded(text, tuple(flaws))


def character_name(char: str) -> str:
    """Name a character for a message, by code point and Unicode name where it has one."""
    name = _CONTROLS.get(char) or unicodedata.name(char, "")
    return f"U+{ord(char):04X} {name}".strip()


def _looks_wide(data: bytes) -> bool:
    """Recognise UTF-16 and UTF-32 without a byte order mark by their zero bytes."""
    head = data[:4096]
    return len(head) >= 4 and head.count(0) * 3 > len(head)


def _characters(text: str, broken: bool) -> Iterator[Flaw]:
    """Yield the first refused characters of a text; where bytes were not UTF-8, U+FFFD stands for them."""
    for number, match in enumerate(REFUSED.finditer(text)):
        if number == REPORTED:
            return
        if broken and match[0] == _REPLACEMENT:
            yield Flaw(match.start(), "E002", {"how": "bytes"})
        else:
            yield Flaw(match.start(), "E006", {"character": character_name(match[0])})
