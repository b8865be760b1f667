"""Pair cards that vanished with cards that appeared: the same elsewhere, much alike, or alike between neighbours."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from studyapp.authoring.known import KnownCard
from studyapp.authoring.likeness import Likeness

ALIKE = 0.8
ALIKE_IN_PLACE = 0.5
MOST_COMPARED = 12
COMMON_WORD = 100
_WORD = re.compile(r"[^\W_]+")


class Pairing:
    """Finds for each vanished card at most one that appeared, the surest pairs first."""

    def __init__(self, vanished: Sequence[KnownCard], appeared: Sequence[KnownCard]) -> None:
        self._vanished = {card.group: card for card in vanished}
        self._appeared = {card.group: card for card in appeared}
        self._moved: dict[str, str] = {}
        self._found: dict[str, KnownCard] = {}
        self._likeness = Likeness()

    def take(self, old: str, new: str) -> None:
        """Note a pair that is known already."""
        self._moved[old] = new
        self._vanished.pop(old, None)
        self._appeared.pop(new, None)

    def pairs(self) -> dict[str, KnownCard]:
        """Return the pairs found, old group to the new card."""
        if self._vanished and self._appeared:
            self._pair(list(self._same_elsewhere()))
            self._pair(list(self._alike()))
            while self._pair(list(self._in_place())):
                pass
        return self._found

    def _pair(self, candidates: list[tuple[float, str, str]]) -> bool:
        """Take the best pairs of which neither side is taken yet; tell whether there was any."""
        before = len(self._found)
        for _, old, new in sorted(candidates, key=lambda each: (-each[0], each[1], each[2])):
            if old in self._vanished and new in self._appeared:
                self._found[old] = self._appeared[new]
                self.take(old, new)
        return len(self._found) > before

    def _same_elsewhere(self) -> Iterator[tuple[float, str, str]]:
        """Yield cards that went into another deck, their id (or hash of the question) unchanged."""
        by_id = defaultdict(list)
        for card in self._appeared.values():
            by_id[card.group.partition("/")[2]].append(card)
        for old in self._vanished.values():
            for new in by_id.get(old.group.partition("/")[2], ()):
                likeness = self._like(old, new)
                if likeness >= ALIKE_IN_PLACE or not old.named:
                    yield likeness, old.group, new.group

    def _alike(self) -> Iterator[tuple[float, str, str]]:
        """Yield cards that are much alike, wherever they stand."""
        by_word: dict[str, list[KnownCard]] = defaultdict(list)
        for card in self._appeared.values():
            for word in _words(card):
                by_word[word].append(card)
        for old in self._vanished.values():
            votes: Counter[str] = Counter()
            for word in _words(old):
                holders = by_word.get(word, ())
                if len(holders) <= COMMON_WORD:
                    votes.update({card.group: 1 / len(holders) for card in holders})
            for group, _ in votes.most_common(MOST_COMPARED):
                likeness = self._like(old, self._appeared[group])
                if likeness >= ALIKE:
                    yield likeness, old.group, group

    def _in_place(self) -> Iterator[tuple[float, str, str]]:
        """Yield reworded cards without an id that stand between the same neighbours, moved ones counted as such."""
        by_place = {(_deck(card.group), card.above, card.below): card for card in self._appeared.values()}
        for old in self._vanished.values():
            above, below = (self._moved.get(group, group) for group in (old.above, old.below))
            new = by_place.get((_deck(old.group), above, below))
            if new is not None and not old.named:
                likeness = self._like(old, new)
                if likeness >= ALIKE_IN_PLACE:
                    yield likeness, old.group, new.group

    def _like(self, old: KnownCard, new: KnownCard) -> float:
        """Compare two cards; those without a sibling in common are not alike."""
        if not set(old.parts) & set(new.parts):
            return 0.0
        return self._likeness.of(old.asked, old.rest, new.asked, new.rest)


def _deck(group: str) -> str:
    return group.partition("/")[0]


def _words(card: KnownCard) -> set[str]:
    """Return the words of a question, single characters where there are no blanks between words."""
    words = _WORD.findall(card.asked.casefold())
    return {piece for word in words for piece in (word if word[0] >= "\u2e80" else [word])} or {card.asked}
