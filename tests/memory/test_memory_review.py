"""Steps, buttons, fuzz and leeches."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.buttons import intervals
from studyapp.memory.days import DAY_MS
from studyapp.memory.equations import retrievability
from studyapp.memory.fuzz import bounds, card_seed, fuzz_factor, fuzzed
from studyapp.memory.rating import Rating
from studyapp.memory.review import leeched, previews, review
from studyapp.memory.rules import Rules
from studyapp.memory.state import NEW, Memory, Phase

A, H, G, E = Rating
MINUTE = 60_000


def waits(memory: Memory | None, rules: Rules = Rules(), day: int = 100) -> list[int]:  # noqa: B008
    shown = previews(memory, day=day, wall_ms=0, rules=rules, seed="d/a")
    return [shown[rating].total_ms // MINUTE for rating in Rating]


def after(*ratings: Rating, day: int = 100, rules: Rules = Rules()) -> Memory:  # noqa: B008
    memory = None
    for rating in ratings:
        memory = review(memory, rating, day=day, wall_ms=0, rules=rules, seed="d/a")
    assert memory is not None
    return memory


def test_a_new_card_shows_one_minute_five_ten_and_days() -> None:
    shown = waits(None)
    assert shown[:3] == [1, 5, 10]
    assert 5 * 1440 <= shown[3] <= 10 * 1440


def test_the_second_step_repeats_on_hard_and_graduates_on_good() -> None:
    shown = waits(after(G))
    assert shown[:2] == [1, 10]
    assert shown[2] >= 24 * 60
    assert after(G, G).phase is Phase.REVIEW
    assert after(G, A).step == 0
    assert after(G, H).step == 1


def test_easy_graduates_at_once() -> None:
    assert after(E).phase is Phase.REVIEW
    assert after(E).due_ms is None


def test_a_lapse_goes_through_ten_minutes_and_back_to_days() -> None:
    known = after(E)
    lapsed = review(known, A, day=110, wall_ms=5, rules=Rules(), seed="d/a")
    assert (lapsed.phase, lapsed.lapses, lapsed.due_ms) == (Phase.RELEARNING, 1, 5 + 10 * MINUTE)
    assert waits(lapsed, day=110)[:2] == [10, 15]
    back = review(lapsed, G, day=110, wall_ms=5, rules=Rules(), seed="d/a")
    assert (back.phase, back.lapses) == (Phase.REVIEW, 1)
    assert back.due_day > 110
    assert review(lapsed, A, day=110, wall_ms=5, rules=Rules(), seed="d/a").lapses == 1


def test_a_single_learning_step_and_one_of_days() -> None:
    assert waits(None, Rules(learning_steps=(10 * MINUTE,)))[:2] == [10, 15]
    assert waits(None, Rules(learning_steps=(3 * DAY_MS,)))[:2] == [3 * 1440, 4 * 1440]


def test_same_day_reviews_change_stability_by_the_short_term_rule() -> None:
    known = after(E)
    assert after(E, A).stability < known.stability
    assert after(E, G).stability == pytest.approx(known.stability)


@given(
    st.floats(0.01, 5000),
    st.floats(1, 10),
    st.integers(0, 700),
    st.integers(1, 700),
    st.text(max_size=8),
    st.booleans(),
)
def test_hard_good_easy_are_kept_apart(
    stability: float, difficulty: float, elapsed: int, interval: int, seed: str, fuzz: bool
) -> None:
    memory = Memory(
        phase=Phase.REVIEW,
        stability=stability,
        difficulty=difficulty,
        first_day=0,
        last_day=0,
        due_day=interval,
        reviews=3,
    )
    found = intervals(memory, day=elapsed, rules=Rules(fuzz=fuzz), seed=seed)
    days = [found[rating].days for rating in (H, G, E)]
    assert 1 <= days[0] < days[1] < days[2] <= 36_500


def test_no_interval_passes_the_maximum() -> None:
    memory = Memory(
        phase=Phase.REVIEW, stability=900.0, difficulty=2.0, first_day=0, last_day=0, due_day=900, reviews=9
    )
    shown = intervals(memory, day=900, rules=Rules(maximum_interval=365), seed="x")
    assert [shown[rating].days for rating in (H, G, E)] == [365, 365, 365]


def test_fuzz_is_spread_evenly_over_its_range_and_is_the_same_every_time() -> None:
    low, high = bounds(37.0, 1, 1000)
    drawn = Counter(fuzzed(37.0, 1, 1000, fuzz_factor(card_seed(f"d/{n}"), 4)) for n in range(9000))
    assert set(drawn) == set(range(low, high + 1))
    assert min(drawn.values()) > 800
    assert fuzz_factor(card_seed("d/a"), 4) == fuzz_factor(card_seed("d/a"), 4) != fuzz_factor(card_seed("d/a"), 5)


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "drawn"),
    [
        (1.0, 1, 1000, (1, 1, 1)), (2.49, 1, 1000, (2, 2, 2)), (2.5, 1, 1000, (2, 3, 4)), (7.0, 1, 1000, (5, 7, 9)),
        (17.0, 1, 1000, (14, 17, 20)), (37.0, 1, 1000, (33, 37, 41)), (2.0, 3, 1000, (3, 4, 4)), (2.0, 3, 3, (3, 3, 3)),
        (100.0, 101, 1000, (101, 105, 108)), (100.0, 1, 99, (92, 96, 99)),
    ],
)  # fmt: skip
def test_fuzz_reaches_from_end_to_end(interval: float, minimum: int, maximum: int, drawn: tuple[int, ...]) -> None:
    assert tuple(fuzzed(interval, minimum, maximum, factor) for factor in (0.0, 0.5, 0.99)) == drawn


def test_leeches_at_eight_lapses_and_every_four_after() -> None:
    assert [n for n in range(1, 21) if leeched(n, 8)] == [8, 12, 16, 20]
    assert not any(leeched(n, 0) for n in range(50))


def test_retrievability_is_the_retention_on_the_due_day_of_an_exact_interval() -> None:
    memory = Memory(phase=Phase.REVIEW, stability=30.0, difficulty=5.0, first_day=0, last_day=0, due_day=30)
    assert retrievability(memory, 30, Rules().parameters) == pytest.approx(0.9)
    assert retrievability(NEW, 30, Rules().parameters) == 0.0


def test_higher_retention_brings_cards_back_sooner() -> None:
    exact = {retention: Rules(retention=retention, fuzz=False) for retention in (0.8, 0.9, 0.95)}
    due = [after(E, rules=rules).interval for rules in exact.values()]
    assert due[0] > due[1] > due[2]


def test_a_balanced_interval_replaces_days_but_never_a_step() -> None:
    known = after(E)
    chosen = review(known, G, day=110, wall_ms=0, rules=Rules(), seed="d/a", days=33)
    assert chosen.interval == 33
    assert review(None, G, day=110, wall_ms=0, rules=Rules(), seed="d/a", days=33).due_ms == 10 * MINUTE


def test_rules_survive_being_written_down() -> None:
    rules = Rules(retention=0.85, learning_steps=(), fuzz=False)
    assert Rules.from_dict(rules.to_dict()) == rules
    assert Rules.from_dict({"unknown": 1}) == Rules()
