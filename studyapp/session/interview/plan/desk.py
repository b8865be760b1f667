"""The plan of one learner: made from the cards, memories and habits of a desk, and compared with the plan before."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studyapp.errors import StudyError, UsageError
from studyapp.memory.state import Memory, Phase
from studyapp.session.desk import Desk
from studyapp.session.interview.office import FAR, topic_rows
from studyapp.session.interview.plan.forecast import Plan, plan, spread
from studyapp.session.interview.plan.habits import Habits, attendance, first_right, minutes_of, strength, tempo
from studyapp.session.interview.plan.simulate import Course, Known, Task, usual_seconds

NAME = "plan.json"
LONGEST_DAYS = 730
MOST_MINUTES = 720


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The plan made last, to go on with and to compare with: when, to which day, and what it counted on."""

    by: int
    topics: tuple[str, ...]
    minutes: int
    made: int
    known: float
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened since the plan before: days gone and studied, new cards planned and begun, and both forecasts."""

    made: int
    days: int
    studied: int
    planned: int
    begun: int
    known_then: float


def make_plan(desk: Desk, by: int, topics: Sequence[str], minutes: int | None) -> Plan:
    """Plan the days up to a date; the date itself is for the interview."""
    store = desk.store
    today = store.today()
    if by <= today:
        raise StudyError("plan.past_date")
    if by - today > LONGEST_DAYS:
        raise StudyError("plan.too_far", days=LONGEST_DAYS)
    stats = store.stats()
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise UsageError("plan.bad_minutes", minutes=minutes, most=MOST_MINUTES)
    tested = sum(each.tested for each in stats.calibration)
    passed = sum(each.passed for each in stats.calibration)
    habits = Habits(
        attendance=attendance([day.day for day in stats.days if day.reviews], today),
        tempo=tempo(sum(day.ms for day in stats.days) / 1000, _usual(desk)),
        strength=strength(
            tested,
            passed,
            sum(each.predicted * each.tested for each in stats.calibration),
        ),
        first=first_right(sum(day.new for day in stats.days), stats.ratings["again"] - (tested - passed)),
    )
    course = Course(today, by, minutes or minutes_of(stats.days), habits, store.rules)
    return plan(_tasks(desk, topics), course)


def _usual(desk: Desk) -> float:
    """Give the seconds that all answers so far usually take."""
    memories = {due.card: due.memory for due in desk.store.due(FAR, FAR)}
    rows = desk.library.find(memories)
    return sum(usual_seconds(row.kind, memories[key].reviews) for key, row in rows.items() if key in memories)


def _tasks(desk: Desk, topics: Sequence[str]) -> list[Task]:
    """List the cards of the plan, known ones with their memory, new ones in the order in which to begin them."""
    memories = {due.card: due.memory for due in desk.store.due(FAR, FAR)}
    hidden = desk.store.hidden()
    rows = [row for row in topic_rows(desk, topics) if row.status == "ready" and row.key not in hidden]
    if not rows:
        raise StudyError("plan.no_cards", topics=", ".join(topics))
    tasks = [Task(row.key, row.deck, row.kind, _known(memories.get(row.key))) for row in rows]
    return [*(task for task in tasks if task.known), *spread([task for task in tasks if task.known is None])]


def _known(memory: Memory | None) -> Known | None:
    """Give what the simulation needs of a memory; nothing for a card never answered."""
    if memory is None or memory.phase is Phase.NEW or memory.last_day is None:
        return None
    due = memory.last_day if memory.due_day is None else memory.due_day
    return Known(memory.stability, memory.difficulty, memory.last_day, due)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Keeps the plan made last in the home."""

    folder: Path

    def load(self) -> Kept | None:
        """Read the plan before; one that cannot be read is as good as none."""
        try:
            return msgspec.json.decode((self.folder / NAME).read_bytes(), type=Kept)
        except (OSError, msgspec.MsgspecError):
            return None

    def save(self, made: Plan, topics: Sequence[str]) -> None:
        """Keep a plan."""
        new = tuple(sum(day.new.values()) for day in made.days)
        course = made.course
        kept = Kept(
            by=course.by, topics=tuple(topics), minutes=course.minutes, made=course.first, known=made.known, new=new
        )
        temporary = self.folder / f"{NAME}.new"
        try:
            temporary.write_bytes(msgspec.json.encode(kept))
            temporary.replace(self.folder / NAME)
        except OSError as error:
            raise StudyError("plan.unwritable", path=str(self.folder / NAME), why=str(error.strerror)) from error


def progress(desk: Desk, before: Kept) -> Progress | None:
    """Tell what happened since the plan before; nothing where it was made today."""
    today = desk.store.today()
    if before.made >= today:
        return None
    days = [day for day in desk.store.stats().days if before.made <= day.day < today]
    return Progress(
        made=before.made,
        days=today - before.made,
        studied=sum(day.reviews > 0 for day in days),
        planned=sum(before.new[: today - before.made]),
        begun=sum(day.new for day in days),
        known_then=before.known,
    )
