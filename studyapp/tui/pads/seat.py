"""An interview as the pads see it: the candidate's seat."""

from dataclasses import dataclass

from studyapp.session.attempt import Attempt
from studyapp.session.interview.sitting import Interview
from studyapp.session.interview.sitting import Phase as Stage
from studyapp.session.question import Posed, Way
from studyapp.session.review import Phase
from studyapp.tui.pads import pad_for
from studyapp.tui.pads.pad import Pad


@dataclass(frozen=True, slots=True)
class Seen:
    """The question at hand, and what may be seen of it."""

    posed: Posed
    attempt: Attempt


class Seat:
    """Open while a question is asked; judged once its answer is shown or waits to be graded. Holds the ticks."""

    def __init__(self, session: Interview) -> None:
        self._session = session
        self._pads: dict[tuple[int, bool], Pad] = {}
        self.ticked: frozenset[int] = frozenset()

    @property
    def phase(self) -> Phase:
        """Whether an answer is awaited."""
        return Phase.ASKING if self._session.asking else Phase.JUDGED

    @property
    def revealed(self) -> bool:
        """Tell whether the right answer may be seen."""
        return self._session.phase in (Stage.SHOWN, Stage.GRADING)

    @property
    def current(self) -> Seen:
        """The question at hand; an answer that the app checked is checked again once it may be seen."""
        turn = self._session.current
        checked = self.revealed and bool(turn.item.verdict)
        outcome = turn.posed.check(turn.item.answer) if checked else None
        return Seen(turn.posed, Attempt(0, outcome=outcome, revealed=self.revealed, ticked=self.ticked))

    def step(self) -> None:
        """Reveal nothing: the steps of a derivation are ticked afterwards."""

    def tick(self, point: int) -> None:
        """Tick a point that the answer met, or take its tick away."""
        self.ticked ^= {point}

    def pad(self) -> Pad:
        """Give the pad of the question at hand; one passed and come back to is found as it was left."""
        session = self._session
        question = session.current.posed.question
        grading = session.phase is Stage.GRADING
        chosen = question.checked and session.phase is not Stage.FOLLOWING
        key = (session.current.number, grading)
        if key not in self._pads:
            way = Way.TICK if grading and session.ticks else question.way if chosen else Way.RECALL
            self._pads[key] = pad_for(self, way)
        return self._pads[key]
