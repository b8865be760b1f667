"""The tries at one question: hints, retries and reveals, and the rating that they leave possible."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from studyapp.memory.rating import Rating
from studyapp.session.question import Again, Outcome, Step
from studyapp.session.rubric import proposal

UNREADABLE_TRIES = 3


class Attempt(Struct, frozen=True):
    """What happened so far at one question; a new one is made at each step.

    `open` while an answer is awaited, `offered` while one more try with the same numbers may be taken,
    `revealed` once the right answer is out. `steps` counts the steps of a derivation that are out, `ticked` holds the
    points of a rubric that were met; it is None while nothing was ticked.
    """

    started_ms: int
    hints: int = 0
    tries: int = 0
    unreadable: int = 0
    retried: bool = False
    outcome: Outcome | None = None
    answer: str = ""
    answered_ms: int | None = None
    open: bool = True
    offered: bool = False
    revealed: bool = False
    steps: int = 0
    ticked: frozenset[int] | None = None

    def after(self, outcome: Outcome, answer: str) -> "Attempt":
        """Take in one checked answer: what cannot be read costs nothing, one slip may be mended, a mistake may not."""
        if outcome.verdict == "unreadable":
            return replace(self, outcome=outcome, answer=answer, unreadable=self.unreadable + 1)
        again = Again.NO if self.retried else outcome.again
        return replace(
            self,
            outcome=outcome,
            answer=answer,
            tries=self.tries + 1,
            unreadable=0,
            retried=self.retried or again is Again.ASKED,
            open=again is Again.ASKED,
            offered=again is Again.OFFERED,
            revealed=again is Again.NO,
        )

    def reopened(self) -> "Attempt":
        """Take the one more try that was offered."""
        return replace(self, outcome=None, retried=True, open=True, offered=False)

    def shown(self) -> "Attempt":
        """Bring the right answer out."""
        return replace(self, open=False, offered=False, revealed=True)

    def stepped(self, total: int) -> "Attempt":
        """Bring the next of `total` steps out; with the last one the answer is out."""
        after = replace(self, steps=self.steps + 1)
        return after if after.steps < total else after.shown()

    def with_tick(self, point: int) -> "Attempt":
        """Tick a point of a rubric, or take its tick away."""
        return replace(self, ticked=(self.ticked or frozenset()) ^ {point})

    @property
    def skips(self) -> bool:
        """Tell whether so many lines could not be read that the question is passed over."""
        return self.unreadable >= UNREADABLE_TRIES

    def proposed(self, *, checked: bool, points: Sequence[Step] = ()) -> Rating:
        """Propose what check or ticked points say, lowered by hints and retries; a revealed answer is Again."""
        if not checked:
            met = Rating.GOOD if self.ticked is None else proposal(points, self.ticked)
            return min(met, Rating.HARD) if self.hints else met
        if self.tries == 0 or self.outcome is None or self.outcome.rating is None:
            return Rating.AGAIN
        return min(self.outcome.rating, Rating.HARD) if self.hints or self.retried else self.outcome.rating
