"""Traces: the steps of a variant's kernel, which rebuild its answer."""

import numpy as np
from exercise_samples import BN_TRAIN, FOCAL, MAX_POOL, exercise

from studyapp.exercise.generate import draw
from studyapp.exercise.trace import trace


def test_the_steps_of_a_pooling_rebuild_the_answer():
    variant = draw("d/pool", MAX_POOL, seed=3)
    found = trace(variant)
    assert found.kernel == "max_pool2d"
    assert [step.value for step in found.steps] == variant.expected.ravel().tolist()
    assert [step.origin for step in found.steps] == [(0, 0), (0, 2), (2, 0), (2, 2)]


def test_a_kernel_expression_is_traced_where_the_steps_are_plain_arithmetic():
    variant = draw("d/bn", BN_TRAIN, seed=3)
    found = trace(variant)
    assert found.kernel == "batch_norm"
    assert np.allclose(found.steps[0].output, variant.expected)


def test_no_trace_where_none_covers_the_call():
    evaluated = exercise("batch_norm(x, [1.0], [4.0], eps=0.25)", draw={"x": "ints((3, 1), 2, 9, distinct=True)"})
    assert trace(draw("d/x", evaluated, seed=0)) is None
    assert trace(draw("d/focal", FOCAL, seed=0)) is None
