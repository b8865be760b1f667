"""Interviews in the statistics: read fast from the log, in order, across devices, whatever a payload holds."""

from time import process_time

from studyapp.memory.rating import Rating
from studyapp.store import Answered


def scorecard(n, score):
    items = [{"card": f"a/{k}", "answer": "words " * 40, "notes": ["a thought"] * 3} for k in range(12)]
    skills = [{"name": "recall", "score": score, "items": 3}]
    card = {"id": f"{n}", "score": score, "minutes": 20, "level": "mid", "questions": 12, "answered": 9}
    return card | {"by_skill": skills, "by_topic": [], "items": items}


def test_the_statistics_list_every_interview_in_order_with_its_skills(store):
    assert store.stats().interviews == ()
    for n, score in enumerate((0.2, 0.5, 0.75)):
        store.conclude((Answered(f"a/{n}", Rating.AGAIN, 1000),), scorecard(n, score))
    held = store.stats().interviews
    assert [each.marks.score for each in held] == [0.2, 0.5, 0.75]
    told = store.stats().to_dict()["interviews"][-1]
    assert told["skills"] == {"recall": 0.75}
    assert (told["minutes"], told["answered"], told["questions"]) == (20, 9, 12)


def test_a_scorecard_that_another_version_wrote_otherwise_is_passed_over(store):
    store.conclude((), {"id": "x"})
    store.conclude((), scorecard(1, 0.5) | {"new": [1, 2]})
    assert [each.marks.score for each in store.stats().interviews] == [0.5]


def test_two_years_of_interviews_cost_the_page_little(store):
    for n in range(200):
        store.conclude((), scorecard(n, 0.5))
    before = process_time()
    assert len(store.stats().interviews) == 200
    assert process_time() - before < 0.05
