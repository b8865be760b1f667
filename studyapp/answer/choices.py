"""Choices: a letter, a number, the text of an option or the start of it."""

from collections.abc import Sequence

from studyapp.answer.folding import fold
from studyapp.answer.forms import Unreadable, UnreadableError
from studyapp.answer.normalise import admit

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WRAPPING = "()[]{}.:\"'"
_SEPARATORS = ",;\n"


def read_choice(text: str, options: Sequence[str], *, many: bool = False) -> tuple[int, ...] | Unreadable:
    """Read which options are meant, as ascending indices; with `many`, parted by commas, semicolons or blanks."""
    chooser = _Chooser(options)
    try:
        plain = admit(text)
        start = len(plain) - len(plain.lstrip())
        end = len(plain.rstrip())
        whole = chooser.find(text, start, end)
        if isinstance(whole, int):
            return (whole,)
        found = chooser.several(text, plain, start, end)
    except UnreadableError as refusal:
        return refusal.unreadable
    if found is None:
        return whole
    return found if many else Unreadable("one_option", start, end)


class _Chooser:
    """Finds options by what was typed for them."""

    def __init__(self, options: Sequence[str]) -> None:
        self.options = [fold(option) for option in options]

    def several(self, text: str, plain: str, start: int, end: int) -> tuple[int, ...] | None:
        """Read a list of options; None where the text is no list, a refusal where one of its parts means nothing."""
        parts = _cut(plain, start, end, _SEPARATORS)
        indices: set[int] = set()
        for part in parts:
            found = self.find(text, *part)
            if isinstance(found, int):
                indices.add(found)
                continue
            words = _cut(plain, *part, " ")
            run = self._run_of_letters(plain[slice(*part)])
            if len(words) == 1 and len(parts) == 1 and not run:
                return None
            indices.update(run or (self._must_find(text, *word) for word in words))
        return tuple(sorted(indices)) or None

    def find(self, text: str, start: int, end: int) -> int | Unreadable:
        """Find the one option that a piece of text means."""
        whole = fold(text[start:end])
        key = whole.strip(_WRAPPING).strip()
        by_text = [at for at, option in enumerate(self.options) if option == whole]
        by_name = self._by_name(key)
        meant = set(by_text) if by_name is None else {*by_text, by_name}
        if not meant and key:
            meant = {at for at, option in enumerate(self.options) if option.startswith((whole, key))}
        if len(meant) == 1:
            return next(iter(meant))
        shown = text[start:end] if end - start <= 20 else text[start : start + 19] + "…"
        details = {"typed": " ".join(shown.split()), "last": _LETTERS[len(self.options) - 1 :][:1].upper()}
        return Unreadable("ambiguous_option" if meant else "no_such_option", start, end, details)

    def _must_find(self, text: str, start: int, end: int) -> int:
        found = self.find(text, start, end)
        if isinstance(found, Unreadable):
            raise UnreadableError(found.code, found.start, found.end, **found.details)
        return found

    def _by_name(self, key: str) -> int | None:
        """Find an option by its letter or its number, counted from 1."""
        if len(key) == 1 and key in _LETTERS:
            at = _LETTERS.index(key)
        elif key.isascii() and key.isdigit() and len(key) <= 3:
            at = int(key) - 1
        else:
            return None
        return at if 0 <= at < len(self.options) else None

    def _run_of_letters(self, word: str) -> set[int]:
        """Read `acd` as A, C and D, if each letter names an option and none comes twice."""
        letters = word.strip().casefold()
        named = {at for letter in letters if letter in _LETTERS and (at := self._by_name(letter)) is not None}
        return named if len(named) == len(letters) else set()


def _cut(plain: str, start: int, end: int, separators: str) -> list[tuple[int, int]]:
    """Cut a stretch at separators into the stretches between them, blanks trimmed and empty ones left out."""
    cuts = [at for at in range(start, end) if plain[at] in separators]
    pieces = []
    for first, last in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        piece = plain[first:last]
        if piece.strip():
            pieces.append((first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())))
    return pieces
