"""What authors are told: problems at their place, and a report that proves an exercise."""

import contextlib
import itertools
import time

import pytest
from exercise_samples import FOCAL, MAX_POOL, SAMPLES, exercise, mistake

from studyapp.deck.models import Level
from studyapp.errors import StudyError
from studyapp.exercise.check import problems
from studyapp.exercise.generate import draw
from studyapp.exercise.stress import stress


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_no_problems(name):
    assert problems("d/x", SAMPLES[name]) == ()


@pytest.mark.parametrize(
    ("keys", "code", "path", "offset"),
    [
        ({"answer": "x + foo(1)"}, "unknown_function_near", ("answer",), 4),
        ({"answer": "x + y"}, "unknown_name", ("answer",), 4),
        ({"draw": {"x": "int(1, 9", "z": "1"}}, "syntax", ("draw", "x"), None),
        ({"draw": {"x": "int(1, q)"}}, "unknown_name", ("draw", "x"), 7),
        ({"steps": {"mean": "x"}}, "name_taken", ("steps", "mean"), 0),
        ({"steps": {"x": "2"}}, "name_twice", ("steps", "x"), 0),
        ({"steps": {"late": "later", "later": "x"}}, "unknown_name", ("steps", "late"), 0),
        ({"where": ("x > 1", "x.y > 2")}, "attribute", ("where", 1), 0),
        ({"kernel": "relu(x) + 1"}, "kernel_mismatch", ("kernel",), 0),
        ({"kernel": "conv2d(x)"}, "kernel", ("kernel",), 0),
        ({"mistakes": (mistake("same", answer="x + 0"),)}, "mistake_equals_answer", ("mistakes", 0), 0),
        ({"mistakes": (mistake("never", when="x > 99", answer="2"),)}, "never_applies", ("mistakes", 0, "when"), 0),
        ({"mistakes": (mistake("idle"),)}, "mistake_without_work", ("mistakes", 0), 0),
        ({"mistakes": (mistake("m", steps={"nope": "2"}),)}, "unknown_step", ("mistakes", 0, "steps", "nope"), 0),
        ({"mistakes": (mistake("m", answer="x / 0"),)}, "mistake_fails", ("mistakes", 0), 0),
        ({"form": "sphere"}, "unknown_form", ("form",), 0),
        ({"answer": "[x, 1.5]", "form": "number"}, "form_mismatch", ("answer",), 0),
        ({"answer": "None"}, "wrong_type", ("answer",), 0),
        ({"answer": "'blue' if x > 1 else 'red'"}, "not_an_option", ("answer",), 0),
        ({"where": ("x > 99",)}, "unsound_where", ("answer",), 0),
        ({"levels": {2: Level(draw={"x": "int(1, oops)"})}}, "unknown_name", ("levels", "2", "draw", "x"), 7),
    ],
)
def test_a_problem_has_its_place(keys, code, path, offset):
    chosen = exercise(**{"answer": "x", "draw": {"x": "int(2, 9)"}, **keys})
    found = {(each.code, each.path): each for each in problems("d/x", chosen)}
    assert (code, path) in found, list(found)
    if offset is not None:
        assert found[code, path].offset == offset


def test_all_static_problems_are_found_in_one_run():
    bad = exercise("a + b", draw={"x": "nope(1)"}, steps={"s": "t"}, where=("u",), kernel="v")
    assert len(problems("d/x", bad)) == 5


def test_a_mistake_that_is_never_told_apart_is_a_warning():
    twins = (mistake("a", answer="x * 2"), mistake("b", answer="x + x"), mistake("c", answer="x * 3"))
    (warning,) = problems("d/x", exercise("x", draw={"x": "int(3, 9)"}, mistakes=twins))
    assert (warning.code, warning.severity, warning.path) == ("blind", "warning", ("mistakes", 1))


@pytest.mark.parametrize("name", SAMPLES)
def test_stress_proves_every_sample(name):
    report = stress(f"d/{name}", SAMPLES[name], draws=25, clock=time.perf_counter)
    assert (report["card"], report["draws"], report["unsound"]) == (f"d/{name}", 25, 0)
    assert report["self_test"]["right"] == 25
    assert report["self_test"]["failed"] == 0
    assert report["failures"] == []


def test_stress_measures_with_the_clock_it_is_given():
    ticks = itertools.count(0.0, 0.002)
    report = stress("d/x", MAX_POOL, draws=10, clock=lambda: next(ticks))
    assert report["ms_median"] == 2.0


def test_stress_tells_collisions_and_how_guessable_an_answer_is():
    twins = (mistake("a", answer="x * 2"), mistake("b", answer="x + x"), mistake("c", answer="x * 3"))
    report = stress("d/x", exercise("x", draw={"x": "pick(4, 5)"}, mistakes=twins), draws=20, clock=time.perf_counter)
    assert report["collisions"] == {"b": {"a": 20}}
    assert report["blind"] == {"b": 1.0}
    assert 0.5 <= report["guessable"] < 0.9
    assert report["answers"] == 2


def test_stress_counts_what_cannot_be_drawn():
    report = stress("d/x", exercise("x - x", draw={"x": "ints(2, 1, 9)"}), draws=2, clock=time.perf_counter)
    assert (report["unsound"], report["reasons"]) == (2, {"unsound_trivial": 2})


def test_stress_draws_every_level():
    levelled = exercise("x * 1.0", draw={"x": "int(2, 9)"}, levels={2: Level(draw={"x": "int(200, 900)"})})
    report = stress("d/x", levelled, draws=20, clock=time.perf_counter)
    assert report["answers"] > 12
    assert FOCAL.levels == {}


def hostile():
    heavy = "sum(reshape(ones(9999), (99, 101)) @ reshape(ones(9999), (101, 99)))"
    steps = {f"s{place}": f"{heavy} / 7 + x" for place in range(40)}
    yield exercise(" + ".join(steps), draw={"x": "int(1, 9)"}, steps=steps)
    yield exercise("x", draw={"x": "int(1, 9)"}, where=(f"{heavy} < 0",))
    yield exercise("x", draw={"x": "ints(512, 0, 9)", **{f"y{place}": "ints(512, 0, 9)" for place in range(50)}})
    wrong = tuple(mistake(f"m{place}", answer=f"x + {heavy} + {place * 5}") for place in range(60))
    yield exercise("x * 1.0", draw={"x": "int(1, 9)"}, mistakes=wrong)
    yield exercise("x", draw={"x": "int(1, 9)"}, mistakes=wrong * 100)
    yield exercise("x", draw={f"x{place}": "int(1, 9)" for place in range(5_000)})


@pytest.mark.parametrize("place", range(6))
def test_a_hostile_exercise_is_given_up_soon(place):
    chosen = list(hostile())[place]
    start = time.process_time()
    with contextlib.suppress(StudyError):
        draw("d/x", chosen, seed=0)
    assert time.process_time() - start < 2
