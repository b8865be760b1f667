"""What the home screen says above the decks: today's load, one key to press, and where the learner stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studyapp.formula.cells import clean, cut
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.memory.days import MINUTE_MS
from studyapp.session.desk import Desk, Today
from studyapp.session.wording import when_next
from studyapp.texts import Texts

WEEK = 7
MORE_NEW = 10
FILES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Course:
    """How the study goes: what a look at all that was learnt tells."""

    events: int | None = None
    streak: int = 0
    answered: int = 0
    mistakes: int = 0
    tomorrow: int = 0
    week: int = 0
    weakest: str | None = None
    missed: float = 0.0
    mastered: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, desk: Desk) -> "Course":
        """Look at all that was learnt."""
        stats = desk.store.stats()
        ahead = {day - stats.today: count for day, count in stats.load.items()}
        return cls(
            events=stats.events,
            streak=stats.streak,
            answered=sum(day.reviews for day in stats.days if day.day == stats.today),
            mistakes=sum(mistake.active for mistake in stats.mistakes),
            tomorrow=ahead.get(1, 0),
            week=sum(count for day, count in ahead.items() if 1 <= day <= WEEK),
            weakest=stats.weakest,
            missed=next((1 - (topic.retention or 0) for topic in stats.topics if topic.name == stats.weakest), 0.0),
            mastered=desk.store.mastered(),
        )


def greeting(desk: Desk, today: Today, course: Course, width: int, *, low: bool = False) -> Iterator[Line]:
    """Say what today holds and the one useful key, then how it goes; on a low screen only the former."""
    if not low:
        yield ()
    for number, sentence in enumerate(_sentences(desk, today, course)):
        yield from wrap([Span(clean(sentence), "plain" if number else "heading")], width)
    if low:
        return
    for told in (" · ".join(_ahead(desk.texts, course)), _weakest(desk, course)):
        if told:
            yield (Span(cut(told, width), "number"),)
    yield ()


def _sentences(desk: Desk, today: Today, course: Course) -> Iterator[str]:
    """Give the headline and the key to press."""
    texts = desk.texts
    if not desk.library.decks:
        yield texts("home.no_decks")
        yield texts("home.no_decks_how", folder=desk.own_decks)
    elif not today.decks:
        yield texts("home.none_chosen", names=", ".join(desk.settings.decks))
        yield texts("home.none_chosen_how")
    elif course.events == 0 and today.new:
        cards = sum(deck.cards for deck in today.decks)
        one = "_one" if len(today.decks) == 1 else ""
        yield texts(f"home.first_run{one}", cards=cards, decks=len(today.decks))
        yield texts("home.first_key", new=today.new)
    elif today.due or today.new:
        yield texts("home.today", due=today.due, learning=today.learning, new=today.new)
        yield texts("home.press_enter")
    else:
        when, answered = when_next(today.next_days, texts), course.answered
        if today.learning:
            yield texts("home.waiting", learning=today.learning, answered=answered)
        else:
            yield texts("home.all_done" if answered else "home.nothing_due", answered=answered, when=when)
        if any(deck.new for deck in today.decks):
            yield texts("home.press_more", count=MORE_NEW)
        else:
            yield texts("home.press_practise")


def _ahead(texts: Texts, course: Course) -> Iterator[str]:
    """Give the load ahead and the mistakes still made, what there is of them."""
    if course.tomorrow:
        yield texts("home.tomorrow", count=course.tomorrow)
    if course.week > course.tomorrow:
        yield texts("home.week", count=course.week)
    if course.mistakes:
        yield texts("home.mistakes_one") if course.mistakes == 1 else texts("home.mistakes", count=course.mistakes)


def _weakest(desk: Desk, course: Course) -> str:
    """Name the topic that is missed most; nothing where none is known to be."""
    weakest = next((deck for deck in desk.library.decks if deck.id == course.weakest), None)
    if weakest is None or not course.missed:
        return ""
    missed = desk.texts("home.missed", percent=f"{100 * course.missed:.0f}")
    return desk.texts("home.weakest", deck=clean(weakest.title.to(desk.lang))) + f" ({missed})"


def streak(course: Course, texts: Texts) -> str:
    """Say how many days in a row something was answered."""
    if course.streak < 1:
        return ""
    return texts("home.streak_one") if course.streak == 1 else texts("home.streak", days=course.streak)


def warnings(desk: Desk, width: int) -> Iterator[Line]:
    """Say what keeps the app from working as it should: settings, decks, a store that cannot be written."""
    texts = desk.texts
    for sentence in _problems(desk, texts):
        yield from wrap([Span(clean(sentence), "wrong")], width)


def _problems(desk: Desk, texts: Texts) -> Iterator[str]:
    if desk.store.read_only:
        yield texts("cli.read_only")
    behind = desk.store.clock_behind_ms // MINUTE_MS
    if behind:
        yield texts("store.clock_behind", minutes=behind)
    for problem in desk.settings_problems[:1]:
        told = texts(f"cli.settings_{problem.code}", name=problem.name, value=problem.value)
        yield texts("home.settings_line", line=problem.line, told=told)
    broken = [problem for problem in desk.library.problems if problem.severity == "error"]
    if broken:
        files = sorted({Path(problem.file).name for problem in broken})
        more = ", …" if len(files) > FILES_NAMED else ""
        yield texts("cli.broken_decks", count=len(broken), files=", ".join(files[:FILES_NAMED]) + more)
