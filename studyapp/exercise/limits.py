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


class Env:
    """The values that names stand for while expressions run, and the work that may still be spent on them."""

    __slots__ = ("left", "spent", "ties", "values")

    def __init__(self, values: dict[str, object], total: int = DRAW_WORK) -> None:
        self.values = values
        self.left = EXPRESSION_WORK
        self.spent = total
        self.ties = 0

    def spend(self, work: int) -> None:
        """Pay for `work` element operations, or refuse to go on."""
        self.left -= work
        if self.left < 0:
            raise ExpressionError("too_much_work")

    def settle(self) -> None:
        """Close the account of one expression and open the next one's."""
        self.spent -= EXPRESSION_WORK - self.left + 50
        self.left = EXPRESSION_WORK


def check_elements(count: int) -> None:
    """Refuse an array larger than anyone computes by hand."""
    if count > MAX_ELEMENTS:
        raise ExpressionError("too_many_elements", count=count, limit=MAX_ELEMENTS)
