"""The JSON of `show` and `check`."""

import json

import pytest
from exercise_samples import BN_TRAIN, FOCAL, HARDNESS, MAX_POOL, OUTPUT_SHAPE, PARAMETERS, SAMPLES

from studyapp.exercise.generate import draw
from studyapp.exercise.payload import check_json, show_json
from studyapp.texts import Texts

EN = Texts("en")


def test_show_tells_the_question_and_keeps_the_answer_back():
    variant = draw("pooling/max", MAX_POOL, seed=3)
    shown = show_json(variant, MAX_POOL, "en")
    assert list(shown) == [
        "card", "kind", "seed", "level", "version", "question", "given", "form", "decimals", "shape"
    ]  # fmt: skip
    assert (shown["card"], shown["kind"], shown["seed"], shown["level"]) == ("pooling/max", "exercise", 3, 1)
    assert shown["given"]["x"] == [[[4, 2, 5, 8], [0, 8, 6, 6], [8, 8, 4, 1], [0, 9, 0, 0]]]
    assert (shown["form"], shown["shape"]) == ("matrix", [2, 2])


def test_show_with_the_answer_keeps_all_axes():
    shown = show_json(draw("d/x", MAX_POOL, seed=3), MAX_POOL, "en", answer=True)
    assert shown["expected"] == [[[8.0, 8.0], [9.0, 4.0]]]
    assert [list(each) for each in shown["mistakes"]] == [["id", "kind", "value", "says"]] * 2
    assert shown["mistakes"][0]["value"] == [[[3.5, 6.25], [6.25, 1.25]]]
    assert shown["steps"] == []
    assert shown["blind_spots"] == []


def test_whole_numbers_and_shapes_are_json_integers():
    shown = show_json(draw("d/x", PARAMETERS, seed=3), PARAMETERS, "en", answer=True)
    assert type(shown["expected"]) is int
    shape = show_json(draw("d/x", OUTPUT_SHAPE, seed=3), OUTPUT_SHAPE, "en", answer=True)
    assert all(type(size) is int for size in shape["expected"])
    assert shape["shape"] == [4]
    assert type(show_json(draw("d/x", HARDNESS, seed=3), HARDNESS, "en", answer=True)["expected"]) is str


@pytest.mark.parametrize("name", SAMPLES)
def test_all_of_it_is_json_without_nan(name):
    for seed in range(5):
        variant = draw("d/x", SAMPLES[name], seed=seed)
        json.dumps(show_json(variant, SAMPLES[name], "zh-Hans", answer=True), allow_nan=False)
        for text in ("1", "1 2; 3 4", "1e300", "junk"):
            json.dumps(check_json(variant, text, EN), allow_nan=False)


def test_check_has_exactly_its_keys():
    found = check_json(draw("d/x", BN_TRAIN, seed=3), "2 -2 0 5", EN)
    assert list(found) == [
        "verdict", "credit", "rating", "mistake", "mistake_kind", "cells", "expected", "read_as", "message"
    ]  # fmt: skip
    assert (found["verdict"], found["credit"], found["rating"]) == ("partial", 0.75, 2)
    assert found["cells"] == [True, True, True, False]
    assert found["read_as"] == [2, -2, 0, 5]
    assert found["expected"] == [2.0, -2.0, 0.0, -4.0]


def test_check_of_unreadable_text_reads_nothing():
    for text in ("abc", "1 2 3; 4 5 6; 7 8 9"):
        found = check_json(draw("d/x", MAX_POOL, seed=3), text, EN)
        assert (found["verdict"], found["read_as"], found["rating"], found["credit"]) == ("unreadable", None, None, 0)


def test_check_of_a_scalar_has_no_cells_and_a_universal_mistake_its_prefix():
    variant = draw("d/x", FOCAL, seed=3)
    found = check_json(variant, f"{-variant.expected:.4f}", EN)
    assert found["cells"] is None
    assert (found["mistake"], found["mistake_kind"]) == ("universal:negated", "bug")
