"""The desk a learner sits at: decks and memory side by side, what is due today, and the sittings that begin here."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct

from studyapp.deck.library import Library
from studyapp.deck.names import Selection, resolve
from studyapp.deck.rows import CardRow
from studyapp.deck.text import Text
from studyapp.memory.days import DAY_MS
from studyapp.memory.plan import Limits, plan
from studyapp.session.posing import Asked
from studyapp.session.queue import LEARN_AHEAD_MS, Coming, Queue
from studyapp.session.review import Review
from studyapp.session.seeds import Seeds
from studyapp.settings import Settings, SettingsProblem
from studyapp.store import Shelf, Store
from studyapp.texts import Texts

CHUNK = 200


class Wanted(Struct, frozen=True):
    """What a sitting is asked for: decks or cards by name, a tag, and how many."""

    names: tuple[str, ...] = ()
    tag: str | None = None
    limit: int | None = None
    new: int | None = None


class DeckToday(Struct, frozen=True):
    """A deck with its cards, those due today and those never asked."""

    deck: str
    title: Text
    cards: int
    due: int
    new: int


class Today(Struct, frozen=True):
    """What today holds: the cards that a review would ask within the day's limits, and every deck's share.

    `next_days` is in how many days the next card is due where nothing is due now.
    """

    day: int
    due: int
    new: int
    learning: int
    next_days: int | None
    decks: tuple[DeckToday, ...]


class Desk(Struct, frozen=True):
    """Everything a front end talks with; `moved` says which schedules went along with edited cards."""

    library: Library
    store: Store
    settings: Settings
    texts: Texts
    own_decks: Path
    seed: int | None = None
    entropy: int = 0
    settings_file: Path | None = None
    settings_problems: tuple[SettingsProblem, ...] = ()
    moved: str = ""

    @property
    def lang(self) -> str:
        """The learner's language."""
        return self.texts.lang

    def active_decks(self) -> tuple[str, ...]:
        """Return the decks being studied: those of the setting, or all."""
        chosen = set(self.settings.decks)
        return tuple(deck.id for deck in self.library.decks if not chosen or deck.id in chosen)

    def today(self) -> Today:
        """Count what is due and new."""
        active = self.active_decks()
        order, new = self._planned(Wanted(), Selection(active, ()))
        due = self.store.due_counts()
        fresh = self._unseen(active)
        decks = tuple(
            DeckToday(deck.id, deck.title, deck.cards, due.get(deck.id, 0), fresh[deck.id])
            for deck in self.library.decks
            if deck.id in active
        )
        today, coming = self.store.today(), self.store.next_due_day()
        waiting = len(self._learning(Selection(active, ()), DAY_MS))
        days = None if coming is None else coming - today
        return Today(today, len(order) - len(new), len(new), waiting, days, decks)

    def review(self, wanted: Wanted) -> Review:
        """Begin a sitting: due cards, then new ones, as the plan orders them."""
        named = resolve(self.library, wanted.names) if wanted.names else Selection(self.active_decks(), ())
        order, new = self._planned(wanted, named)
        planned = [Coming(key, "new" if key in new else "due") for key in order]
        if wanted.limit is None:
            probes = {card for card, _ in self.store.offers() if _named(card, named)} - set(order)
            planned += [Coming(card, "probe") for card in sorted(probes)]
        return self._sitting(Queue.of(planned, self._learning(named, LEARN_AHEAD_MS)))

    def drill(self, wanted: Wanted, *, count: int, level: int | None = None) -> Review:
        """Begin a sitting of `count` exercises, the weakest first; where few are named they come again."""
        named = resolve(self.library, wanted.names) if wanted.names else Selection(self.active_decks(), ())
        rows = (row for row in self._rows(named) if row.kind == "exercise" and row.status == "ready")
        order = sorted((row.key for row in rows), key=self._weakness)
        return self._sitting(Queue.of(Coming(card, "drill") for card in islice(cycle(order), count)), level)

    def _weakness(self, card: str) -> tuple[int, float]:
        """Rank a card: active mistakes first, then little stability; one never asked counts as forgotten in a day."""
        memory = self.store.memory(card)
        active = sum(record.active for record in self.store.mistakes(card).values())
        return -active, memory.stability if memory is not None and memory.reviews else 1.0

    def _sitting(self, queue: Queue, level: int | None = None) -> Review:
        asked = Asked(self.texts, self.lang, decimal_comma=self.settings.decimal_comma)
        return Review(self.library, self.store, queue, asked, Seeds(self.seed, self.entropy), level)

    def _learning(self, named: Selection, ahead_ms: int) -> list[tuple[int, str]]:
        """List the cards whose learning step comes within the time ahead, with the moment it is due."""
        return [(at, card) for at, card in self.store.steps(ahead_ms) if _named(card, named)]

    def _planned(self, wanted: Wanted, named: Selection) -> tuple[tuple[str, ...], frozenset[str]]:
        """Choose and order the cards of a sitting; returns the keys and which of them are new."""
        due = (row for row in self._due(named) if wanted.tag is None or wanted.tag in row.tags)
        fresh = (row for row in self._fresh(named) if wanted.tag is None or wanted.tag in row.tags)
        done = self.store.done()
        limits = Limits(new=self.settings.new_per_day, reviews=self.settings.reviews_per_day)
        if wanted.new is not None:
            limits = Limits(new=wanted.new + done.new, reviews=limits.reviews)
        found = plan(due, fresh, learnt=self._learnt(named), limits=limits, done=done)
        order = _capped(found.order, found.new, wanted.limit)
        return order, found.new & frozenset(order)

    def _due(self, named: Selection) -> Iterator[CardRow]:
        """Yield the rows of the due cards, the most urgent first."""
        everything = len(named.decks) == len(self.library.decks)
        due = self.store.each_due(decks=None if everything else named.decks, cards=() if everything else named.cards)
        while keys := [each.card for each in islice(due, CHUNK)]:
            rows = self.library.find(keys)
            yield from (rows[key] for key in keys if key in rows)

    def _fresh(self, named: Selection) -> Iterator[CardRow]:
        """Yield the rows of the cards that may be shown as new, in teaching order; finished decks are not read."""
        counts = self._unseen(named.decks)
        rows = self._rows(Selection(tuple(deck for deck in named.decks if counts.get(deck)), named.cards))
        while chunk := list(islice(rows, CHUNK)):
            unseen = self.store.unseen([row.key for row in chunk])
            yield from (row for row in chunk if row.key in unseen and row.status == "ready")

    def _unseen(self, decks: Collection[str]) -> dict[str, int]:
        """Count the cards of each deck that may be shown as new."""
        versions = self.library.versions
        shelves = {row.id: Shelf(row.cards, versions[row.id].hex()) for row in self.library.decks if row.id in decks}
        return self.store.unseen_counts(shelves, lambda deck: [row.key for row in self.library.rows((deck,))])

    def _rows(self, named: Selection) -> Iterator[CardRow]:
        """Yield the rows of the decks and cards named, each once."""
        yield from self.library.each(named.decks)
        single = self.library.find(named.cards) if named.cards else {}
        yield from (row for row in single.values() if row.deck not in named.decks)

    def _learnt(self, named: Selection) -> Callable[[str], bool]:
        """Tell of a card whether it was learnt; cards asked for by name, and lost ones, hold nothing up."""

        @cache
        def learnt(key: str) -> bool:
            if named.cards:
                return True
            memories = [self.store.memory(card) for card in self.library.find((key,))]
            return all(memory is not None and memory.learnt for memory in memories)

        return learnt


def _named(card: str, named: Selection) -> bool:
    """Tell whether a card is among the decks and cards named."""
    return card in named.cards or card.partition("/")[0] in named.decks


def _capped(order: tuple[str, ...], new: frozenset[str], limit: int | None) -> tuple[str, ...]:
    """Keep at most `limit` cards, due ones before new ones, in the order planned."""
    if limit is None or len(order) <= limit:
        return order
    due = [key for key in order if key not in new][:limit]
    fresh = [key for key in order if key in new][: limit - len(due)]
    kept = {*due, *fresh}
    return tuple(key for key in order if key in kept)
