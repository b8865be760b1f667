"""Answering with keys: items moved, pairs chosen, lines picked, points ticked, steps revealed."""

import json

import pytest

from studyapp.formula.spans import joined
from studyapp.session.desk import Wanted
from studyapp.session.page import Page
from studyapp.session.review import Phase
from studyapp.texts import Texts
from studyapp.tui.pads import pad_for

CARDS = {
    "many": {"q": "?", "correct": ["A", "B"], "wrong": ["C"], "keep_order": True},
    "one": {"q": "?", "correct": "A", "wrong": ["B", "C"], "keep_order": True},
    "order": {"q": "?", "order": ["x1", "x2", "x3"]},
    "match": {"q": "?", "match": [["a1", "b1"], ["a2", "b2"]], "extra": ["b3"]},
    "bug": {"q": "?", "code": "a\nb\nc", "bug": {"line": 2, "why": "w", "fix": "c"}},
    "open": {"q": "?", "rubric": [{"point": "P", "must": True}, {"point": "Q"}]},
    "steps": {"q": "?", "steps": [{"ask": "one", "a": "$1$"}, {"ask": "two", "a": "$2$"}]},
}


@pytest.fixture
def session_of(sit):
    def make(name):
        return sit(norm=json.dumps({"cards": [{"id": name} | CARDS[name]]})).review(Wanted())

    return make


def shown(pad):
    return [joined(line).rstrip() for line in pad.lines(Page(Texts(), 60))]


def right_order(pad):
    wanted = pad.posed.expected
    return [pad.question.options.index(item) for item in wanted]


def test_a_number_picks_at_once_and_an_arrow_moves(session_of):
    session = session_of("one")
    pad = pad_for(session)
    assert pad.move(-1)
    assert shown(pad)[-1].startswith("❯")
    assert pad.choose(1)
    assert pad.answer == "1"
    session.submit(pad.answer)
    assert [line[2] for line in shown(pad)] == ["✓", " ", " "]


def test_several_are_ticked_and_none_is_no_answer(session_of):
    session = session_of("many")
    pad = pad_for(session)
    assert pad.answer is None
    pad.mark()
    assert not pad.choose(3)
    pad.choose(2)
    pad.choose(3)
    assert session.submit(pad.answer).verdict == "correct"


def test_an_item_is_lifted_moved_and_put_down(session_of):
    pad = pad_for(session_of("order"))
    first = pad.order[0]
    pad.mark()
    pad.move(1)
    assert pad.order[1] == first
    pad.mark()
    pad.move(1)
    assert pad.order[1] == first
    pad.move(5)
    pad.carry(-9)
    assert sorted(pad.order) == [0, 1, 2]


def test_items_sent_to_their_places_are_right(session_of):
    session = session_of("order")
    pad = pad_for(session)
    for place, item in enumerate(right_order(pad)):
        pad.at = pad.order.index(item)
        pad.choose(place + 1)
    assert session.submit(pad.answer).verdict == "correct"
    assert all("✓" in line for line in shown(pad))


def test_matches_are_chosen_by_number_and_none_is_used_twice(session_of):
    session = session_of("match")
    pad = pad_for(session)
    assert pad.answer is None
    wanted = [pad.question.targets.index(right) + 1 for right in ("b1", "b2")]
    pad.choose(wanted[1])
    pad.choose(wanted[1])
    assert pad.chosen == [None, wanted[1] - 1]
    pad.choose(wanted[0])
    assert session.submit(pad.answer).verdict == "correct"


def test_turning_goes_through_the_free_matches(session_of):
    pad = pad_for(session_of("match"))
    pad.choose(1)
    seen = []
    for _ in range(3):
        pad.turn(1)
        seen.append(pad.chosen[1])
    assert seen == [1, 2, 1]


def test_the_faulty_line_is_the_one_at_the_cursor(session_of):
    session = session_of("bug")
    pad = pad_for(session)
    pad.move(1)
    assert session.submit(pad.answer).verdict == "correct"
    assert "✓ 2 │ b" in shown(pad)[1]


def test_points_are_ticked_only_once_they_are_shown(session_of):
    session = session_of("open")
    pad = pad_for(session)
    assert not pad.mark()
    assert shown(pad) == []
    session.show()
    pad.mark()
    pad.move(1)
    pad.mark()
    assert session.current.attempt.ticked == {0, 1}
    assert sum("☑" in line for line in shown(pad)) == 2


def test_a_derivation_goes_step_by_step(session_of):
    session = session_of("steps")
    pad = pad_for(session)
    assert shown(pad) == ["  1. one …"]
    pad.mark()
    assert "  2. two …" in shown(pad)
    pad.mark()
    assert session.phase is Phase.JUDGED
    assert not pad.mark()
