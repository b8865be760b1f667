"""What is remembered about one card: a row of the projection, made from its events and nothing else."""

from enum import IntEnum

from msgspec import Struct


class Phase(IntEnum):
    """Where a card stands: never answered, in its first steps, scheduled in days, or in the steps after a lapse."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Memory(Struct, frozen=True):
    """The memory of one card; days are scheduler days, `due_ms` is set while a step is due within the day.

    `stability` (days) and `difficulty` (1 to 10) mean nothing before the first review. `first_day` is the day on which
    the card was new, `flag` a number the learner gave it, `leech` whether it was set aside for its lapses.
    `tested` counts the first answers of later days, and `passed` those that recalled the card: its true retention.
    """

    phase: Phase = Phase.NEW
    stability: float = 0.0
    difficulty: float = 0.0
    first_day: int | None = None
    last_day: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    step: int | None = None
    reviews: int = 0
    lapses: int = 0
    suspended: bool = False
    leech: bool = False
    buried_until: int | None = None
    flag: int = 0
    tested: int = 0
    passed: int = 0

    @property
    def interval(self) -> int:
        """The days between the last review and the due day."""
        if self.last_day is None or self.due_day is None:
            return 0
        return max(0, self.due_day - self.last_day)

    @property
    def learnt(self) -> bool:
        """Whether the card has left its first steps."""
        return self.phase in (Phase.REVIEW, Phase.RELEARNING)

    def hidden(self, day: int) -> bool:
        """Tell whether the card is kept out of the queue on `day`."""
        return self.suspended or (self.buried_until is not None and self.buried_until >= day)


NEW = Memory()
