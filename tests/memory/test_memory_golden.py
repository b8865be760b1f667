"""The scheduler against the record of what Anki gives, and against fsrs-rs where that is installed."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from studyapp.memory.rating import Rating
from studyapp.memory.review import previews, review
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase

RECORD = json.loads((Path(__file__).parent / "anki_fsrs6.json").read_text("utf-8"))
RULES = Rules(learning_steps=(), relearning_steps=(), fuzz=False, leech=0)


def replayed(reviews: list[list[int]]) -> Memory:
    memory = None
    for day, rating in reviews:
        memory = review(memory, Rating(rating), day=day, wall_ms=0, rules=RULES, seed="golden")
    assert memory is not None
    return memory


def test_default_parameters_are_those_of_the_record() -> None:
    assert RULES.parameters == tuple(RECORD["parameters"])
    assert RULES.retention == RECORD["retention"]


def test_all_600_histories_come_out_as_anki_gives_them() -> None:
    assert len(RECORD["records"]) == 600
    for entry in RECORD["records"]:
        memory = replayed(entry["reviews"])
        assert memory.stability == pytest.approx(entry["stability"], rel=1e-3), entry
        assert memory.difficulty == pytest.approx(entry["difficulty"], rel=1e-3), entry


def test_all_600_sets_of_four_intervals_are_those_of_anki() -> None:
    for entry in RECORD["records"]:
        last_day = entry["reviews"][-1][0]
        asked = last_day + entry["elapsed"]
        on_its_due_day = replace(replayed(entry["reviews"]), phase=Phase.REVIEW, due_day=asked)
        waits = previews(on_its_due_day, day=asked, wall_ms=0, rules=RULES, seed="golden")
        assert [waits[rating].days for rating in Rating] == entry["intervals"], entry


def test_memories_agree_with_fsrs_rs() -> None:
    fsrs_rs = pytest.importorskip("fsrs_rs_python")
    model = fsrs_rs.FSRS(list(RULES.parameters))
    for entry in RECORD["records"][:200]:
        days = [day for day, _ in entry["reviews"]]
        gaps = [0, *(after - before for before, after in pairwise(days))]
        reviews = [fsrs_rs.FSRSReview(rating, gap) for (_, rating), gap in zip(entry["reviews"], gaps, strict=True)]
        state = model.memory_state(fsrs_rs.FSRSItem(reviews))
        memory = replayed(entry["reviews"])
        assert memory.stability == pytest.approx(state.stability, rel=1e-3)
        assert memory.difficulty == pytest.approx(state.difficulty, rel=1e-3)
