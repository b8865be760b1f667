"""The four answers a learner can give to "how well did you know it?"."""

from enum import IntEnum


class Rating(IntEnum):
    """Again is a lapse; Hard, Good and Easy are passes of growing ease."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def passed(self) -> bool:
        """Tell whether the card was recalled."""
        return self is not Rating.AGAIN
