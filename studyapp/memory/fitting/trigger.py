"""When a fit is due: with enough answers to learn from, and again after each further tenth of them."""

FEWEST = 400
FURTHER = 10


def is_due(reviews: int, trials: int, last: int | None) -> bool:
    """Tell whether to fit now; `last` counts the reviews at the last fit (None: never).

    `trials` counts the answers that tested the memory: a card's first answer of a day, the day it was new apart.

    >>> is_due(900, 399, None), is_due(900, 400, None), is_due(1_099, 500, 1_000), is_due(1_100, 500, 1_000)
    (False, True, False, True)
    """
    return trials >= FEWEST and (last is None or reviews * FURTHER >= last * (FURTHER + 1))
