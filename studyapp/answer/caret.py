"""Carets under the place of an error, measured in terminal cells."""

from unicodedata import category

from studyapp.answer.folding import is_wide

_LONGEST_CARET = 400


def cells(text: str) -> int:
    """Count the cells that a terminal gives to a text: wide characters two, combining and hidden ones none."""
    return sum(_width(char) for char in text)


def caret(text: str, start: int, end: int) -> str:
    """Draw `    ^^` for the line of `text` in which `start` lies; an empty stretch gets one caret."""
    first, last = _line(text, start)
    before = cells(text[first:start])
    return " " * before + "^" * max(1, cells(text[start : min(end, last, start + _LONGEST_CARET)]))


def excerpt(text: str, start: int, end: int, width: int = 72) -> tuple[str, str]:
    """Cut the line of an error to at most `width` characters, safe to print, with its caret line."""
    first, last = _line(text, start)
    left = first if start - first <= width // 2 else start - width // 2
    right = min(last, left + width)
    head, tail = "…" * (left > first), "…" * (right < last)
    line = "".join(
        "\ufffd" if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in _blank(text[left:right])
    )
    place = start - left + len(head)
    shown = head + line + tail
    return shown, caret(shown, place, min(end - left + len(head), len(shown)))


def _line(text: str, at: int) -> tuple[int, int]:
    """Find where the line around a position starts and ends."""
    first = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    ends = [end for sign in "\r\n" if (end := text.find(sign, at)) >= 0]
    return first, min(ends, default=len(text))


def _blank(text: str) -> str:
    return text.replace("\t", " ")


def _width(char: str) -> int:
    if is_wide(char):
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1
