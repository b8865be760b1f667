"""Drills: exercises on demand, weakest first, the schedule untouched unless a card is due; mistakes probed."""

import json

from studyapp.memory.rating import Rating
from studyapp.session.desk import Wanted
from studyapp.session.review import Phase

TWO = r"""
cards:
  - {id: concept, q: Q?, a: A.}
  - id: sum
    q: 'Sum? {{x}}'
    draw: {x: 'ints(3, 1, 9)'}
    answer: sum(x)
    mistakes: [{id: product, answer: 'x[0] * x[1] * x[2]', says: Add.}]
  - id: level
    q: 'Twice {{n}}?'
    draw: {n: 'int(1, 9)'}
    answer: 2 * n
    levels: {2: {draw: {n: 'int(100, 999)'}}}
"""


def answer(session, text=None, rating=None):
    session.submit(text or json.dumps(session.current.posed.expected))
    session.rate(rating or session.proposed())


def mistaken(session):
    shown = session.current.posed.json(True)
    return json.dumps(shown["mistakes"][0]["value"])


def test_a_drill_asks_exercises_only_again_with_new_numbers_until_the_count_is_reached(sit):
    session = sit(norm=TWO).drill(Wanted(), count=5)
    asked, numbers = [], set()
    while session.phase is not Phase.DONE:
        asked.append(session.current.card.key)
        numbers.add(session.current.posed.question.text)
        answer(session)
    assert (
        sorted(asked) == ["norm/level"] * 2 + ["norm/sum"] * 3 or sorted(asked) == ["norm/level"] * 3 + ["norm/sum"] * 2
    )
    assert len(numbers) > 2


def test_practice_is_kept_but_leaves_the_schedule_alone(sit):
    desk = sit(norm=TWO)
    session = desk.drill(Wanted(names=("sum",)), count=2)
    assert session.intervals() == {}
    answer(session)
    memory = desk.store.memory("norm/sum")
    assert memory is None or memory.reviews == 0
    stats = desk.store.stats()
    assert (stats.reviews, stats.practised) == (0, 1)


def test_a_card_that_is_due_is_reviewed_by_its_drill(sit, time):
    session = sit(norm=TWO).review(Wanted(names=("sum",)))
    answer(session, rating=Rating.EASY)
    time.pass_days(60)
    desk = sit(norm=TWO)
    session = desk.drill(Wanted(names=("sum",)), count=1)
    assert session.intervals()
    answer(session)
    assert desk.store.memory("norm/sum").reviews == 2


def test_an_active_mistake_puts_its_card_first_and_is_probed_on_the_next_day(sit, time):
    session = sit(norm=TWO, seed=None).review(Wanted(names=("sum",)))
    for _ in range(2):
        answer(session, mistaken(session))
    desk = sit(norm=TWO, seed=None)
    assert desk.store.mistakes("norm/sum")["product"].active
    assert desk.drill(Wanted(), count=1).current.card.key == "norm/sum"
    session = desk.review(Wanted(names=("sum",)))
    while session.phase is not Phase.DONE:
        answer(session, rating=Rating.EASY)
    time.pass_days(1)
    session = sit(norm=TWO, seed=None).review(Wanted(names=("sum",)))
    assert session.current.coming.why == "probe"
    assert "product" not in session.current.posed.json(True)["blind_spots"]


def test_the_level_asked_for_holds_where_a_card_has_it(sit):
    session = sit(norm=TWO).drill(Wanted(names=("level", "sum")), count=2, level=2)
    levels = {}
    while session.phase is not Phase.DONE:
        levels[session.current.card.key] = session.current.posed.question.level
        answer(session)
    assert levels == {"norm/level": 2, "norm/sum": 1}


def test_undo_in_a_drill_brings_the_same_question_back(sit):
    session = sit(norm=TWO).drill(Wanted(names=("sum",)), count=3)
    text = session.current.posed.question.text
    answer(session)
    assert session.undo() == "norm/sum"
    assert session.current.posed.question.text == text
    assert session.left["drill"] == 3
