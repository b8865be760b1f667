"""The rating that the ticked points of a rubric propose: every must, then the share of the weights."""

from collections.abc import Sequence, Set

from studyapp.memory.rating import Rating
from studyapp.session.question import Step

HALF = 0.5


def share(points: Sequence[Step], ticked: Set[int]) -> float:
    """Return the ticked part of the weights, from 0 to 1."""
    whole = sum(point.weight for point in points)
    return sum(point.weight for index, point in enumerate(points) if index in ticked) / whole if whole else 1.0


def proposal(points: Sequence[Step], ticked: Set[int]) -> Rating:
    """Propose Again while a must is missing or less than half is there, Good for the whole, else Hard."""
    missing = any(point.must and index not in ticked for index, point in enumerate(points))
    reached = share(points, ticked)
    if missing or reached < HALF:
        return Rating.AGAIN
    return Rating.GOOD if reached >= 1 else Rating.HARD
