"""Learning and relearning steps: the short waits (ms) before a card is scheduled in days."""

from studyapp.memory.days import DAY_MS
from studyapp.memory.rating import Rating


def step_after(steps: tuple[int, ...], step: int, rating: Rating) -> tuple[int, int] | None:
    """Give (next step, wait in ms) for an answer at `step`, or None where the card leaves its steps.

    >>> step_after((60_000, 600_000), 0, Rating.HARD), step_after((60_000, 600_000), 1, Rating.GOOD)
    ((0, 330000), None)
    """
    if not steps or rating is Rating.EASY:
        return None
    step = min(step, len(steps) - 1)
    if rating is Rating.AGAIN:
        return 0, steps[0]
    if rating is Rating.HARD:
        return step, _hard_wait(steps) if step == 0 else steps[step]
    return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None


def _hard_wait(steps: tuple[int, ...]) -> int:
    """Put Hard on the first step between Again and Good, or at one and a half times a single step."""
    wait = (steps[0] + steps[1]) // 2 if len(steps) > 1 else min(steps[0] * 3 // 2, steps[0] + DAY_MS)
    return (wait + DAY_MS // 2) // DAY_MS * DAY_MS if wait > DAY_MS else wait
