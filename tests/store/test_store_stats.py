"""The numbers of the statistics page are those that counting the answers one by one gives."""

import random
from collections import Counter

import pytest
from store_hands import Hands

from studyapp.memory.days import HOUR_MS
from studyapp.memory.equations import retrievability
from studyapp.memory.rating import Rating
from studyapp.memory.state import Phase
from studyapp.store import Answered, Store

CARDS = [f"{'de'[number % 2]}/{number}" for number in range(30)]


@pytest.fixture
def studied(store: Store, hands: Hands) -> Store:
    """Answer what is due and some more for two months, with some undone and some forgotten."""
    chance = random.Random(4)
    for _ in range(60):
        for card in chance.sample(CARDS, 6):
            hands.minutes(chance.randrange(120))
            store.record(Answered(card, chance.choice(list(Rating)), 1000 + chance.randrange(500)))
            if chance.random() < 0.1:
                store.undo()
        if chance.random() < 0.2:
            getattr(store, chance.choice(["forget", "suspend", "bury"]))(chance.choice(CARDS))
        hands.days(1)
    return store


def test_the_roll_ups_are_sound(studied: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert studied.verify().faults == ()
    monkeypatch.setattr("studyapp.store.verify.BULK_FROM", 0)
    assert studied.verify().faults == ()


def test_histograms_count_the_cards_answered(studied: Store) -> None:
    memories = [memory for card in CARDS if (memory := studied.memory(card)) and memory.phase is not Phase.NEW]
    stats = studied.stats()
    for bars, values in (
        (stats.stability, [memory.stability for memory in memories]),
        (stats.difficulty, [memory.difficulty for memory in memories]),
        (stats.intervals, [memory.interval for memory in memories if memory.phase is Phase.REVIEW]),
        (
            stats.retrievability,
            [retrievability(memory, studied.today(), studied.rules.parameters) for memory in memories],
        ),
    ):
        assert sum(bar.cards for bar in bars) == len(values)
        for bar in bars:
            high = float("inf") if bar is bars[-1] else bar.high
            assert bar.cards == sum(bar.low <= value < high for value in values), bar
    assert stats.seen == len(memories)


def test_retention_by_hour_deck_and_day_are_of_the_same_answers(studied: Store) -> None:
    stats = studied.stats()
    tested = sum(day.tested for day in stats.days)
    passed = sum(day.passed for day in stats.days)
    assert tested > 50
    for groups in (stats.hours, stats.topics, stats.calibration):
        assert (sum(each.tested for each in groups), sum(each.passed for each in groups)) == (tested, passed)
    assert {topic.name for topic in stats.topics} == {"d", "e"}
    assert sum(topic.ms for topic in stats.topics) == sum(day.ms for day in stats.days)


def test_hours_are_those_of_the_clock_on_the_wall(store: Store, hands: Hands) -> None:
    hands.offset = 330
    store.record(Answered("d/1", Rating.EASY))
    hands.days(30)
    hands.now += 3 * HOUR_MS
    store.record(Answered("d/1", Rating.GOOD))
    assert [(hour.name, hour.passed) for hour in store.stats().hours] == [(20, 1)]


def test_calibration_sets_predictions_beside_what_happened(store: Store, hands: Hands) -> None:
    for number in range(10):
        store.record(Answered(f"d/{number}", Rating.EASY))
    memory = store.memory("d/0")
    hands.days(memory.interval)
    predicted = Counter(
        round(retrievability(store.memory(f"d/{number}"), store.today(), store.rules.parameters), 3)
        for number in range(10)
    )
    for number in range(10):
        store.record(Answered(f"d/{number}", Rating.AGAIN if number < 2 else Rating.GOOD))
    (found,) = store.stats().calibration
    assert (found.tested, found.passed) == (10, 8)
    assert found.low <= found.predicted < found.high
    assert found.predicted == pytest.approx(next(iter(predicted)), abs=1e-3)


def test_the_weakest_topic_needs_enough_answers(store: Store, hands: Hands) -> None:
    for deck, cards, rating in (("a", 12, Rating.GOOD), ("b", 12, Rating.AGAIN), ("c", 3, Rating.AGAIN)):
        for number in range(cards):
            store.record(Answered(f"{deck}/{number}", Rating.EASY))
            hands.days(10)
            assert store.stats().weakest in (None, "a")
            hands.days(-10)
        hands.days(10)
        for number in range(cards):
            store.record(Answered(f"{deck}/{number}", rating))
        if deck == "b":
            assert store.stats().weakest == "b"
            break


def test_retention_by_tag_puts_the_weakest_first(store: Store, hands: Hands) -> None:
    for card in ("d/1", "d/2", "d/3"):
        store.record(Answered(card, Rating.EASY))
    hands.days(9)
    for card, rating in (("d/1", Rating.AGAIN), ("d/2", Rating.GOOD), ("d/3", Rating.GOOD)):
        store.record(Answered(card, rating))
    tags = [("d/1", ("loss", "hard")), ("d/2", ("loss",)), ("d/3", ("easy",)), ("d/4", ("never",))]
    found = store.retention_by_tag(tags)
    assert [(each.name, each.retention) for each in found] == [("hard", 0.0), ("loss", 0.5), ("easy", 1.0)]


def test_stats_as_json_keep_their_keys_and_add_the_new_ones(studied: Store) -> None:
    found = studied.stats().to_dict()
    assert {"events", "reviews", "cards", "seen", "retention", "streak", "ratings", "states", "load"} <= set(found)
    assert {"hours", "topics", "calibration", "stability", "difficulty", "intervals", "retrievability"} <= set(found)
