"""Within the days that fuzz allows, reviews go where there is the least to do; easy days are spared."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.balance import Balance, weekday
from studyapp.memory.buttons import intervals
from studyapp.memory.fuzz import bounds, fuzzed
from studyapp.memory.rating import Rating
from studyapp.memory.review import balanced, review
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase

TODAY = 20_000
LOADS = st.dictionaries(st.integers(TODAY, TODAY + 120), st.integers(0, 50))
INTERVALS = st.floats(1, 100)
FACTORS = st.floats(0, 0.999)


def over(loads: dict[int, int], easy: frozenset[int] = frozenset()) -> Balance:
    return Balance(lambda first, last: {day: n for day, n in loads.items() if first <= day <= last}, easy)


@given(LOADS, INTERVALS, FACTORS)
def test_the_emptiest_day_within_the_range_of_fuzz_is_taken(
    loads: dict[int, int], interval: float, factor: float
) -> None:
    lower, upper = bounds(interval, 1, 36_500)
    days = over(loads).choose(interval, 1, 36_500, factor, TODAY)
    assert lower <= days <= upper
    assert loads.get(TODAY + days, 0) == min(loads.get(TODAY + each, 0) for each in range(lower, upper + 1))


@given(INTERVALS, FACTORS)
def test_where_all_days_are_equally_full_fuzz_alone_decides(interval: float, factor: float) -> None:
    assert over({}).choose(interval, 1, 36_500, factor, TODAY) == fuzzed(interval, 1, 36_500, factor)


@given(st.integers(0, 6), INTERVALS.filter(lambda days: days > 7), FACTORS)
def test_an_easy_day_is_avoided_where_another_is_as_empty(easy: int, interval: float, factor: float) -> None:
    days = over({}, frozenset({easy})).choose(interval, 1, 36_500, factor, TODAY)
    assert weekday(TODAY + days) != easy


@given(LOADS, st.floats(1, 90), st.integers(0, 40), st.integers(1, 9))
def test_the_buttons_stay_apart_and_an_answer_replays_without_the_loads(
    loads: dict[int, int], stability: float, elapsed: int, reviews: int
) -> None:
    rules = Rules()
    memory = Memory(
        Phase.REVIEW, stability, 5.0, 1, TODAY - elapsed, TODAY - elapsed + max(1, int(stability)), reviews=reviews
    )
    balance = over(loads, frozenset({5, 6}))
    shown = intervals(memory, day=TODAY, rules=rules, seed="d/a", balance=balance)
    assert shown[Rating.HARD].days < shown[Rating.GOOD].days < shown[Rating.EASY].days
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        days = balanced(memory, rating, day=TODAY, rules=rules, seed="d/a", balance=balance)
        after = review(memory, rating, day=TODAY, wall_ms=0, rules=rules, seed="d/a", days=days)
        assert after.interval == shown[rating].days


def test_many_cards_learnt_together_spread_evenly() -> None:
    alone, load = Counter[int](), Counter[int]()
    memory = Memory(Phase.REVIEW, 40.0, 5.0, 1, TODAY - 40, TODAY, reviews=3)
    for card in range(200):
        wait = intervals(memory, day=TODAY, rules=Rules(), seed=f"d/{card}", balance=over(load))[Rating.GOOD]
        load[TODAY + wait.days] += 1
        alone[intervals(memory, day=TODAY, rules=Rules(), seed=f"d/{card}")[Rating.GOOD].days] += 1
    assert max(load.values()) - min(load.values()) <= 1
    assert max(alone.values()) - min(alone.values()) > 5
