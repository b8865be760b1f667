"""What was never answered: told for a few cards, counted by deck without looking at every card."""

from collections.abc import Callable, Iterable

import pytest
from store_hands import Hands

from studyapp.memory.rating import Rating
from studyapp.store import Answered, Shelf, Store

Open = Callable[..., Store]
DECK = [f"d/{number}" for number in range(10)]


def not_asked(deck: str) -> Iterable[str]:
    raise AssertionError(f"{deck} was looked at")


def count(store: Store, stamp: str = "1", keys: list[str] = DECK) -> int:
    return store.unseen_counts({"d": Shelf(len(keys), stamp)}, lambda _: keys)["d"]


def test_answered_and_hidden_cards_are_not_new(store: Store, hands: Hands) -> None:
    store.record(Answered("d/1", Rating.AGAIN))
    store.suspend("d/2")
    store.bury("d/3")
    assert store.unseen(DECK[:5]) == {"d/0", "d/4"}
    assert count(store) == 7
    hands.days(1)
    assert store.unseen(DECK[:5]) == {"d/0", "d/3", "d/4"}
    assert count(store) == 8
    store.resume("d/2")
    store.forget("d/1")
    assert count(store) == 10


def test_a_deck_never_touched_is_not_looked_at(store: Store) -> None:
    assert store.unseen_counts({"d": Shelf(10, "1")}, not_asked) == {"d": 10}


def test_cards_that_left_their_deck_are_counted_once_for_each_version_of_its_file(open_store: Open) -> None:
    store = open_store()
    for card in ("d/1", "d/2", "d/gone"):
        store.record(Answered(card, Rating.EASY))
    assert count(store) == 8
    store.close()
    store = open_store()
    store.record(Answered("d/3", Rating.EASY))
    assert store.unseen_counts({"d": Shelf(10, "1")}, not_asked) == {"d": 7}
    assert count(store, "2", [*DECK[:2], "d/new"]) == 2
    assert count(store, "3", DECK) == 7


@pytest.mark.parametrize("way", ["rename", "repair", "forget", "undo"])
def test_the_count_stays_right_whatever_happens_to_an_orphan(store: Store, way: str) -> None:
    store.record(Answered("d/1", Rating.EASY))
    store.record(Answered("d/gone", Rating.EASY))
    assert count(store) == 9
    match way:
        case "rename":
            store.rename("d/gone", "d/5")
        case "undo":
            store.undo()
        case "repair":
            store.repair()
        case "forget":
            store.forget("d/gone")
    assert count(store) == (8 if way == "rename" else 9)


def test_looking_only_counts_the_same_and_writes_nothing(open_store: Open, hands: Hands) -> None:
    store = open_store()
    store.record(Answered("d/1", Rating.EASY))
    looking = Store.peek(store._database.files.folder, clock=hands.clock())
    assert count(looking) == 9
    looking.close()


def test_due_cards_are_counted_by_deck_as_they_are_listed(store: Store, hands: Hands) -> None:
    for number in range(12):
        store.record(Answered(f"{'de'[number % 2]}/{number}", Rating.GOOD if number % 3 else Rating.EASY))
    hands.days(30)
    store.bury("d/0")
    store.suspend("e/3")
    store.record(Answered("d/6", Rating.AGAIN))
    for _ in range(2):
        listed = [due.card.partition("/")[0] for due in store.due()]
        assert store.due_counts() == {deck: listed.count(deck) for deck in "de"}
        assert [due.card for due in store.each_due(decks=["e"], cards=["d/2"])] == [
            due.card for due in store.due() if due.card[0] == "e" or due.card == "d/2"
        ]
        hands.minutes(11)


def test_the_next_day_on_which_something_is_due(store: Store) -> None:
    assert store.next_due_day() is None
    memory = store.record(Answered("d/1", Rating.EASY))
    assert store.next_due_day() == memory.due_day
    assert store.steps(60_000) == []
    again = store.record(Answered("d/2", Rating.AGAIN))
    assert store.steps(60_000) == [(again.due_ms, "d/2")]
