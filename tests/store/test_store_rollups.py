"""Roll-ups are appended with each answer and folded now and then; either way they come to the same counts."""

import random
from collections.abc import Callable

import pytest
from store_hands import Hands

from studyapp.memory.rating import Rating
from studyapp.store import Answered, Store
from studyapp.store.queries import loads

Open = Callable[..., Store]
CARDS = [f"{'de'[number % 2]}/{number}" for number in range(12)]
AHEAD = 400


def study(store: Store, hands: Hands, seed: int, steps: int = 120) -> None:
    """Answer and change cards at random over some weeks."""
    chance = random.Random(seed)
    for _ in range(steps):
        card = chance.choice(CARDS)
        match chance.randrange(12):
            case 0:
                store.undo()
            case 1:
                chance.choice([store.suspend, store.resume, store.bury, store.forget])(card)
            case _:
                store.record(Answered(card, chance.choice(list(Rating)), 700))
        hands.minutes(chance.randrange(600))


def due_by_day(store: Store) -> dict[int, int]:
    """Count the cards due on each day from their memories."""
    count: dict[int, int] = {}
    for (day,) in store._database.connection.execute(
        "SELECT due_day FROM memory WHERE due_day IS NOT NULL AND due_ms IS NULL AND suspended = 0"
    ):
        count[day] = count.get(day, 0) + 1
    return count


@pytest.mark.parametrize("most", [0, 20, 10_000])
def test_folding_late_or_early_comes_to_the_same_counts(
    store: Store, hands: Hands, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("studyapp.store.rows.MOST_DELTAS", most)
    study(store, hands, 1)
    (waiting,) = store._database.connection.execute("SELECT count(*) FROM rollup_delta").fetchone()
    assert waiting <= most
    assert (waiting > 500) == (most == 10_000)
    assert store.verify().faults == ()
    found = loads(store._database.connection, store.today() - AHEAD, store.today() + AHEAD)
    assert {day: cards for day, cards in found.items() if cards} == due_by_day(store)


def test_mastered_cards_are_counted_by_deck(store: Store, hands: Hands) -> None:
    for card in ("d/1", "d/2", "e/1"):
        store.record(Answered(card, Rating.EASY))
    assert store.mastered() == {}
    hands.days(30)
    for card in ("d/1", "e/1"):
        store.record(Answered(card, Rating.EASY))
    assert store.mastered() == {"d": 1, "e": 1}
    store.forget("e/1")
    assert store.mastered() == {"d": 1}
    store.rename("d/1", "e/9")
    assert store.mastered() == {"e": 1}


def test_a_changed_count_is_found_wherever_it_waits(store: Store) -> None:
    store.record(Answered("d/1", Rating.EASY))
    connection = store._database.connection
    connection.execute("UPDATE rollup_delta SET total = total + 1 WHERE name = 2")
    assert [fault.kind for fault in store.verify().faults] == ["rollup"]
    assert store.repair().sound


@pytest.mark.parametrize("seed", range(3))
def test_the_loads_kept_in_memory_are_those_of_the_file(store: Store, hands: Hands, seed: int) -> None:
    kept = store._database.loads
    for turn in range(12):
        kept(store.today(), store.today() + AHEAD)
        study(store, hands, 10 * seed + turn, 10)
        if turn == 6:
            store.rename("d/0", "e/1")
        found = kept(store.today(), store.today() + AHEAD)
        assert {day: n for day, n in found.items() if n and day >= store.today()} == {
            day: n for day, n in due_by_day(store).items() if day >= store.today()
        }


def test_an_answer_that_fails_leaves_the_loads_alone(store: Store, hands: Hands) -> None:
    for card in CARDS:
        store.record(Answered(card, Rating.EASY))
    hands.days(30)
    connection = store._database.connection
    shown = store.previews("d/0")
    connection.execute("CREATE TRIGGER full BEFORE INSERT ON rollup_delta BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(Exception, match="damaged"):
        store.record(Answered("d/0", Rating.GOOD))
    connection.execute("DROP TRIGGER full")
    assert store.previews("d/0") == shown
    assert store.record(Answered("d/0", Rating.GOOD)).interval == shown[Rating.GOOD].days


def test_a_second_window_sees_the_loads_that_the_first_one_makes(open_store: Open) -> None:
    first, second = open_store(), open_store()
    before = dict(second._database.loads(first.today(), first.today() + AHEAD))
    memory = first.record(Answered("d/0", Rating.EASY))
    assert second._database.loads(first.today(), first.today() + AHEAD) == {**before, memory.due_day: 1}
