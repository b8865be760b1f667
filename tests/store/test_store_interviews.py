"""Interviews in the log: answers and scorecard in one change, undone by no one, carried to other devices."""

from studyapp.memory.rating import Rating
from studyapp.store import Answered


def concluded(store):
    failed = Answered("a/failed", Rating.AGAIN, 1000, {"interview": "x"})
    passed = Answered("a/passed", Rating.GOOD, 1000, {"interview": "x"}, practice=True)
    store.conclude((failed, passed), {"id": "x", "score": 50})


def test_a_failed_answer_enters_the_schedule_and_a_passed_one_does_not(store):
    concluded(store)
    assert store.memory("a/failed").reviews == 1
    assert store.memory("a/passed") is None or store.memory("a/passed").reviews == 0
    assert [event.payload for event in store.interviews()] == [{"id": "x", "score": 50}]
    assert not store.verify().faults


def test_an_interview_travels_with_the_events(store, open_store, tmp_path):
    concluded(store)
    store.export_events(tmp_path / "events.jsonl")
    other = open_store(tmp_path / "other")
    other.import_events(tmp_path / "events.jsonl")
    assert [event.payload["id"] for event in other.interviews()] == ["x"]
    assert other.memory("a/failed").reviews == 1


def test_undo_after_an_interview_takes_its_last_answer_back(store):
    concluded(store)
    assert store.undo().card == "a/passed"
    assert store.undo().card == "a/failed"
    assert not store.verify().faults


def test_interviews_of_two_devices_meet_with_all_their_answers(store, open_store, tmp_path):
    concluded(store)
    other = open_store(tmp_path / "other")
    other.conclude((Answered("a/failed", Rating.AGAIN, 1000), Answered("b/x", Rating.AGAIN, 9)), {"id": "y"})
    other.undo()
    store.export_events(tmp_path / "one.jsonl")
    other.export_events(tmp_path / "two.jsonl")
    store.import_events(tmp_path / "two.jsonl")
    other.import_events(tmp_path / "one.jsonl")
    for each in (store, other):
        assert {event.payload["id"] for event in each.interviews()} == {"x", "y"}
        assert each.memory("a/failed").reviews == 2
        assert each.memory("b/x") is None or each.memory("b/x").reviews == 0
        assert not each.verify().faults
    assert store.memory("a/failed") == other.memory("a/failed")
