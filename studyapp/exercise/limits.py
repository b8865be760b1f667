"""The bounds that keep an expression from a stranger harmless: length, depth, size, exponent and work."""

from studyapp.exercise.errors import ExpressionError

MAX_LENGTH = 1_000
MAX_DEPTH = 64
MAX_ELEMENTS = 10_000
MAX_EXPONENT = 64
MAX_INTEGER = 10**30
MAX_STRING = 100
EXPRESSION_WORK = 4_000_000
DRAW_WORK = 60_000_000
MOST_PARTS = 64
_WORK_OF_A_RUN = 50


class Env:
    """The values that names stand for while expressions run, and the work that may still be spent on them."""

    __slots__ = ("budget", "left", "ties", "values")

    def __init__(self, values: dict[str, object], total: int = DRAW_WORK) -> None:
        self.values = values
        self.left = EXPRESSION_WORK
        self.budget = total
        self.ties = 0

    def spend(self, work: int) -> None:
        """Pay for `work` element operations, or refuse to go on."""
        self.left -= work
        if self.left < 0:
            raise ExpressionError("too_much_work")

    def settle(self) -> None:
        """Close the account of one expression and open the next one's; refuse to go on when all is spent."""
        self.budget -= EXPRESSION_WORK - self.left + _WORK_OF_A_RUN
        self.left = EXPRESSION_WORK
        if self.budget < 0:
            raise ExpressionError("too_much_work")


def check_elements(count: int) -> None:
    """Refuse an array larger than anyone computes by hand."""
    if count > MAX_ELEMENTS:
        raise ExpressionError("too_many_elements", count=count, limit=MAX_ELEMENTS)
