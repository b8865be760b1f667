"""What a sitting holds, in which order, and what waits."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.mistakes import MistakeRecord, after_answer, avoided, made
from studyapp.memory.plan import Done, Limits, plan


@dataclass(frozen=True)
class Row:
    key: str
    deck: str
    kind: str = "basic"
    ordinal: int = 0
    group: str = ""
    needs: tuple[str, ...] = ()


def rows(deck: str, count: int, kind: str = "basic", start: int = 0) -> list[Row]:
    return [Row(f"{deck}/{kind}{n}", deck, kind, n * 3, f"{deck}/{kind}{n}") for n in range(start, start + count)]


def known(_: str) -> bool:
    return True


def test_the_limits_of_the_day_count_what_was_done() -> None:
    found = plan(
        rows("a", 30), rows("b", 30), learnt=known, limits=Limits(new=10, reviews=20), done=Done(new=4, reviews=15)
    )
    assert len(found.new) == 6
    assert len(found.order) == 11
    assert plan(rows("a", 3), rows("b", 3), learnt=known, done=Done(new=50, reviews=900)).order == ()


def test_the_most_urgent_reviews_are_taken() -> None:
    due = rows("a", 30)
    random.Random(2).shuffle(due)
    found = plan(due, [], learnt=known, limits=Limits(reviews=5))
    assert set(found.order) == {row.key for row in due[:5]}


def test_decks_are_interleaved_and_new_cards_spread() -> None:
    found = plan(rows("a", 20) + rows("b", 10) + rows("c", 10), rows("d", 10), learnt=known)
    decks = [key[0] for key in found.order]
    for deck in "bcd":
        places = [place for place, name in enumerate(decks) if name == deck]
        assert max(after - before for before, after in pairwise(places)) <= 9
    assert sum(one == other for one, other in pairwise(decks)) <= 2


def test_only_one_sibling_of_a_group_comes_in_a_day() -> None:
    forms = [Row(f"a/x#c{n}", "a", "cloze", 1, "a/x") for n in range(3)]
    found = plan(forms[:1], forms[1:], learnt=known)
    assert found.order == ("a/x#c0",)
    assert found.buried == 2
    assert plan([], forms, learnt=known, done=Done(answered={"a/x#c1"})).order == ()
    assert plan(forms[1:2], [], learnt=known, done=Done(answered={"a/x#c1"})).order == ("a/x#c1",)


def test_a_new_card_waits_for_what_it_builds_on() -> None:
    new = [Row("a/2", "a", group="a/2", needs=("1",)), Row("b/1", "b", group="b/1", needs=("a/1", "a/0"))]
    assert plan([], new, learnt=lambda key: not key).waiting == 2
    assert plan([], new, learnt=lambda key: key == "a/1").order == ("a/2",)
    assert set(plan([], new, learnt=lambda key: key in {"a/1", "a/0"}).order) == {"a/2", "b/1"}


def test_cards_are_not_looked_at_beyond_the_limits() -> None:
    def endless(deck: str, count: int) -> Iterator[Row]:
        yield from rows(deck, count)
        raise AssertionError("looked too far")

    assert len(plan([], endless("b", 10), learnt=known).order) == 10
    assert len(plan(endless("a", 200), endless("b", 10), learnt=known).order) == 210
    assert plan(endless("a", 0), endless("b", 0), learnt=known, limits=Limits(0, 0)).order == ()


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 9), st.randoms(use_true_random=False))
def test_two_exercises_of_a_deck_never_meet_where_that_can_be_avoided(
    a: int, b: int, cards: int, c: int, chance: random.Random
) -> None:
    due = rows("a", a, "exercise") + rows("b", b, "exercise") + rows("a", cards) + rows("c", c, "exercise")
    chance.shuffle(due)
    order = plan(due, [], learnt=known).order
    assert sorted(order) == sorted(row.key for row in due)
    skills = [key.rstrip("0123456789") if "exercise" in key else "" for key in order]
    meetings = sum(bool(one) and one == other for one, other in pairwise(skills))
    most = max(a, b, c)
    assert meetings == max(0, most - (len(due) - most) - 1)


def test_neighbours_of_a_deck_are_kept_apart() -> None:
    neighbours = [Row(f"a/{n}", "a", "basic", n, f"a/{n}") for n in range(6)]
    order = plan(neighbours + rows("b", 6), [], learnt=known).order
    places = {key: place for place, key in enumerate(order)}
    assert all(abs(places[f"a/{n}"] - places[f"a/{n + 1}"]) > 1 for n in range(5))


def test_a_mistake_made_twice_is_active_until_two_passes_on_different_days() -> None:
    once = made(None, "bug", 10)
    assert (once.active, once.offer_day) == (False, None)
    twice = made(once, "bug", 12)
    assert (twice.active, twice.count, twice.offer_day) == (True, 2, 12)
    passed = avoided(twice, 12)
    assert avoided(passed, 12) == passed
    assert (passed.active, passed.offer_day) == (True, 13)
    cleared = avoided(passed, 13)
    assert (cleared.active, cleared.offer_day) == (False, None)
    assert made(cleared, "bug", 20).active


def test_a_slip_between_two_passes_starts_the_clearing_anew() -> None:
    record = avoided(made(made(None, "bug", 1), "bug", 1), 2)
    record = avoided(made(record, "bug", 3), 5)
    assert record.active
    assert record.offer_day == 7


def test_offers_come_at_once_and_after_one_four_and_ten_days() -> None:
    offers = [
        MistakeRecord("bug", 2, 100, passes=0 if day is None else 1, pass_day=day, active=True).offer_day
        for day in (None, 100, 101, 104, 110)
    ]
    assert offers == [100, 101, 104, 110, 120]


def test_numbers_that_cannot_show_a_mistake_do_not_clear_it() -> None:
    ledger = {"m": made(made(None, "bug", 1), "bug", 1)}
    assert after_answer(ledger, {}, True, ["m"], 2) == ledger
    assert after_answer(ledger, {}, True, [], 2)["m"].passes == 1
    assert after_answer(ledger, {}, False, [], 2) == ledger
