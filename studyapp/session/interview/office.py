"""Where interviews begin and end: drawn from a desk, taken up again, and written down in one change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from studyapp.deck.models import Exercise, Open
from studyapp.deck.names import resolve
from studyapp.deck.rows import CardRow
from studyapp.errors import StudyError, UsageError
from studyapp.memory.rating import Rating
from studyapp.memory.state import Memory
from studyapp.session.desk import Desk
from studyapp.session.interview.advice import tasks
from studyapp.session.interview.draw import Drawn, Pool, draw
from studyapp.session.interview.grading import given_up
from studyapp.session.interview.roles import PARTS, Level
from studyapp.session.interview.scorecard import Scorecard, evidence, from_payload, scorecard, to_payload
from studyapp.session.interview.sitting import Interview
from studyapp.session.interview.state import Item, Keeper, State
from studyapp.session.interview.weakness import Standing, card_weakness, standings
from studyapp.session.interview.words import day_text
from studyapp.session.posing import Asked
from studyapp.session.queue import Coming, Queue
from studyapp.session.review import Review
from studyapp.session.seeds import Seeds
from studyapp.store import Answered

FAR = 2**52
REMEMBERED = 3
SHORTEST, LONGEST = 5, 240


@dataclass(frozen=True, slots=True)
class Brief:
    """What an interview is asked for."""

    minutes: int = 20
    topics: tuple[str, ...] = ()
    level: Level = Level.MID
    coach: bool = False
    report: str = ""


@dataclass(frozen=True)
class Office:
    """Prepares, resumes and concludes the interviews of one desk; the one under way is kept beside its store."""

    desk: Desk
    asked: Asked = field(init=False)
    keeper: Keeper = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keeper", Keeper(self.desk.store.folder))
        comma = self.desk.settings.decimal_comma
        object.__setattr__(self, "asked", Asked(self.desk.texts, self.desk.lang, decimal_comma=comma))

    def left(self) -> Interview | None:
        """Take up the interview that was left; one that is in the log already was only not cleared away."""
        state = self.keeper.load()
        if state is None:
            return None
        self._need_the_pen()
        if any(card.id == state.id for card in self.past):
            self.keeper.drop()
            return None
        return Interview(self.desk.library, self.desk.store.clock, self.asked, state, self.keeper)

    def begin(self, brief: Brief) -> Interview:
        """Draw a new interview and keep it from the start."""
        if not SHORTEST <= brief.minutes <= LONGEST:
            raise UsageError("interview.bad_minutes", minutes=brief.minutes, least=SHORTEST, most=LONGEST)
        self._need_the_pen()
        now = self.desk.store.clock.now()
        seed = self.desk.entropy if self.desk.seed is None else self.desk.seed
        state = State(
            id=f"{now:x}-{seed & 0xFFFFFFFF:x}",
            started_ms=now,
            minutes=brief.minutes,
            level=brief.level,
            lang=self.desk.lang,
            items=self._again(brief) or [self._item(drawn, brief.level) for drawn in self._draw(brief, seed)],
            topics=sorted(brief.topics),
            coach=brief.coach,
            seed=self.desk.seed,
            report=brief.report,
        )
        self.keeper.save(state)
        return Interview(self.desk.library, self.desk.store.clock, self.asked, state, self.keeper)

    def close_left(self) -> bool:
        """Write the interview that was left down as it stood; tell whether there was one."""
        session = self.left()
        if session is None:
            return False
        session.finish()
        self.conclude(session)
        vars(self).pop("past", None)
        vars(self).pop("standings", None)
        vars(self).pop("memories", None)
        return True

    def _need_the_pen(self) -> None:
        """Refuse where another window writes: two interviews at once would lose each other's answers."""
        if self.desk.store.read_only:
            raise StudyError("interview.read_only")

    def _again(self, brief: Brief) -> list[Item]:
        """Give the questions of an earlier interview with the same seed and brief, so that a seed stays a seed."""
        wanted = (self.desk.seed, brief.minutes, brief.level, tuple(sorted(brief.topics)))
        for card in reversed(self.past):
            if card.seed is not None and (card.seed, card.minutes, card.level, card.topics) == wanted:
                return [_fresh(item) for item in card.items if self.desk.library.row(item.card) is not None]
        return []

    def _draw(self, brief: Brief, seed: int) -> tuple[Drawn, ...]:
        rows = self._rows(brief.topics)
        if not rows:
            raise StudyError("interview.no_cards", topics=", ".join(brief.topics))
        groups = {item.card.partition("#")[0] for card in self.past[-REMEMBERED:] for item in card.items}
        pool = Pool(rows, self.standings, self._weak(rows), groups)
        return draw(pool, minutes=brief.minutes, level=brief.level, seed=seed)

    def _rows(self, topics: Sequence[str]) -> list[CardRow]:
        """List the cards of the topics (decks, cards or tags; none: all active decks) that may be asked."""
        hidden = self.desk.store.hidden()
        rows = topic_rows(self.desk, topics)
        return [row for row in rows if row.status == "ready" and row.key not in hidden]

    def _item(self, drawn: Drawn, level: Level) -> Item:
        card = self.desk.library.card(drawn.row.key)
        entry = None if card is None else card.entry
        levels = (1, *entry.levels) if isinstance(entry, Exercise) else (1,)
        given = entry.time if isinstance(entry, Open) else 0
        return Item(
            card=drawn.row.key,
            kind=drawn.row.kind,
            role=drawn.role,
            seed=drawn.seed,
            level=max(each for each in levels if each <= level.exercise),
            seconds=given or PARTS[drawn.role].seconds,
        )

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The names of the topics in the learner's language."""
        return {deck.id: deck.title.to(self.desk.lang) for deck in self.desk.library.decks}

    @cached_property
    def past(self) -> tuple[Scorecard, ...]:
        """The scorecards of all interviews so far, oldest first."""
        read = (from_payload(event.payload) for event in self.desk.store.interviews())
        return tuple(card for card in read if card is not None)

    @cached_property
    def memories(self) -> Mapping[str, Memory]:
        """What is remembered of every card that was answered."""
        return {due.card: due.memory for due in self.desk.store.due(FAR, FAR)}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where the learner stands in each topic, from memories and earlier interviews."""
        store = self.desk.store
        held = [card for card in self.past if card.answered][-REMEMBERED:]
        return standings(self.memories, store.today(), store.rules.parameters, map(evidence, held))

    def _weak(self, rows: Sequence[CardRow]) -> dict[str, float]:
        store = self.desk.store
        return {
            row.key: card_weakness(self.memories[row.key], store.today(), store.rules.parameters)
            for row in rows
            if row.key in self.memories
        }

    def conclude(self, session: Interview) -> Scorecard:
        """Score an interview and write all of it down in one durable change."""
        store, state = self.desk.store, session.state
        found = tasks(state.items, self.standings, self._suggested)
        card = scorecard(state, store.today(), store.clock.now(), self.past, found)
        store.conclude(tuple(_answers(state)), to_payload(card))
        self.keeper.drop()
        return card

    def report_file(self, card: Scorecard) -> Path:
        """Name the file that a report goes to where no other was asked for."""
        return self.desk.store.folder / f"interview-{day_text(card.day)}-{card.id.partition('-')[0]}.html"

    def write_report(self, card: Scorecard, file: Path) -> None:
        """Write a report, Markdown or one HTML page by the file's ending."""
        from studyapp.session.interview.report.content import content_of
        from studyapp.session.interview.report.write import write_report

        write_report(content_of(card, self.past, self.titles, self.desk.library, self.asked), file)

    def _suggested(self, topic: str, lost: Sequence[Item]) -> Iterator[str]:
        """Suggest cards: those that the named mistakes point to, then the weakest of the topic, then new ones."""
        for item in lost:
            card = self.desk.library.card(item.card)
            if card is not None and isinstance(card.entry, Exercise):
                for mistake in card.entry.mistakes:
                    if mistake.id == item.mistake and mistake.card:
                        yield mistake.card if "/" in mistake.card else f"{topic}/{mistake.card}"
        rows = self._rows((topic,)) if topic in {deck.id for deck in self.desk.library.decks} else []
        weak = self._weak(rows)
        yield from sorted(weak, key=lambda key: -weak[key])
        yield from (row.key for row in rows if row.key not in weak)

    def practice(self, cards: Sequence[str]) -> Review:
        """Begin a sitting with just these cards; the schedule is untouched unless one is due."""
        there = self.desk.library.find(cards)
        queue = Queue.of(Coming(card, "drill") for card in cards if card in there)
        seeds = Seeds(self.desk.seed, self.desk.entropy)
        return Review(self.desk.library, self.desk.store, queue, self.asked, seeds)


def topic_rows(desk: Desk, topics: Sequence[str]) -> list[CardRow]:
    """List the cards of topics, each a deck, a tag or a card; none means all active decks."""
    if not topics:
        return list(desk.library.rows(desk.active_decks()))
    rows = desk.library.rows()
    tags = {tag for row in rows for tag in row.tags} - {deck.id for deck in desk.library.decks}
    named = resolve(desk.library, (topic for topic in topics if topic not in tags))
    asked = tags & set(topics)
    return [row for row in rows if row.deck in named.decks or row.key in named.cards or asked & set(row.tags)]


def _fresh(item: Item) -> Item:
    """Give an item as it was drawn."""
    return Item(card=item.card, kind=item.kind, role=item.role, seed=item.seed, level=item.level, seconds=item.seconds)


def _answers(state: State) -> Iterator[Answered]:
    """Give the events of an interview: what failed or was given up is Again, what passed leaves the schedule alone."""
    for item in state.items:
        if item.credit is None and not given_up(item):
            continue
        kept: dict[str, Any] = {
            **item.payload,
            "interview": state.id,
            "lang": state.lang,
            "seed": item.seed,
            "raw": item.answer,
            "verdict": item.verdict or None,
            "mistake": item.mistake,
        }
        full = item.credit == 1.0
        rating = (Rating.GOOD if full else Rating.HARD) if item.passed else Rating.AGAIN
        yield Answered(item.card, rating, item.ms, kept, practice=item.passed)
