"""How alike two cards are, from 0 to 1: by pairs of neighbouring characters, whatever the language."""

import unicodedata
from collections import Counter
from itertools import pairwise

QUESTION_SHARE = 0.7


def pairs_of(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters of a text, width, case and blanks folded."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return Counter(map("".join, pairwise(folded))) or Counter([folded])


def shared(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of pairs that two texts have in common (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


class Likeness:
    """Compares cards by what they ask and, weighing less, by the rest of them."""

    def __init__(self) -> None:
        self._pairs: dict[str, Counter[str]] = {}

    def of(self, asked: str, rest: str, other_asked: str, other_rest: str) -> float:
        """Return how alike two cards are."""
        question = shared(self._counted(asked), self._counted(other_asked))
        return QUESTION_SHARE * question + (1 - QUESTION_SHARE) * shared(self._counted(rest), self._counted(other_rest))

    def _counted(self, text: str) -> Counter[str]:
        if text not in self._pairs:
            self._pairs[text] = pairs_of(text)
        return self._pairs[text]
