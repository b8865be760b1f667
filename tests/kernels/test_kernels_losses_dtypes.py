"""float32 stays float32, scalars included and whatever type the options have; integers become float64."""

import numpy as np
import pytest
from examples_losses import EXAMPLES

import kernels

GIVES_FLOATS_OR_WORDS = {
    "calculate_gain",
    "kaiming_std",
    "precision_recall_f1",
    "triplet_kind",
    "xavier_bound",
    "xavier_std",
}
ALWAYS_DOUBLE = {
    "class_weights",
    "effective_number_weights",
    "kaiming_normal",
    "kaiming_uniform",
    "sample_weights",
    "xavier_normal",
    "xavier_uniform",
}
ALWAYS_INT = {"confusion_matrix", "one_hot"}
CALLS = [(name, call) for name, calls in sorted(EXAMPLES.items()) for call in calls]
IDS = [f"{name}-{number}" for name, calls in sorted(EXAMPLES.items()) for number in range(len(calls))]


def converted(value, dtype):
    """Return a value whose float arrays have the dtype and whose plain floats are NumPy's doubles."""
    if isinstance(value, np.ndarray):
        return value.astype(dtype) if value.dtype.kind == "f" else value
    if isinstance(value, list):
        return [converted(each, dtype) for each in value]
    return np.float64(value) if isinstance(value, float) else value


def results(value):
    """Return every array and scalar in a result."""
    if isinstance(value, list | tuple):
        return [each for part in value for each in results(part)]
    return [] if value is None else [value]


def expected_dtype(name, dtype):
    if name in ALWAYS_INT:
        return np.int64
    return np.float64 if name in ALWAYS_DOUBLE else dtype


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("name", "call"), CALLS, ids=IDS)
def test_result_has_the_dtype_of_the_input(name, call, dtype):
    args, kwargs = ([converted(each, dtype) for each in call[0]], {k: converted(v, dtype) for k, v in call[1].items()})
    for value in results(getattr(kernels, name)(*args, **kwargs)):
        if name in GIVES_FLOATS_OR_WORDS:
            assert isinstance(value, float | str)
        else:
            assert isinstance(value, np.ndarray | np.generic)
            assert value.dtype == expected_dtype(name, dtype)


ELEMENTWISE = ["leaky_relu", "elu", "gelu", "silu", "softplus", "sigmoid", "tanh"]


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_integers_and_booleans_become_float64(name):
    for x in (np.array([-1, 0, 2]), np.array([True, False]), [1, -1]):
        result = getattr(kernels, name)(x)
        assert result.dtype == np.float64
        np.testing.assert_array_equal(result, getattr(kernels, name)(np.asarray(x, dtype=float)))


def test_losses_of_integers_are_float64():
    x, y = np.array([[1, -2], [0, 3]]), np.array([[0, 1], [1, 0]])
    assert kernels.mse_loss(x, y).dtype == np.float64
    assert kernels.mse_loss(x, y) == 5.0
    assert kernels.softmax(x, 1).dtype == np.float64
    assert kernels.binary_cross_entropy_with_logits(x, y).dtype == np.float64
    assert kernels.batch_norm(x, None, None, training=True).dtype == np.float64


def test_relu_keeps_integers_as_torch_does():
    result = kernels.relu(np.array([-2, 3], np.int32))
    assert result.dtype == np.int32
    assert result.tolist() == [0, 3]


def test_integer_targets_and_masks_leave_float32_alone():
    x, bits = np.array([[0.5, -1.0]], np.float32), np.array([[1, 0]])
    for result in (
        kernels.binary_cross_entropy_with_logits(x, bits),
        kernels.binary_cross_entropy(np.abs(x), bits > 0),
        kernels.sigmoid_focal_loss(x, bits),
        kernels.dice_loss(np.abs(x), bits > 0),
        kernels.mse_loss(x, bits),
        kernels.dropout(x, mask=bits),
        kernels.contrastive_loss(x, x, bits[0, :1]),
    ):
        assert result.dtype == np.float32


def test_plain_lists_take_the_type_of_the_array_beside_them():
    x = np.array([0.5, 0.25], np.float32)
    assert kernels.mse_loss(x, [1.0, 0.0]).dtype == np.float32
    assert kernels.l1_loss([1.0, 0.0], x).dtype == np.float32
    assert kernels.mse_loss([1.0, 0.0], [1, 0]).dtype == np.float64


def test_two_different_float_types_give_the_wider():
    x = np.ones(3, np.float32)
    assert kernels.mse_loss(x, x.astype(np.float64)).dtype == np.float64
    assert kernels.pairwise_distance(x, x.astype(np.float64)).dtype == np.float64


def test_parameters_take_the_dtype_of_the_input():
    x = np.array([[1.0, 2.0], [3.0, 5.0]], np.float32)
    assert kernels.batch_norm(x, None, None, [1.0, 2.0], np.ones(2), training=True).dtype == np.float32
    assert kernels.cross_entropy(x, [0, 1], np.ones(2)).dtype == np.float32
    assert kernels.sgd_step(x, np.ones((2, 2)), lr=np.float64(0.1))[0].dtype == np.float32
    assert kernels.adam_step(x, np.ones((2, 2)))[0].dtype == np.float32


def test_float32_difference_loses_a_tiny_step():
    assert kernels.forward_difference(np.square, np.float32(3), 1e-8) == 0
    assert kernels.forward_difference(np.square, 3.0, 1e-8) == pytest.approx(6, rel=1e-6)
