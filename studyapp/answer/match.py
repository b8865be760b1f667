"""Typed words compared with the accepted ones, and a near miss shown as a diff."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from studyapp.answer.folding import fold, is_wide, tidy

Op = Literal["same", "missing", "extra"]
_LIMIT = 1_000
_COMPARABLE = 40_000
_CLOSE = 0.75


@dataclass(frozen=True, slots=True)
class TypedMatch:
    """Whether typed text is accepted, the accepted text nearest to it, and how to get from one to the other."""

    matched: bool
    nearest: str
    diff: tuple[tuple[Op, str], ...]
    close: bool
    """A near miss: most characters agree, so that the diff is worth showing."""


def match_typed(text: str, accept: Sequence[str], ignore: Sequence[str] = ()) -> TypedMatch:
    """Compare after folding case, compatibility forms and blanks, and leaving out the words to ignore."""
    typed = _without(tidy(text[:_LIMIT]), ignore)
    accepted = [(_without(tidy(answer), ignore), answer) for answer in accept]
    if len(text) <= _LIMIT:
        for kept, answer in accepted:
            if fold(kept) == fold(typed):
                return TypedMatch(True, answer, (("same", kept),), True)
    likeness, kept, nearest = max(
        ((_likeness(typed, kept), kept, answer) for kept, answer in accepted),
        key=lambda candidate: candidate[0],
        default=(0.0, "", ""),
    )
    return TypedMatch(False, nearest, _diff(typed, kept), likeness >= _CLOSE)


def _without(text: str, ignore: Sequence[str]) -> str:
    """Leave out ignored words; a word of a language without blanks is left out wherever it stands."""
    words = {fold(word) for word in ignore} - {""}
    kept = tidy(" ".join(word for word in text.split(" ") if fold(word) not in words))
    for word in words:
        if any(is_wide(char) for char in word):
            kept = tidy(kept.replace(word, " "))
    return kept or text


def _likeness(typed: str, kept: str) -> float:
    return 0.0 if _too_long(typed, kept) else _matcher(typed, kept).ratio()


def _too_long(typed: str, kept: str) -> bool:
    return len(typed) * len(kept) > _COMPARABLE


def _matcher(typed: str, kept: str) -> SequenceMatcher[str]:
    one, other = ([char.casefold() for char in text] for text in (typed, kept))
    return SequenceMatcher(None, one, other, autojunk=False)


def _diff(typed: str, kept: str) -> tuple[tuple[Op, str], ...]:
    pieces: list[tuple[Op, str]] = []
    if _too_long(typed, kept):
        return ("extra", typed), ("missing", kept)
    for op, typed_from, typed_to, kept_from, kept_to in _matcher(typed, kept).get_opcodes():
        if op == "equal":
            pieces.append(("same", kept[kept_from:kept_to]))
            continue
        if typed_to > typed_from:
            pieces.append(("extra", typed[typed_from:typed_to]))
        if kept_to > kept_from:
            pieces.append(("missing", kept[kept_from:kept_to]))
    return tuple(pieces)
