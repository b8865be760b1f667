"""Drawing: the same numbers for ever, each on the lattice it is shown on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.exercise.compiler import compiled
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.grid import grid, inline
from studyapp.exercise.lattice import cells_of, places, settled
from studyapp.exercise.limits import Env
from studyapp.exercise.pcg import Words

RECORDED = [
    ("int(-100, 100)", -91),
    ("ints((2, 3), -5, 9)", [[-5, 2, 3], [8, 3, 7]]),
    ("ints(5, 0, 9, distinct=True)", [5, 8, 6, 2, 9]),
    ("pick(0.2, 0.3, 0.4, 0.6)", 0.6),
    ("decimals((3,), -1, 1, 0.05)", [-0.95, 0.4, -0.1]),
    ("probabilities(4)", [0.15, 0.15, 0.15, 0.55]),
    ("one_hot((2, 3))", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
    ("labels(6, 4)", [3, 1, 0, 0, 1, 1]),
    ("permutation(6)", [3, 0, 2, 4, 5, 1]),
    ("mask((2, 4), 3)", [[0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 1.0]]),
]


def drawn(text, seed=0, **names):
    return settled(compiled(text, True)(Env({"": Words(seed, 0), **names})))


def test_raw_words_are_those_of_numpys_pcg64():
    words = Words(7, 3)
    generator = np.random.PCG64(0)
    generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": words.state, "inc": words.increment},
        "has_uint32": 0,
        "uinteger": 0,
    }
    assert [words.word() for _ in range(50)] == generator.random_raw(50).tolist()


@pytest.mark.parametrize(("text", "expected"), RECORDED)
def test_recorded_draws_never_change(text, expected):
    result = drawn(text, seed=42)
    assert (result.tolist() if isinstance(result, np.ndarray) else result) == expected


def test_bounded_integers_are_evenly_spread():
    words = Words(1, 1)
    counts = np.bincount([words.below(7) for _ in range(14_000)], minlength=7)
    assert counts.min() > 1_800
    assert counts.max() < 2_200


@pytest.mark.parametrize("seed", range(20))
def test_each_function_keeps_its_promise(seed):
    assert -3 <= drawn("int(-3, 3, nonzero=True)", seed) <= 3 != 0
    distinct = drawn("ints((2, 3), 0, 5, distinct=True)", seed)
    assert sorted(distinct.ravel().tolist()) == [0, 1, 2, 3, 4, 5]
    assert drawn("ints(20, -1, 1, nonzero=True)", seed).all()
    assert drawn("pick('a', 'b')", seed) in ("a", "b")
    steps = drawn("decimals((4,), -1, 1, 0.25)", seed)
    assert np.array_equal(steps * 4, np.round(steps * 4))
    assert np.abs(steps).max() <= 1
    shares = drawn("probabilities((2, 4))", seed)
    assert shares.min() > 0
    assert np.allclose(shares.sum(axis=1), 1)
    assert drawn("one_hot(5)", seed).sum() == 1
    assert set(drawn("labels(9, 3)", seed).tolist()) <= {0, 1, 2}
    assert sorted(drawn("permutation(6)", seed).tolist()) == list(range(6))
    assert drawn("mask((3, 4), 5)", seed).sum() == 5
    assert drawn("mask((3, 4), 0.5)", seed).sum() == 6


def test_a_draw_may_use_what_was_drawn_before():
    assert drawn("ints((n, n), 0, 9)", n=3).shape == (3, 3)


def test_a_picked_list_is_an_array_and_a_picked_tuple_stays_one():
    assert drawn("pick([2, 3, 6])").dtype == np.int64
    assert drawn("pick([0.5, 3])").tolist() == [0.5, 3.0]
    assert drawn("pick((2, 3))") == (2, 3)


def test_drawn_arrays_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        drawn("ints(3, 0, 9)")[0] = 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ints(3, 5, 1)", "empty_range"),
        ("ints((5,), 0, 3, distinct=True)", "not_enough_distinct"),
        ("ints((100, 100), 0, 9)", "too_many_elements"),
        ("ints(3, 0, 10**12)", "number_too_large"),
        ("pick()", "arguments"),
        ("int(1)", "arguments"),
        ("probabilities(30) / 3", "off_lattice"),
        ("int(1, 3) / 3", "off_lattice"),
        ("decimals(3, 0, 1, 0)", "empty_range"),
        ("permutation(0)", "bad_shape"),
    ],
)
def test_an_impossible_draw_is_refused(text, code):
    with pytest.raises(ExpressionError) as caught:
        [drawn(text, seed) for seed in range(5)]
    assert caught.value.code == f"exercise.{code}"


@settings(max_examples=150, deadline=None)
@given(
    low=st.integers(-50, 50),
    count=st.integers(1, 200),
    step=st.sampled_from(["0.001", "0.01", "0.05", "0.1", "0.125", "0.25", "0.5", "1", "3"]),
    seed=st.integers(0, 10**6),
)
def test_what_is_displayed_is_what_is_used(low, count, step, seed):
    high = low + count * float(step)
    value = drawn(f"decimals((3, 2), {low}, {high!r}, {step})", seed)
    shown = [[float(cell) for cell in row.split()] for row in grid(value, places(cells_of(value)))]
    assert shown == value.tolist()
    assert np.array_equal(np.array(eval(inline(value))), value)
