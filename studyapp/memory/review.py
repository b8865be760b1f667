"""Answering a card: from its memory and a rating to its next memory."""

from msgspec.structs import replace

from studyapp.memory.balance import Balance
from studyapp.memory.buttons import Buttons, Interval, intervals
from studyapp.memory.days import DAY_MS
from studyapp.memory.equations import answered
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import NEW, Memory, Phase


def previews(
    memory: Memory | None, *, day: int, wall_ms: int, rules: Rules, seed: str, balance: Balance | None = None
) -> dict[Rating, Interval]:
    """Give the wait that each rating would bring; the rating then chosen brings exactly that."""
    del wall_ms
    return intervals(memory or NEW, day=day, rules=rules, seed=seed, balance=balance)


def balanced(
    memory: Memory | None, rating: Rating, *, day: int, rules: Rules, seed: str, balance: Balance
) -> int | None:
    """Give the days that balancing chooses for a rating; None where fuzz alone comes to the same, or a step follows."""
    before = memory or NEW
    buttons = Buttons(before, day=day, rules=rules, seed=seed, balance=balance)
    if buttons.step(rating) is not None:
        return None
    days = buttons.wait(rating).days
    return None if days == Buttons(before, day=day, rules=rules, seed=seed).wait(rating).days else days


def review(
    memory: Memory | None, rating: Rating, *, day: int, wall_ms: int, rules: Rules, seed: str, days: int | None = None
) -> Memory:
    """Give the memory after an answer; `days` replaces the interval where load balancing chose another day."""
    before = memory or NEW
    stability, difficulty = answered(before, rating, day, rules.parameters)
    return settle(
        before, rating, stability, difficulty, _chosen(before, rating, day, rules, seed, days), day, wall_ms, rules
    )


def settle(
    before: Memory,
    rating: Rating,
    stability: float,
    difficulty: float,
    wait: Interval,
    day: int,
    wall_ms: int,
    rules: Rules,
) -> Memory:
    """Write down an answer whose equations and wait are known: phase, due moment, counts, leech."""
    lapsed = before.phase is Phase.REVIEW and rating is Rating.AGAIN
    lapses = before.lapses + lapsed
    leech = lapsed and leeched(lapses, rules.leech)
    tested = before.last_day is not None and before.last_day < day
    return replace(
        before,
        phase=_phase_after(before.phase, rating, wait),
        stability=stability,
        difficulty=difficulty,
        first_day=day if before.first_day is None else before.first_day,
        last_day=day,
        due_day=day + wait.total_ms // DAY_MS,
        due_ms=None if wait.ms is None else wall_ms + wait.ms,
        step=wait.step,
        reviews=before.reviews + 1,
        lapses=lapses,
        suspended=before.suspended or leech,
        leech=before.leech or leech,
        tested=before.tested + tested,
        passed=before.passed + (tested and rating.passed),
    )


def leeched(lapses: int, threshold: int) -> bool:
    """Tell whether this lapse makes a leech: at the threshold and after every further half of it.

    >>> [lapses for lapses in range(1, 21) if leeched(lapses, 8)]
    [8, 12, 16, 20]
    """
    return 0 < threshold <= lapses and (lapses - threshold) % max(1, (threshold + 1) // 2) == 0


def _chosen(before: Memory, rating: Rating, day: int, rules: Rules, seed: str, days: int | None) -> Interval:
    """Take the wait of the rating's button, or the balanced number of days where the button gives days."""
    buttons = Buttons(before, day=day, rules=rules, seed=seed)
    if days is None:
        return buttons.wait(rating)
    return buttons.step(rating) or Interval(days=min(max(1, days), rules.maximum_interval))


def _phase_after(phase: Phase, rating: Rating, wait: Interval) -> Phase:
    """Follow the card from its first steps to reviews, and through relearning back to them."""
    if wait.ms is None:
        return Phase.REVIEW
    if phase is Phase.REVIEW and rating is Rating.AGAIN:
        return Phase.RELEARNING
    return Phase.RELEARNING if phase is Phase.RELEARNING else Phase.LEARNING
