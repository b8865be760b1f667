"""The plan to a date: what fits in, what is dropped, made anew from what happened, and how near its forecast comes."""

import pytest
from learners import LEARNERS, lived

from studyapp.errors import StudyError
from studyapp.formula.spans import joined
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.session.interview.plan.desk import make_plan
from studyapp.session.interview.plan.forecast import plan, spread
from studyapp.session.interview.plan.habits import Habits, attendance, strength, tempo
from studyapp.session.interview.plan.shelf import Shelf, progress
from studyapp.session.interview.plan.simulate import Course, Known, Task, play
from studyapp.session.interview.plan.words import plan_json, plan_page
from studyapp.store import Answered

RULES = Rules(fuzz=False)
BAR = 0.15


def course(days=14, minutes=20, **habits):
    return Course(100, 100 + days, minutes, Habits(**habits), RULES)


def new(topics="abc", each=60, kind="basic"):
    return spread([Task(f"{topic}/{n}", topic, kind) for topic in topics for n in range(each)])


def test_more_minutes_and_more_days_teach_more():
    few, more, longer = (plan(new(), course(*given)) for given in ((14, 10), (14, 30), (28, 10)))
    assert few.known < more.known
    assert few.known < longer.known
    assert len(few.dropped) > len(more.dropped)


def test_each_day_keeps_to_its_minutes_and_reviews_come_first():
    made = plan(new(each=200), course(minutes=20))
    assert all(day.minutes < 22 for day in made.days)
    assert made.days[0].reviews == 0
    assert sum(day.reviews for day in made.days[1:]) > 50


def test_everything_fits_in_where_there_is_time_and_nothing_is_dropped():
    made = plan(new(each=5), course(minutes=60))
    assert made.dropped == ()
    assert made.known > 0.85 * made.cards


def test_what_is_dropped_is_the_end_of_each_topic():
    made = plan(new(each=100), course(minutes=10))
    for topic in made.topics:
        numbers = [int(card.partition("/")[2]) for card in topic.dropped]
        assert numbers == list(range(100 - len(numbers), 100))
        assert 0 < len(numbers) < 100


def test_a_day_stays_with_few_topics():
    made = plan(new("abcdefgh", 60), course(minutes=10))
    assert all(len(day.new) <= 4 for day in made.days)


def test_cards_in_memory_count_and_fade_when_the_days_are_missed():
    known = [Task(f"a/{n}", "a", "basic", Known(3.0, 5.0, 99, 101)) for n in range(40)]
    made = plan(known, course(attendance=1.0))
    missed = plan(known, course(attendance=0.2))
    assert made.known_now > 35
    assert missed.known < made.known


def test_exercises_take_longer_than_concepts():
    assert len(plan(new(kind="exercise", each=200), course()).dropped) > len(plan(new(each=200), course()).dropped)


def test_a_course_is_the_same_each_time():
    assert play(new(), course(), 3) == play(new(), course(), 3)


def test_habits_lean_on_the_usual_and_move_with_what_happened():
    assert attendance([], 50) == 0.85
    assert attendance(range(20, 50), 50) > 0.92
    assert attendance([20, 30, 40], 50) < 0.5
    assert tempo(600, 300) > 1.2 > 1 > tempo(300, 900)
    assert strength(300, 240, 270.0) < 0.7
    assert strength(300, 290, 270.0) > 1.4


@pytest.mark.parametrize("name", LEARNERS)
def test_a_forecast_made_anew_each_week_comes_within_15_percent_of_a_learner_with_another_memory(name):
    forecasts, reached = lived(name, seed=1)
    assert all(abs(known / reached - 1) <= BAR for known in forecasts[1:]), "the first knows nothing of the learner yet"


def test_a_plan_is_made_from_the_learners_own_cards_and_says_what_became_of_the_last_one(office, time):
    room = office(norm="cards:\n" + "\n".join(f"  - {{id: c{n}, q: Q{n}?, a: A.}}" for n in range(30)))
    store = room.desk.store
    shelf = Shelf(store.folder)
    made = make_plan(room.desk, store.today() + 10, ("norm",), 3)
    assert made.cards == 30
    shelf.save(made, ("norm",))
    for n in range(3):
        store.record(Answered(f"norm/c{n}", Rating.EASY, 20_000))
    time.pass_days(4)
    since = progress(store, shelf.load())
    assert (since.days, since.studied, since.begun) == (4, 1, 3)
    assert since.planned > since.begun
    again = make_plan(room.desk, store.today() + 6, ("norm",), 3)
    assert again.known_now > 2
    assert again.course.habits.attendance < made.course.habits.attendance
    page = plan_page(again, since, {"norm": "Norms"}, room.desk.texts, 100)
    lines = "\n".join(joined(line) for line in page)
    assert "studied on 1 of 4 days" in lines
    json = plan_json(again, since)
    assert len(json["schedule"]) == 6
    assert json["since"]["new_begun"] == 3


def test_a_past_date_a_far_one_and_topics_without_cards_are_refused(office):
    room = office(norm="cards: [{id: x, q: Q?, a: A.}]")
    today = room.desk.store.today()
    room.desk.store.suspend("norm/x")
    for by, topics in ((today, ()), (today - 3, ()), (today + 5000, ()), (today + 9, ("norm",)), (today + 9, ("no",))):
        with pytest.raises(StudyError) as refused:
            make_plan(room.desk, by, topics, 20)
        assert "–" in room.desk.texts.error(refused.value)
