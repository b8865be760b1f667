"""Derivations revealed step by step, rubrics ticked, cells marked, and cards that cannot be posed passed over."""

from studyapp.formula.spans import joined
from studyapp.memory.rating import Rating
from studyapp.session.desk import Wanted
from studyapp.session.marking import marked_pages
from studyapp.session.page import Page
from studyapp.session.question import Outcome, Step
from studyapp.session.review import Phase
from studyapp.session.rubric import proposal, share
from studyapp.session.wording import summary_lines
from studyapp.texts import Texts

DERIVATION = "cards:\n  - {id: d, q: Derive., steps: [{ask: First, a: $x$}, {ask: Second, a: $y$}]}\n"
RUBRIC = """
cards:
  - id: o
    q: Why?
    rubric: [{point: P, must: true}, {point: Q, weight: 2}, {point: R}]
"""
POINTS = (Step(ask="P", must=True), Step(ask="Q", weight=2), Step(ask="R"))


def test_a_derivation_comes_out_step_by_step_and_is_then_rated(sit):
    session = sit(norm=DERIVATION).review(Wanted())
    session.step()
    assert session.phase is Phase.ASKING
    assert session.current.attempt.steps == 1
    session.step()
    assert session.phase is Phase.JUDGED
    assert session.proposed() is Rating.GOOD


def test_the_next_step_is_asked_before_it_is_shown():
    steps = (Step(ask="First", text="one"), Step(ask="Second", text="two"))
    lines = [joined(line).strip() for line in Page(Texts(), 80).derivation(steps, 1)]
    assert lines == ["1. First", "one", "2. Second …"]


def test_a_missing_must_proposes_again_and_the_weights_decide_the_rest():
    assert share(POINTS, {0, 2}) == 0.5
    assert proposal(POINTS, {1, 2}) is Rating.AGAIN
    assert proposal(POINTS, {0}) is Rating.AGAIN
    assert proposal(POINTS, {0, 2}) is Rating.HARD
    assert proposal(POINTS, {0, 1, 2}) is Rating.GOOD


def test_ticks_propose_the_rating_and_are_kept_with_the_answer(sit):
    desk = sit(norm=RUBRIC)
    session = desk.review(Wanted())
    session.tick(0)
    assert session.current.attempt.ticked is None
    session.show()
    assert session.proposed() is Rating.GOOD
    for point in (0, 1, 1, 2, 7):
        session.tick(point)
    assert session.proposed() is Rating.HARD
    session.rate(session.proposed())
    assert [event.payload["ticked"] for event in desk.store.history("norm/o")] == [[0, 2]]


def test_every_wrong_cell_is_marked_and_no_other():
    outcome = Outcome(verdict="partial", read_as=[[[1.5, 2], [3, 4]]], cells=[[True, False], [True, True]])
    lines = [joined(line) for line in Page(Texts(), 80).outcome(outcome)]
    assert lines[1:] == ["     1.5  ✗   2", "       3      4"]


def test_pages_of_a_tensor_are_marked_one_by_one():
    pages = marked_pages([[[1, 2]], [[3, 4]]], [[[True, True]], [[False, True]]])
    assert [page.label for page in pages] == ["[0]", "[1]"]
    assert pages[1].rows == ((("3", False), ("4", True)),)


def test_what_is_nested_otherwise_is_not_marked():
    assert marked_pages([1, 2, 3, 4], [[True, True], [True, True]]) == ()
    assert marked_pages(3.5, None) == ()


def test_a_card_that_cannot_be_posed_is_passed_over_and_told_at_the_end(sit):
    deck = "cards:\n  - {id: bad, q: '{{x}}', draw: {x: 'int(1, 2)'}, answer: x / 0}\n  - {id: good, q: Q?, a: A.}\n"
    session = sit(norm=deck).review(Wanted(names=("norm/bad", "norm/good")))
    assert session.current.card.key == "norm/good"
    session.show()
    session.rate(Rating.GOOD)
    assert any("norm/bad could not be asked" in line for line in summary_lines(session.summary, Texts()))
