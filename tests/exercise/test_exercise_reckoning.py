"""Solutions taken apart: every operation in the order of the hand, with the numbers that go in and come out."""

import numpy as np
from exercise_samples import exercise

from studyapp.exercise.generate import draw
from studyapp.exercise.reckoning import moves


def told(answer, *, steps=None, **given):
    """Return each operation as it is written, with its value."""
    sample = exercise(answer, draw=given, steps=steps or {})
    return [
        (move.name, move.text[move.result.start : move.result.end], move.result.value)
        for move in moves(draw("d/x", sample, seed=1))
    ]


def test_inner_operations_come_first_and_names_are_not_operations():
    assert told("(a + b) * sqrt(c) - a[0]", a="ints((1,), 2, 2)", b="int(3, 3)", c="int(16, 16)")[:2] == [
        ("", "a + b", np.array([5])),
        ("", "sqrt(c)", 4.0),
    ]


def test_a_chain_of_sums_is_one_operation():
    assert [text for _, text, _ in told("a + b - a + 2", a="int(1, 9)", b="int(1, 9)")] == ["a + b - a + 2"]


def test_of_a_choice_only_the_branch_that_is_taken_is_worked_out():
    found = [text for _, text, _ in told("1 / a if a > 5 else sqrt(a)", a="int(4, 4)")]
    assert found == ["a > 5", "sqrt(a)"]
    assert [text for _, text, _ in told("1 / a if a > 5 else a", a="int(4, 4)")] == ["a > 5", "a"]


def test_steps_are_named_and_the_answer_is_not_told_twice():
    assert told("s", steps={"d": "a - 1", "s": "d * d"}, a="int(5, 5)") == [("d", "a - 1", 4), ("s", "d * d", 16)]


def test_an_answer_that_is_only_a_name_is_one_move():
    assert told("a", a="int(5, 5)") == [("", "a", 5)]


def test_a_value_that_would_never_be_reached_is_not_computed():
    assert told("1 if a > 0 and 1 / a > 1 else 2", a="int(0, 0)")[-1][2] == 2


def test_places_count_characters_whatever_the_letters():
    assert [text for _, text, _ in told("μ + σ * 2", μ="int(1, 9)", σ="int(1, 9)")] == ["σ * 2", "μ + σ * 2"]
