"""What an interview is made of: its parts by minutes and level, towards weak topics, and no card twice in a row."""

from collections import Counter

import pytest

from studyapp.deck.rows import CardRow
from studyapp.errors import StudyError, UsageError
from studyapp.memory.rating import Rating
from studyapp.session.interview.blueprint import parts
from studyapp.session.interview.draw import Pool, draw
from studyapp.session.interview.office import Brief
from studyapp.session.interview.roles import PARTS, ROLES, Level, Role
from studyapp.session.interview.weakness import Standing
from studyapp.store import Answered

PLENTY = dict.fromkeys(Role, 50)
KINDS = ("basic", "choice", "exercise", "exercise", "bug", "derivation", "open")


def rows(decks=("a", "b", "c", "d"), each=28):
    return [
        CardRow(
            f"{deck}/{n}", deck, KINDS[n % len(KINDS)], n, f"{deck}/{n}", (), (), ("en",), "ready", 1 + n % 5, "", 1
        )
        for deck in decks
        for n in range(each)
    ]


@pytest.mark.parametrize("minutes", [5, 12, 20, 45, 90])
def test_the_parts_fill_the_minutes_and_never_more(minutes):
    seconds = sum(PARTS[role].seconds for role in parts(minutes, PLENTY))
    assert minutes * 60 - 45 < seconds <= minutes * 60


def test_twenty_minutes_hold_every_part_and_two_or_three_computations():
    found = Counter(parts(20, PLENTY))
    assert set(found) == set(Role)
    assert found[Role.COMPUTE] in (2, 3)


def test_a_part_without_cards_leaves_its_time_to_the_others():
    found = Counter(parts(20, {Role.WARMUP: 50, Role.COMPUTE: 50}))
    assert set(found) == {Role.WARMUP, Role.COMPUTE}
    assert sum(PARTS[role].seconds * count for role, count in found.items()) > 19 * 60


def test_the_same_seed_draws_the_same_questions_and_another_seed_others():
    pool = Pool(rows(), {}, {})
    first, again, other = (draw(pool, minutes=20, level=Level.MID, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_questions_come_part_by_part_and_each_entry_once():
    drawn = draw(Pool(rows(), {}, {}), minutes=60, level=Level.MID, seed=3)
    order = [list(Role).index(each.role) for each in drawn]
    assert order == sorted(order)
    assert all(ROLES[each.row.kind] is each.role for each in drawn)
    assert len({each.row.group for each in drawn}) == len(drawn)


def test_a_senior_is_asked_harder_questions_than_a_junior():
    def mean(level):
        drawn = [
            each.row.difficulty
            for seed in range(20)
            for each in draw(Pool(rows(), {}, {}), minutes=20, level=level, seed=seed)
        ]
        return sum(drawn) / len(drawn)

    assert mean(Level.JUNIOR) + 0.5 < mean(Level.MID) < mean(Level.SENIOR) - 0.5


def test_a_weak_topic_is_asked_far_more_often():
    pool = Pool(
        rows(), {"a": Standing(0.8, 20), "b": Standing(0.1, 20), "c": Standing(0.1, 20), "d": Standing(0.1, 20)}, {}
    )
    asked = Counter(each.row.deck for seed in range(30) for each in draw(pool, minutes=20, level=Level.MID, seed=seed))
    assert asked["a"] > 1.7 * max(asked[topic] for topic in "bcd")
    assert all(asked[topic] for topic in "bcd")


def test_no_card_of_the_last_interviews_comes_again_while_there_are_others():
    first = draw(Pool(rows(), {}, {}), minutes=20, level=Level.MID, seed=1)
    lately = {each.row.group for each in first}
    second = draw(Pool(rows(), {}, {}, lately), minutes=20, level=Level.MID, seed=1)
    assert not lately & {each.row.group for each in second}
    few = draw(
        Pool(rows(("a",), 7), {}, {}, {row.group for row in rows(("a",), 7)}), minutes=20, level=Level.MID, seed=1
    )
    assert few


def test_the_numbers_are_fresh_and_levels_follow_the_candidate(office):
    items = office(seed=1).begin(Brief(level=Level.SENIOR)).state.items
    levels = {item.card: item.level for item in items}
    assert levels["norm/total"] == 3
    assert levels["norm/double"] == 1
    assert len({item.seed for item in items}) == len(items)


def test_suspended_cards_and_other_topics_are_not_asked(office):
    room = office(norm="cards: [{id: x, q: Q?, a: A.}, {id: y, q: R?, a: B.}]", pool="cards: [{id: z, q: S?, a: C.}]")
    room.desk.store.suspend("norm/x")
    items = room.begin(Brief(topics=("norm",))).state.items
    assert [item.card for item in items] == ["norm/y"]


def test_a_tag_or_a_card_is_a_topic_too(office):
    room = office(norm="cards: [{id: x, q: Q?, a: A., tags: [axes]}, {id: y, q: R?, a: B.}, {id: z, q: S?, a: C.}]")
    assert [item.card for item in room.begin(Brief(topics=("axes",))).state.items] == ["norm/x"]
    assert {item.card for item in room.begin(Brief(topics=("axes", "norm/z"))).state.items} == {"norm/x", "norm/z"}


def test_topics_that_hold_no_cards_and_impossible_minutes_are_refused_in_one_sentence(office):
    room = office(norm="cards: [{id: x, q: Q?, a: A.}]")
    room.desk.store.suspend("norm/x")
    with pytest.raises(StudyError) as refused:
        room.begin(Brief(topics=("norm",)))
    assert "norm" in room.desk.texts.error(refused.value)
    with pytest.raises(StudyError):
        room.begin(Brief(topics=("nowhere",)))
    with pytest.raises(UsageError):
        room.begin(Brief(minutes=0))
    assert room.left() is None


def test_what_was_missed_before_makes_a_topic_weak(office, time):
    room = office(norm="cards: [{id: x, q: Q?, a: A.}]", pool="cards: [{id: z, q: S?, a: C.}]")
    for _ in range(5):
        room.desk.store.record(Answered("norm/x", Rating.AGAIN))
        room.desk.store.record(Answered("pool/z", Rating.GOOD))
        time.pass_days(1)
    assert room.standings["norm"].weakness > room.standings["pool"].weakness + 0.1
