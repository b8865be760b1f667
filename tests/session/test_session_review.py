"""A sitting: what is asked, what an answer does, what comes back and when."""

import json

import pytest

from studyapp.memory.rating import Rating
from studyapp.session.desk import Wanted
from studyapp.session.review import Phase
from studyapp.settings import Settings


def expected_of(session) -> object:
    return session.current.posed.expected


def right_answer(session) -> str:
    question = session.current.posed.question
    expected = expected_of(session)
    return str(question.options.index(expected) + 1) if question.options else json.dumps(expected)


def answer_all(session, rating: Rating | None = None) -> list[str]:
    asked = []
    while session.phase is not Phase.DONE:
        asked.append(session.current.card.key)
        if session.current.posed.question.checked:
            session.submit(right_answer(session))
        else:
            session.show()
        session.rate(rating or session.proposed())
    return asked


def test_every_new_card_comes_once_with_one_sibling_a_day_and_neighbours_apart(sit):
    asked = answer_all(sit().review(Wanted()), Rating.EASY)
    assert asked[0] == "norm/axes"
    assert asked[1] != "norm/modes#c1"
    assert sorted(asked) == ["norm/axes", "norm/max-pool", "norm/modes#c1", "norm/small-batch"]


def test_a_second_sitting_goes_on_where_the_first_ended(sit):
    first = sit().review(Wanted())
    first.show()
    first.rate(Rating.EASY)
    second = sit().review(Wanted())
    assert second.current.card.key != "norm/axes"
    assert second.left["new"] == 3


def test_a_learning_card_returns_after_its_minutes_and_a_due_card_on_its_day(sit, time):
    session = sit().review(Wanted(names=("norm/axes",)))
    session.show()
    session.rate(Rating.AGAIN)
    assert session.current.coming.why == "learning"
    session.show()
    session.rate(Rating.EASY)
    assert session.phase is Phase.DONE
    days = sit().store.memory("norm/axes").interval
    time.pass_days(days - 1)
    assert sit().today().due == 0
    time.pass_days(1)
    assert sit().review(Wanted(names=("norm/axes",))).current.coming.why == "due"


def test_the_limits_of_the_day_hold_across_sittings(sit):
    settings = Settings(new_per_day=2)
    answer_all(sit(settings=settings).review(Wanted()), Rating.EASY)
    desk = sit(settings=settings)
    assert desk.today().new == 0
    assert desk.review(Wanted()).phase is Phase.DONE
    assert desk.review(Wanted(new=1)).left["new"] == 1


def test_limit_and_tag_and_names_choose_cards(sit):
    desk = sit(norm="tags: [a]\ncards:\n  - {q: One?, a: '1', id: one}\n  - {q: Two?, a: '2', id: two, tags: [b]}\n")
    assert desk.review(Wanted(limit=1)).left["new"] == 1
    assert desk.review(Wanted(tag="b")).current.card.key == "norm/two"
    assert desk.review(Wanted(names=("two",))).current.card.key == "norm/two"
    assert desk.review(Wanted(tag="none")).phase is Phase.DONE


def test_a_card_waits_until_what_it_needs_is_learnt(sit):
    deck = "cards:\n  - {id: later, q: Later?, a: l, needs: [first]}\n  - {id: first, q: First?, a: f}\n"
    session = sit(norm=deck).review(Wanted())
    assert session.left["new"] == 1
    assert sit(norm=deck).review(Wanted(names=("later",))).left["new"] == 1
    session = sit(norm=deck).review(Wanted())
    assert answer_all(session, Rating.EASY) == ["norm/first"]
    assert answer_all(sit(norm=deck).review(Wanted()), Rating.EASY) == ["norm/later"]


def test_a_right_exercise_is_good_and_a_named_mistake_is_again(sit):
    session = sit().review(Wanted(names=("max-pool",)))
    shown = session.current.posed.json(True)
    average = next(mistake for mistake in shown["mistakes"] if mistake["id"] == "average")
    outcome = session.submit(json.dumps(average["value"]))
    assert (outcome.verdict, outcome.mistake, session.proposed()) == ("wrong", "average", Rating.AGAIN)
    assert session.current.attempt.revealed
    session.undo()
    session = sit().review(Wanted(names=("max-pool",)))
    assert session.submit(right_answer(session)).verdict == "correct"
    assert session.proposed() is Rating.GOOD


def test_an_unexplained_slip_may_be_mended_once_and_then_passes_as_hard(sit):
    session = sit().review(Wanted(names=("max-pool",)))
    numbers = session.current.posed.question.text
    session.submit("90 91; 92 93")
    assert session.phase is Phase.JUDGED
    assert session.current.attempt.offered
    assert not session.current.attempt.revealed
    session.retry()
    assert session.current.posed.question.text == numbers
    session.submit(right_answer(session))
    assert session.proposed() is Rating.HARD


def test_a_second_wrong_answer_is_again_and_offers_no_third(sit):
    session = sit().review(Wanted(names=("max-pool",)))
    for _ in range(2):
        session.submit("90 91; 92 93")
        session.retry()
    assert session.current.attempt.revealed
    assert session.proposed() is Rating.AGAIN


def test_unreadable_answers_cost_nothing_and_the_third_passes_the_question_over(sit):
    desk = sit()
    session = desk.review(Wanted(names=("max-pool",)))
    outcome = session.submit("6 5; 7")
    assert outcome.verdict == "unreadable"
    assert "^" in outcome.caret
    assert session.phase is Phase.ASKING
    session.submit("(")
    session.submit("?")
    assert session.phase is Phase.DONE
    assert session.summary.skipped == 1
    assert desk.store.stats().reviews == 0


def test_hints_come_one_by_one_and_make_a_pass_hard(sit):
    session = sit().review(Wanted(names=("max-pool",)))
    assert [session.hint(), session.hint(), session.hint()] == [
        "Four windows.",
        "Take the largest value of each.",
        None,
    ]
    session.submit(right_answer(session))
    assert session.proposed() is Rating.HARD


def test_a_revealed_answer_proposes_again(sit):
    session = sit().review(Wanted(names=("small-batch",)))
    session.show()
    assert session.proposed() is Rating.AGAIN


@pytest.mark.parametrize("restart", [False, True])
def test_undo_takes_the_last_answer_back_across_a_restart(sit, restart):
    session = sit().review(Wanted())
    session.show()
    session.rate(Rating.GOOD)
    if restart:
        session = sit().review(Wanted())
    assert session.undo() == "norm/axes"
    assert session.current.card.key == "norm/axes"
    assert session.phase is Phase.ASKING
    desk = sit()
    assert desk.store.stats().reviews == 0
    assert desk.store.memory("norm/axes") is None or desk.store.memory("norm/axes").reviews == 0


def test_undo_at_the_end_of_a_sitting_opens_it_again(sit):
    session = sit().review(Wanted(names=("small-batch",)))
    session.submit(right_answer(session))
    session.rate(Rating.EASY)
    assert session.phase is Phase.DONE
    assert session.undo() == "norm/small-batch"
    assert session.phase is Phase.ASKING
    assert session.summary.answered == 0


def test_buried_cards_return_tomorrow_and_suspended_ones_do_not(sit, time):
    session = sit().review(Wanted())
    assert session.bury() == "norm/axes"
    suspended = session.suspend()
    assert sit().review(Wanted()).current.card.key not in ("norm/axes", suspended)
    time.pass_days(1)
    asked = answer_all(sit().review(Wanted()), Rating.EASY)
    assert "norm/axes" in asked
    assert suspended not in asked


def test_an_answer_keeps_what_replays_its_question(sit):
    desk = sit()
    session = desk.review(Wanted(names=("max-pool",)))
    question = session.current.posed.question
    session.submit("90 91; 92 93")
    session.show()
    session.rate(Rating.AGAIN)
    payload = desk.store.history("norm/max-pool")[-1].payload
    assert payload["seed"] == question.seed == 7
    assert payload["version"] == question.version
    assert payload["raw"] == "90 91; 92 93"
    assert payload["given"].keys() == {"x"}
    assert payload["verdict"] == "wrong"


def test_a_card_that_comes_back_in_a_sitting_has_new_numbers(sit):
    session = sit().review(Wanted(names=("max-pool",)))
    first = session.current.posed.question.text
    session.show()
    session.rate(Rating.AGAIN)
    assert session.current.posed.question.text != first


def test_the_coming_exercise_can_be_drawn_ahead_in_another_thread(sit):
    session = sit().review(Wanted())
    while session.current.card.key != "norm/small-batch":
        session.show()
        session.rate(Rating.EASY)
    work = session.prepare()
    assert work is not None
    work()
    assert session.prepare() is None
    session.submit("1")
    session.rate(Rating.EASY)
    assert session.current.posed.question.seed == 7


def test_a_wrong_option_says_why_and_many_options_give_part_of_the_credit(sit):
    deck = """
cards:
  - {id: one, q: Which?, correct: A, wrong: [{text: B, why: Because not.}]}
  - {id: all, q: Which are right?, correct: [P, Q], wrong: [R]}
"""
    session = sit(norm=deck).review(Wanted(names=("one",)))
    wrong = session.current.posed.question.options.index("B") + 1
    assert session.submit(str(wrong)).message == "Because not."
    session = sit(norm=deck).review(Wanted(names=("all",)))
    options = session.current.posed.question.options
    outcome = session.submit(str(options.index("P") + 1))
    assert (outcome.verdict, outcome.credit, outcome.rating) == ("partial", 0.5, Rating.HARD)


def test_a_flag_is_put_on_and_taken_off_and_leaves_the_question_open(sit):
    desk = sit()
    session = desk.review(Wanted())
    session.hint()
    before = session.current.attempt
    assert session.flag() is True
    assert desk.store.memory("norm/axes").flag == 1
    assert session.current.attempt == before
    assert session.flag() is False
    assert desk.store.memory("norm/axes").flag == 0


def test_undoing_a_flag_asks_nothing_anew(sit):
    desk = sit()
    session = desk.review(Wanted())
    session.show()
    session.rate(Rating.AGAIN)
    left, posed = session.left, session.current.posed
    session.flag()
    session.show()
    assert session.undo() == posed.question.card
    assert session.current.posed is posed
    assert session.current.memory.flag == 0
    assert session.phase is Phase.JUDGED
    assert session.left == left
    assert session.undo() == "norm/axes"
    assert session.summary.answered == 0
