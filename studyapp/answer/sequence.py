"""Sequences typed as letters or numbers of what is offered: `b a c`, `2 1 3` or `bac`."""

import re
from collections.abc import Sequence

from studyapp.answer.choices import read_choice
from studyapp.answer.forms import Unreadable


def read_sequence(text: str, offered: Sequence[str], *, length: int) -> tuple[int, ...] | Unreadable:
    """Read `length` different items in the order typed, as indices into what is offered."""
    words = list(re.finditer(r"[^\s,;，；、>→]+", text))
    if len(words) == 1 and len(words[0].group()) == length and words[0].group().isalpha():
        start = words[0].start()
        words = [match for at in range(length) if (match := re.compile(r"\w").match(text, start + at))]
    found: list[int] = []
    for word in words:
        item = read_choice(word.group(), offered)
        if isinstance(item, Unreadable):
            return Unreadable(item.code, word.start(), word.end(), item.details)
        if item[0] in found:
            return Unreadable("sequence_repeats", word.start(), word.end(), {"typed": word.group()})
        found.append(item[0])
    if len(found) != length:
        return Unreadable("sequence_length", 0, len(text), {"count": len(found), "length": length})
    return tuple(found)
