"""What counts as a parameter set: 21 numbers within FSRS-6's bounds, wherever they come from."""

from math import isfinite

LOWEST = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
    0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
)  # fmt: skip
HIGHEST = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
    5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip


def usable(values: object) -> tuple[float, ...] | None:
    """Take a parameter set from a file or another program; None where FSRS would refuse it."""
    if not isinstance(values, list | tuple) or len(values) != len(LOWEST):
        return None
    if not all(isinstance(value, int | float) and isfinite(value) for value in values):
        return None
    inside = all(low <= value <= high for low, value, high in zip(LOWEST, values, HIGHEST, strict=True))
    return tuple(map(float, values)) if inside else None
