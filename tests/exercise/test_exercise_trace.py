"""Traces: the steps of a variant's kernel, which rebuild its answer."""

import numpy as np
import pytest
from exercise_samples import BN_TRAIN, FOCAL, MAX_POOL, exercise

from studyapp.exercise.generate import draw
from studyapp.exercise.trace import SOLUTION, trace


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


def test_a_normalisation_is_told_with_the_statistics_it_uses():
    evaluated = exercise("batch_norm(x, [1.0], [4.0], eps=0.25)", draw={"x": "ints((3, 1), 2, 9, distinct=True)"})
    variant = draw("d/x", evaluated, seed=0)
    found = trace(variant)
    assert (found.steps[0].mean, found.steps[0].variance) == (1.0, 4.0)
    assert np.allclose(found.steps[0].output, variant.expected.ravel())


def test_where_no_kernel_makes_the_answer_the_solution_is_told():
    variant = draw("d/focal", FOCAL, seed=0)
    found = trace(variant)
    assert found.told_as == SOLUTION
    assert found.steps[-1].result.value == variant.expected


def test_the_loss_of_a_log_softmax_is_told_as_a_cross_entropy():
    loss = exercise("nll_loss(log_softmax(z, 0), 1)", draw={"z": "decimals((3,), -2, 2, 0.5)"})
    variant = draw("d/nll", loss, seed=0)
    found = trace(variant)
    assert found.kernel == "cross_entropy"
    assert np.isclose(found.steps[0].loss, variant.expected)


SIGNAL, IMAGE = "ints((1, 1, 7), -5, 5)", "ints((1, 2, 4, 4), -5, 5)"
RECASTS = {
    "conv1d(x, w, stride=2, padding=1, dilation=2)": {"x": SIGNAL, "w": "ints((2, 1, 3), -2, 2)"},
    "conv1d(x, w, padding='same')": {"x": SIGNAL, "w": "ints((1, 1, 3), -2, 2)"},
    "conv_transpose1d(x, w, stride=3, padding=1, output_padding=2)": {"x": SIGNAL, "w": "ints((1, 2, 3), -2, 2)"},
    "conv_transpose2d(x, w, [1.0], stride=2, padding=1, dilation=2)": {"x": IMAGE, "w": "ints((2, 1, 2, 2), -2, 2)"},
    "avg_pool1d(1.0 * x, 3, padding=1)": {"x": SIGNAL},
    "max_pool1d(x, 2, stride=1)": {"x": SIGNAL},
    "conv1d_weight(x, (1, 1, 3), g, stride=2, dilation=2)": {"x": SIGNAL, "g": "ints((1, 1, 2), -3, 3)"},
    "conv2d_weight(x, (1, 1, 2, 2), g)": {"x": "ints((1, 1, 4, 4), -5, 5)", "g": "ints((1, 1, 3, 3), -3, 3)"},
    "adaptive_avg_pool2d(1.0 * x, (3, 1))": {"x": IMAGE},
}


@pytest.mark.parametrize("call", RECASTS)
def test_a_call_written_as_another_keeps_its_numbers(call):
    variant = draw("d/x", exercise(call, draw=RECASTS[call]), seed=1)
    found = trace(variant)
    assert found.told_as != SOLUTION
    assert np.allclose([step.value for step in found.steps], variant.expected.ravel())


@pytest.mark.parametrize("call", ["layer_norm(x, (2, 2))", "group_norm(x, 2)", "instance_norm(x)"])
def test_values_that_share_a_mean_are_told_together(call):
    variant = draw("d/x", exercise(f"{call}", draw={"x": "ints((2, 4, 2, 2), -9, 9, distinct=False)"}), seed=1)
    found = trace(variant)
    assert found.told_as == "batch_norm"
    assert np.allclose(np.concatenate([step.output.ravel() for step in found.steps]), variant.expected.ravel())


@pytest.mark.parametrize(
    "call", ["layer_norm(x, 2, weight=[1.0, 2.0])", "conv_transpose1d(x, ones((2, 1, 2)), groups=2)"]
)
def test_what_cannot_be_written_as_another_call_is_told_as_it_stands(call):
    assert trace(draw("d/x", exercise(call, draw={"x": "ints((1, 2, 2), -9, 9)"}), seed=1)).told_as == SOLUTION
