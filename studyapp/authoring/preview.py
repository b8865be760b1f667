"""A deck file being written: its cards as they were last good, the card at hand, and what is wrong right now."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from studyapp.authoring.formulas import formula_problems
from studyapp.authoring.paths import read_file
from studyapp.deck.cards import Card, cards_of
from studyapp.deck.models import Deck
from studyapp.deck.nodes import Listing, Table
from studyapp.deck.problems import Problem
from studyapp.deck.reading import Reading
from studyapp.errors import StudyError

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with the number of its entry in the file; `old` where the file holds it no more as it is shown."""

    card: Card
    number: int
    old: bool = False


@dataclass(slots=True)
class Preview:
    """Follows a file: at each save the same card with the same seed; what is half-written keeps its last good form."""

    path: Path
    lang: str
    seed: int = 1
    cards: list[Placed] = field(default_factory=list)
    at: int = 0
    problems: tuple[Problem, ...] = ()
    langs: tuple[str, ...] = ()
    _stamp: Stamp | None = None

    @classmethod
    def open(cls, path: Path, wanted: str, lang: str, seed: int = 1) -> "Preview":
        """Open a file at the card with an id; one that does not exist is an error that names the nearest."""
        if not os.path.lexists(path):
            raise StudyError("cli.no_such_path", path=path)
        preview = cls(path, lang, seed)
        preview.reload()
        if wanted:
            preview.go_to(wanted)
        return preview

    def go_to(self, wanted: str) -> None:
        """Choose the card with an id, or the id of a sibling."""
        names = [placed.card.key.partition("/")[2] for placed in self.cards]
        found = [index for index, name in enumerate(names) if wanted in (name, name.partition("#")[0])]
        if not found:
            from studyapp.deck.suggest import closest

            near = closest(wanted, {name.partition("#")[0] for name in names})
            raise StudyError("authoring.no_such_card", name=wanted, file=self.path, suggestion=near)
        self.at = found[0]

    @property
    def current(self) -> Placed | None:
        """The card at hand; none where the file has not held one yet."""
        return self.cards[self.at] if self.cards else None

    @property
    def line(self) -> int:
        """The line to open an editor at: that of the first problem of the card at hand, else of the card."""
        here = self.problems_here()
        first = next((each for each in here if each.severity == "error" and each.line), None)
        if first is not None:
            return first.line
        return self.current.card.entry.line if self.current and self.current.card.entry.line else 1

    def problems_here(self) -> list[Problem]:
        """Return what is wrong with the card at hand, and with the file as a whole."""
        placed = self.current
        if placed is None:
            return list(self.problems)
        if placed.old:
            return [each for each in self.problems if each.severity == "error"]
        start = placed.card.entry.line
        after = [other.card.entry.line for other in self.cards if other.card.entry.line > start]
        end = min(after, default=1 << 30)
        return [each for each in self.problems if start <= each.line < end or not each.line]

    def changed(self) -> bool:
        """Tell whether the file was saved since it was last read."""
        return self._now() != self._stamp

    def reload(self) -> bool:
        """Read the file anew where it was saved; tell whether it was."""
        stamp = self._now()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        reading = read_file(self.path)
        found = (*reading.problems, *formula_problems(reading))
        self.problems = tuple(sorted(found, key=lambda each: (each.line, each.column)))
        if reading.deck is None or reading.broken:
            self.cards = [Placed(placed.card, placed.number, old=True) for placed in self.cards] or self._read(reading)
            return True
        self._follow(self._read(reading), reading)
        self.langs = _langs(reading.deck)
        return True

    def move(self, by: int) -> None:
        """Go to another card."""
        if self.cards:
            self.at = (self.at + by) % len(self.cards)

    def next_language(self) -> None:
        """Show the card in the deck's next language."""
        langs = self.langs or (self.lang,)
        self.lang = langs[(langs.index(self.lang) + 1) % len(langs)] if self.lang in langs else langs[0]

    def _follow(self, cards: list[Placed], reading: Reading) -> None:
        """Take the new cards and stay at the same one; if it has errors, its last good form stays in its place."""
        before, self.cards = self.current, cards
        if before is None:
            self.at = 0
            return
        keys = [placed.card.key for placed in cards]
        same_place = [
            index
            for index, each in enumerate(cards)
            if (each.number, each.card.part) == (before.number, before.card.part)
        ]
        if before.card.key in keys:
            self.at = keys.index(before.card.key)
        elif same_place:
            self.at = same_place[0]
        elif before.number < _count(reading):
            self.at = sum(placed.number < before.number for placed in cards)
            cards.insert(self.at, Placed(before.card, before.number, old=True))
        else:
            self.at = max(0, len(cards) - 1)

    @staticmethod
    def _read(reading: Reading) -> list[Placed]:
        if reading.deck is None:
            return []
        numbers = {item.entry.line: item.number for item in reading.items}
        return [Placed(card, numbers.get(card.entry.line, 0)) for card in cards_of(reading.deck)]

    def _now(self) -> Stamp | None:
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _langs(deck: Deck) -> tuple[str, ...]:
    return deck.langs or (deck.lang,)


def _count(reading: Reading) -> int:
    """Count the cards that the file holds, those with errors too."""
    node = reading.root.get("cards") if isinstance(reading.root, Table) else None
    return len(node.items) if isinstance(node, Listing) else 0
