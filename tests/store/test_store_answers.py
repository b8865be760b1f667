"""Recording, undoing and everything else that happens to a card."""

from collections.abc import Callable

import pytest
from store_hands import NOON, Hands

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.memory.state import Phase
from studyapp.store import Answered, Store

Open = Callable[..., Store]


def answer(store: Store, card: str, rating: Rating = Rating.GOOD, **payload: object) -> None:
    store.record(Answered(card, rating, 1500, dict(payload) or None))


def test_an_answer_is_remembered_across_restarts(open_store: Open) -> None:
    store = open_store()
    memory = store.record(Answered("d/a", Rating.EASY))
    store.close()
    again = open_store()
    assert again.memory("d/a") == memory
    assert memory.phase is Phase.REVIEW
    assert memory.interval > 3


def test_a_card_never_touched_has_no_memory(store: Store) -> None:
    assert store.memory("d/a") is None
    assert store.undo() is None


def test_learning_steps_come_back_within_minutes_then_days(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.AGAIN)
    assert store.due() == []
    hands.minutes(1)
    assert [due.card for due in store.due()] == ["d/a"]
    answer(store, "d/a")
    assert store.memory("d/a").due_ms == hands.now + 600_000
    hands.minutes(10)
    answer(store, "d/a")
    memory = store.memory("d/a")
    assert memory.phase is Phase.REVIEW
    assert memory.due_day > store.today()


def test_what_the_buttons_show_is_what_an_answer_brings(store: Store, hands: Hands) -> None:
    for index, rating in enumerate(Rating):
        card = f"d/{index}"
        answer(store, card, Rating.EASY)
        hands.days(9)
        shown = store.previews(card)[rating]
        memory = store.record(Answered(card, rating))
        got = memory.due_ms - hands.now if memory.due_ms else memory.interval * 86_400_000
        assert got == shown.total_ms


def test_steps_come_first_then_the_longest_due(store: Store, hands: Hands) -> None:
    answer(store, "d/later", Rating.EASY)
    hands.days(-3)
    answer(store, "d/sooner", Rating.EASY)
    hands.days(40)
    answer(store, "e/step", Rating.AGAIN)
    hands.minutes(2)
    assert [due.card for due in store.due()] == ["e/step", "d/sooner", "d/later"]
    assert [due.card for due in store.due(limit=2)] == ["e/step", "d/sooner"]
    assert [due.card for due in store.due(decks={"d"})] == ["d/sooner", "d/later"]
    assert store.due(decks=()) == []
    assert store.due_counts() == {"d": 2, "e": 1}


def test_undo_takes_back_one_thing_after_another(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.EASY)
    first = store.memory("d/a")
    hands.days(10)
    answer(store, "d/a", Rating.AGAIN)
    store.suspend("d/a")
    undone = store.undo()
    assert (undone.kind, undone.card, undone.rating) == ("suspend", "d/a", None)
    undone = store.undo()
    assert (undone.kind, undone.rating) == ("review", Rating.AGAIN)
    assert store.memory("d/a") == first
    store.undo()
    assert store.memory("d/a") is None
    assert store.undo() is None


def test_undo_works_across_restarts_and_does_not_repeat_itself(open_store: Open) -> None:
    store = open_store()
    answer(store, "d/a")
    answer(store, "d/b")
    store.undo()
    store.close()
    store = open_store()
    assert store.undo().card == "d/a"
    answer(store, "d/c")
    assert store.undo().card == "d/c"
    assert store.undo() is None
    assert store.stats().reviews == 0
    assert store.stats().events == 6


def test_undone_reviews_do_not_count(store: Store, hands: Hands) -> None:
    answer(store, "d/a")
    hands.days(3)
    answer(store, "d/a", Rating.AGAIN)
    assert store.stats().retention == 0.0
    store.undo()
    assert store.stats().retention is None
    assert store.stats().reviews == 1
    assert [day.day for day in store.stats().days] == [20_000]


def test_a_suspended_card_is_not_due_until_it_is_resumed(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.EASY)
    hands.days(60)
    store.suspend("d/a")
    assert store.due() == []
    assert store.hidden() == {"d/a"}
    store.resume("d/a")
    assert [due.card for due in store.due()] == ["d/a"]


def test_a_buried_card_is_back_on_the_next_day(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.EASY)
    hands.days(60)
    store.bury("d/a")
    store.bury("d/new")
    assert store.due() == []
    assert store.hidden() == {"d/a", "d/new"}
    hands.days(1)
    assert [due.card for due in store.due()] == ["d/a"]
    assert store.hidden() == frozenset()


def test_a_forgotten_card_is_new_and_keeps_its_flag(store: Store) -> None:
    answer(store, "d/a", Rating.EASY)
    store.flag("d/a", 3)
    memory = store.forget("d/a")
    assert (memory.phase, memory.reviews, memory.flag) == (Phase.NEW, 0, 3)
    assert store.seen() == frozenset()


def test_a_due_day_can_be_moved_but_not_of_a_card_never_answered(store: Store) -> None:
    answer(store, "d/a", Rating.EASY)
    assert store.set_due("d/a", store.today()).due_day == store.today()
    assert [due.card for due in store.due()] == ["d/a"]
    with pytest.raises(StudyError) as refused:
        store.set_due("d/b", 1)
    assert refused.value.code == "store.never_answered"


def test_eight_lapses_make_a_leech_that_is_set_aside(store: Store, hands: Hands) -> None:
    for _ in range(8):
        while (memory := store.memory("d/a")) is None or memory.phase is not Phase.REVIEW:
            answer(store, "d/a", Rating.EASY)
        hands.days(30)
        memory = store.record(Answered("d/a", Rating.AGAIN))
    assert memory.leech
    assert memory.suspended
    assert not store.resume("d/a").leech


def test_a_renamed_card_keeps_its_past(store: Store, hands: Hands) -> None:
    answer(store, "d/old", Rating.EASY)
    before = store.memory("d/old")
    store.rename("d/old", "d/new")
    assert store.memory("d/new") == before
    hands.days(60)
    assert [due.card for due in store.due()] == ["d/new"]
    answer(store, "d/new")
    assert store.memory("d/old").reviews == 2
    assert [event.card for event in store.history("d/new")] == ["d/old", "d/old", "d/new"]
    assert store.verify().sound


def test_a_rename_can_be_undone_and_gone_back_on(store: Store) -> None:
    answer(store, "d/a", Rating.EASY)
    memory = store.memory("d/a")
    store.rename("d/a", "d/b")
    store.undo()
    assert store.seen() == {"d/a"}
    store.rename("d/a", "d/b")
    store.rename("d/b", "d/a")
    assert store.seen() == {"d/a"}
    assert store.memory("d/a") == memory
    assert store.verify().sound


def test_practice_leaves_the_schedule_alone_but_counts_mistakes(store: Store) -> None:
    answer(store, "d/a", Rating.EASY)
    before = store.memory("d/a")
    store.record(Answered("d/a", Rating.AGAIN, payload={"mistake": "no-alpha", "verdict": "wrong"}, practice=True))
    assert store.memory("d/a") == before
    assert store.mistakes("d/a")["no-alpha"].count == 1
    stats = store.stats()
    assert (stats.reviews, stats.practised) == (1, 1)
    store.undo()
    assert store.mistakes("d/a") == {}
    assert store.stats().practised == 0


def test_done_counts_new_cards_and_first_reviews_of_today(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.EASY)
    answer(store, "d/b", Rating.AGAIN)
    assert (store.done().new, store.done().reviews) == (2, 0)
    hands.days(30)
    answer(store, "d/a", Rating.AGAIN)
    answer(store, "d/a", Rating.GOOD)
    answer(store, "d/c")
    done = store.done()
    assert (done.new, done.reviews, done.answered) == (1, 1, {"d/a", "d/c"})


def test_the_rules_in_force_are_kept_with_the_answers(open_store: Open, hands: Hands) -> None:
    strict = Rules(retention=0.97, fuzz=False)
    store = open_store()
    answer(store, "d/a", Rating.EASY)
    easy = store.memory("d/a").interval
    store.close()
    store = open_store(rules=strict)
    answer(store, "d/b", Rating.EASY)
    assert store.memory("d/b").interval < easy
    hands.days(20)
    answer(store, "d/a")
    answer(store, "d/b")
    store.undo()
    assert store.verify().sound
    store.close()
    assert open_store().verify().sound


def test_a_clock_slightly_behind_goes_on_with_the_last_events_day(open_store: Open, hands: Hands) -> None:
    store = open_store()
    answer(store, "d/a", Rating.EASY)
    hands.days(-1.5)
    assert store.today() == 20_000
    assert store.clock_behind_ms == int(1.5 * 86_400_000)
    answer(store, "d/b")
    store.close()
    assert open_store().today() == 20_000


def test_a_clock_far_behind_is_believed(store: Store, hands: Hands) -> None:
    answer(store, "d/a", Rating.EASY)
    hands.days(-40)
    assert store.today() == 19_960
    answer(store, "d/a")
    assert store.memory("d/a").last_day == 19_960
    assert store.verify().sound


def test_days_start_at_the_hour_that_was_set(open_store: Open, hands: Hands) -> None:
    hands.now = NOON - 9 * 3_600_000
    assert open_store().today() == 19_999
    hands.offset = 60
    assert open_store().today() == 20_000


def test_seen_and_stats_of_an_empty_store(store: Store) -> None:
    stats = store.stats().to_dict()
    assert stats["events"] == stats["reviews"] == stats["cards"] == stats["seen"] == 0
    assert stats["retention"] is None
    assert store.seen() == frozenset()


def test_balanced_days_are_kept_with_the_answer_and_verify(open_store: Open, hands: Hands) -> None:
    store = open_store(easy_days=frozenset({5, 6}))
    for number in range(40):
        answer(store, f"d/{number}", Rating.EASY)
    hands.days(9)
    for number in range(40):
        shown = store.previews(f"d/{number}")[Rating.GOOD]
        assert store.record(Answered(f"d/{number}", Rating.GOOD)).interval == shown.days
    kept = [event.payload for number in range(40) for event in store.history(f"d/{number}") if event.payload]
    assert any("days" in payload for payload in kept)
    days = [store.memory(f"d/{number}").due_day for number in range(40)]
    easy = [day for day in days if (day + 3) % 7 in (5, 6)]
    assert len(easy) <= len(days) // 7
    assert store.verify().sound
