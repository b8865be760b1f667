"""Counts what decks cover: kinds, translations, exercises with and without a kernel, mistakes for each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studyapp.deck.cards import kind_of, languages_of
from studyapp.deck.models import Deck, Exercise


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one deck, or of several added up; `languages` counts cards that are whole in a language."""

    deck: str
    cards: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    mistakes: Mapping[str, int] = field(default_factory=dict)
    without_kernel: tuple[str, ...] = ()

    @property
    def mistakes_each(self) -> float:
        """The mean number of mistakes of an exercise."""
        return round(sum(self.mistakes.values()) / len(self.mistakes), 1) if self.mistakes else 0.0

    def json(self) -> dict[str, object]:
        """Return the counts as `lint --summary --format json` prints them."""
        return {
            "deck": self.deck,
            "cards": self.cards,
            "kinds": dict(self.kinds),
            "languages": dict(self.languages),
            "exercises": len(self.mistakes),
            "with_kernel": len(self.mistakes) - len(self.without_kernel),
            "without_kernel": list(self.without_kernel),
            "mistakes": dict(self.mistakes),
            "mistakes_each": self.mistakes_each,
        }


def summary_of(deck: Deck) -> Summary:
    """Count one deck."""
    exercises = {f"{deck.id}/{each.id or each.line}": each for each in deck.entries if isinstance(each, Exercise)}
    languages = Counter(lang for each in deck.entries for lang in languages_of(each, deck.langs or (deck.lang,)))
    return Summary(
        deck.id,
        len(deck.entries),
        Counter(kind_of(entry) for entry in deck.entries),
        {lang: languages[lang] for lang in dict.fromkeys((*deck.langs, *sorted(languages)))},
        {name: len(each.mistakes) for name, each in exercises.items()},
        tuple(name for name, each in exercises.items() if not each.kernel),
    )


def added(summaries: Iterable[Summary], name: str) -> Summary:
    """Add the counts of several decks up."""
    cards = 0
    without: list[str] = []
    kinds, languages, mistakes = Counter[str](), Counter[str](), Counter[str]()
    for each in summaries:
        cards += each.cards
        kinds.update(each.kinds)
        languages.update(each.languages)
        mistakes.update(each.mistakes)
        without += each.without_kernel
    return Summary(name, cards, kinds, languages, mistakes, tuple(without))
