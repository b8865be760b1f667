"""The four buttons: which wait each rating would give, kept apart so that Hard < Good < Easy."""

from msgspec import Struct

from studyapp.memory.balance import Balance
from studyapp.memory.days import DAY_MS
from studyapp.memory.equations import next_state, raw_interval
from studyapp.memory.fuzz import card_seed, fuzz_factor, fuzzed, growth_floor, half_up
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase
from studyapp.memory.steps import step_after

STABILITY_DECIMALS = 4
DIFFICULTY_DECIMALS = 3


class Interval(Struct, frozen=True):
    """The wait until a card is due again: whole `days`, or `ms` together with the `step` it then stands on."""

    days: int = 0
    ms: int | None = None
    step: int | None = None

    @property
    def total_ms(self) -> int:
        """The wait in milliseconds, whole days counted as 24 hours."""
        return self.days * DAY_MS if self.ms is None else self.ms


class Buttons:
    """The ratings of one card on one day; each is worked out when asked for, as a rating needs only those below it."""

    def __init__(self, memory: Memory, *, day: int, rules: Rules, seed: str, balance: Balance | None = None) -> None:
        """Take a card's memory; `seed` is its key and settles the fuzz, which `balance` turns to the emptier days."""
        self._balance = balance
        self.memory = memory
        self.day = day
        self.rules = rules
        self._factor = fuzz_factor(card_seed(seed), memory.reviews) if rules.fuzz else None
        self._known: dict[Rating, int] = {}

    def wait(self, rating: Rating) -> Interval:
        """Give the wait of one rating."""
        return self.step(rating) or Interval(days=self._days(rating))

    def step(self, rating: Rating) -> Interval | None:
        """Give the wait of a rating that leads to a step; None where it schedules in days."""
        if self.memory.phase is Phase.REVIEW:
            following = step_after(self.rules.relearning_steps, 0, rating) if rating is Rating.AGAIN else None
        else:
            following = step_after(self._steps, self.memory.step or 0, rating)
        return None if following is None else Interval(ms=following[1], step=following[0])

    @property
    def _steps(self) -> tuple[int, ...]:
        return self.rules.relearning_steps if self.memory.phase is Phase.RELEARNING else self.rules.learning_steps

    def _raw(self, rating: Rating) -> float:
        """Give the interval before rounding, from a memory of as many decimals as Anki keeps."""
        memory, parameters = self.memory, self.rules.parameters
        if memory.phase is Phase.NEW or memory.last_day is None:
            stability, _ = next_state(0.0, 0.0, None, rating, parameters)
        else:
            kept = round(memory.stability, STABILITY_DECIMALS), round(memory.difficulty, DIFFICULTY_DECIMALS)
            stability, _ = next_state(*kept, self.day - memory.last_day, rating, parameters)
        return raw_interval(stability, self.rules.retention, parameters)

    def _days(self, rating: Rating) -> int:
        """Give the days of a rating that schedules in days, worked out once."""
        if rating not in self._known:
            self._known[rating] = self._work_out(rating)
        return self._known[rating]

    def _work_out(self, rating: Rating) -> int:
        """Keep the days of a rating above those of the rating below it."""
        maximum = self.rules.maximum_interval
        raw = self._raw(rating)
        if self.memory.phase is not Phase.REVIEW:
            return self._spread(max(1, half_up(raw)), self._days_below(rating) + 1)
        if rating is Rating.AGAIN:
            return min(max(half_up(raw), 1), maximum)
        least = max(growth_floor(raw, self.memory.interval, maximum), self._days_below(rating) + 1)
        return self._spread(raw, least)

    def _spread(self, interval: float, least: int) -> int:
        """Choose the days near an interval."""
        maximum = self.rules.maximum_interval
        if self._balance is None or self._factor is None:
            return fuzzed(interval, least, maximum, self._factor)
        return self._balance.choose(interval, least, maximum, self._factor, self.day)

    def _days_below(self, rating: Rating) -> int:
        """Give the days of the rating below, 0 where that one stays within its steps or is a lapse."""
        if rating in (Rating.AGAIN, Rating.HARD):
            return 0
        below = Rating(rating - 1)
        stays = self.memory.phase is not Phase.REVIEW and rating is Rating.GOOD and self._steps
        return 0 if stays else self._days(below)


def intervals(
    memory: Memory, *, day: int, rules: Rules, seed: str, balance: Balance | None = None
) -> dict[Rating, Interval]:
    """Give the wait of every rating for a card answered on `day`."""
    buttons = Buttons(memory, day=day, rules=rules, seed=seed, balance=balance)
    return {rating: buttons.wait(rating) for rating in Rating}
