"""The plan kept between runs: what was promised for each day, how the forecast went, and what really happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studyapp.errors import StudyError
from studyapp.session.interview.plan.forecast import Plan
from studyapp.store import Store

NAME = "plan.json"


class Promised(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan had for a day, as it stood on that day."""

    day: int
    minutes: float
    reviews: int
    new: int


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The plan to one date: what is asked for, the days since it was first made, and each forecast with its day."""

    by: int
    topics: tuple[str, ...]
    minutes: int
    days: tuple[Promised, ...] = ()
    forecasts: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Lived:
    """One day gone: what was promised for it, and what was done."""

    day: int
    promised: Promised
    minutes: float = 0.0
    reviews: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened since the plan to this date was first made: the days gone, and the forecast of that time."""

    made: int
    known_then: float
    lived: tuple[Lived, ...]

    @property
    def days(self) -> int:
        """The days gone."""
        return len(self.lived)

    @property
    def studied(self) -> int:
        """The days on which something was answered."""
        return sum(day.reviews > 0 for day in self.lived)

    @property
    def planned(self) -> int:
        """The new cards that were promised."""
        return sum(day.promised.new for day in self.lived)

    @property
    def begun(self) -> int:
        """The new cards that were begun."""
        return sum(day.new for day in self.lived)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Keeps the plan in the learner's folder."""

    folder: Path

    def load(self) -> Kept | None:
        """Read the plan before; one that cannot be read is as good as none."""
        try:
            return msgspec.json.decode((self.folder / NAME).read_bytes(), type=Kept)
        except (OSError, msgspec.MsgspecError):
            return None

    def save(self, made: Plan, topics: Sequence[str]) -> Kept:
        """Keep a plan; of the one before to the same date stay the days gone and the forecasts."""
        kept = renewed(self.load(), made, tuple(topics))
        temporary = self.folder / f"{NAME}.new"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(msgspec.json.encode(kept))
            temporary.replace(self.folder / NAME)
        except OSError as error:
            raise StudyError("plan.unwritable", path=str(self.folder / NAME), why=str(error.strerror)) from error
        return kept


def renewed(before: Kept | None, made: Plan, topics: tuple[str, ...]) -> Kept:
    """Put a plan made anew in the place of the one before; a day gone keeps what was promised for it."""
    course = made.course
    same = before is not None and (before.by, before.topics) == (course.by, topics)
    gone = tuple(day for day in before.days if day.day < course.first) if before is not None and same else ()
    past = tuple(each for each in before.forecasts if each[0] < course.first) if before is not None and same else ()
    coming = (
        Promised(day=day.day, minutes=day.minutes, reviews=day.reviews, new=sum(day.new.values())) for day in made.days
    )
    return Kept(
        by=course.by,
        topics=topics,
        minutes=course.minutes,
        days=(*gone, *coming),
        forecasts=(*past, (course.first, made.known)),
    )


def progress(store: Store, kept: Kept | None) -> Progress | None:
    """Tell what happened since the plan was first made; nothing where that was today."""
    today = store.today()
    if kept is None or not kept.forecasts or kept.forecasts[0][0] >= today:
        return None
    done = {day.day: day for day in store.stats().days}
    lived = tuple(
        Lived(each.day, each, done[each.day].ms / 60_000, done[each.day].reviews, done[each.day].new)
        if each.day in done
        else Lived(each.day, each)
        for each in kept.days
        if each.day < today
    )
    made, known = kept.forecasts[0]
    return Progress(made, known, lived)
