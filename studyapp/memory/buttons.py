"""The four buttons: which wait each rating would give, kept apart so that Hard < Good < Easy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from studyapp.memory.days import DAY_MS
from studyapp.memory.equations import answered, raw_interval
from studyapp.memory.fuzz import card_seed, fuzz_factor, fuzzed, growth_floor, half_up
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase
from studyapp.memory.steps import step_after

STABILITY_DECIMALS = 4
DIFFICULTY_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """The wait until a card is due again: whole `days`, or `ms` together with the `step` it then stands on."""

    days: int = 0
    ms: int | None = None
    step: int | None = None

    @property
    def total_ms(self) -> int:
        """The wait in milliseconds, whole days counted as 24 hours."""
        return self.days * DAY_MS if self.ms is None else self.ms


def intervals(memory: Memory, *, day: int, rules: Rules, seed: str) -> Mapping[Rating, Interval]:
    """Give the wait of every rating for a card answered on `day`; `seed` is the card's key and settles the fuzz."""
    kept = replace(
        memory,
        stability=round(memory.stability, STABILITY_DECIMALS),
        difficulty=round(memory.difficulty, DIFFICULTY_DECIMALS),
    )
    raw = {
        rating: raw_interval(answered(kept, rating, day, rules.parameters)[0], rules.retention, rules.parameters)
        for rating in Rating
    }
    factor = fuzz_factor(card_seed(seed), memory.reviews) if rules.fuzz else None
    if memory.phase is Phase.REVIEW:
        return _reviewing(memory.interval, raw, rules, factor)
    steps = rules.relearning_steps if memory.phase is Phase.RELEARNING else rules.learning_steps
    return _stepping(steps, memory.step or 0, raw, rules, factor)


def _reviewing(
    previous: int, raw: Mapping[Rating, float], rules: Rules, factor: float | None
) -> Mapping[Rating, Interval]:
    """Schedule a card in its review phase: Again goes through the relearning steps, passes do not shrink by fuzz."""
    relearning = step_after(rules.relearning_steps, 0, Rating.AGAIN)
    lapse = min(max(half_up(raw[Rating.AGAIN]), 1), rules.maximum_interval)
    waits = {Rating.AGAIN: Interval(ms=relearning[1], step=0) if relearning else Interval(days=lapse)}
    shorter = 0
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        least = max(growth_floor(raw[rating], previous, rules.maximum_interval), shorter + 1)
        shorter = fuzzed(raw[rating], least, rules.maximum_interval, factor)
        waits[rating] = Interval(days=shorter)
    return waits


def _stepping(
    steps: tuple[int, ...], step: int, raw: Mapping[Rating, float], rules: Rules, factor: float | None
) -> Mapping[Rating, Interval]:
    """Schedule a card in its steps; where a rating leaves them, its days stay above those of the rating below."""
    waits: dict[Rating, Interval] = {}
    shorter = 0
    for rating in Rating:
        following = step_after(steps, step, rating)
        if following is None or rating is Rating.GOOD:
            shorter = fuzzed(max(1, half_up(raw[rating])), shorter + 1, rules.maximum_interval, factor)
        waits[rating] = Interval(days=shorter) if following is None else Interval(ms=following[1], step=following[0])
    return waits
