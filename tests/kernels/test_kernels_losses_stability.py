"""Logits of ±10,000 give finite, right losses, probabilities and gradients, without a warning, in both float types."""

import math

import numpy as np
import pytest

import kernels

HUGE = 1e4
DTYPES = [np.float32, np.float64]


@pytest.mark.parametrize("dtype", DTYPES)
def test_cross_entropy_of_huge_logits_is_their_difference(dtype):
    logits = np.array([[HUGE, -HUGE], [-HUGE, HUGE], [HUGE, HUGE]], dtype)
    losses = kernels.cross_entropy(logits, np.array([0, 0, 1]), reduction="none")
    np.testing.assert_allclose(losses, [0.0, 2 * HUGE, math.log(2)], rtol=1e-6)
    gradient = kernels.cross_entropy_backward(logits, np.array([0, 0, 1]), reduction="sum")
    np.testing.assert_allclose(gradient, [[0, 0], [-1, 1], [0.5, -0.5]], atol=1e-7)
    soft = kernels.cross_entropy(logits, np.full((3, 2), 0.5, dtype), reduction="none")
    np.testing.assert_allclose(soft, [HUGE, HUGE, math.log(2)], rtol=1e-6)


@pytest.mark.parametrize("dtype", DTYPES)
def test_softmax_of_huge_logits_is_zero_and_one(dtype):
    logits = np.array([HUGE, -HUGE, 0.0], dtype)
    np.testing.assert_array_equal(kernels.softmax(logits, 0), [1, 0, 0])
    np.testing.assert_array_equal(kernels.log_softmax(logits, 0), [0, -2 * HUGE, -HUGE])
    assert kernels.logsumexp(logits, 0) == HUGE
    assert kernels.logsumexp(-np.abs(logits) - dtype(HUGE), 0) == -HUGE


@pytest.mark.parametrize("dtype", DTYPES)
def test_binary_losses_of_huge_logits_grow_linearly(dtype):
    logits, targets = np.array([HUGE, -HUGE, HUGE, -HUGE], dtype), np.array([1, 0, 0, 1])
    losses = kernels.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    np.testing.assert_array_equal(losses, [0, 0, HUGE, HUGE])
    weighted = kernels.binary_cross_entropy_with_logits(
        logits, targets, reduction="none", pos_weight=np.array(3.0, dtype)
    )
    np.testing.assert_array_equal(weighted, [0, 0, HUGE, 3 * HUGE])
    np.testing.assert_array_equal(
        kernels.binary_cross_entropy_with_logits_backward(logits, targets, reduction="sum"), [0, 0, 1, -1]
    )
    focal = kernels.sigmoid_focal_loss(logits, targets, alpha=0.25)
    np.testing.assert_allclose(focal, [0, 0, 0.75 * HUGE, 0.25 * HUGE], rtol=1e-6)


@pytest.mark.parametrize("dtype", DTYPES)
def test_activations_saturate_without_overflow(dtype):
    x = np.array([-HUGE, HUGE], dtype)
    ones = np.ones(2, dtype)
    np.testing.assert_array_equal(kernels.sigmoid(x), [0, 1])
    np.testing.assert_array_equal(kernels.tanh(x), [-1, 1])
    np.testing.assert_array_equal(kernels.elu(x), [-1, HUGE])
    for smooth in (kernels.softplus, kernels.silu, kernels.gelu, lambda z: kernels.gelu(z, approximate="tanh")):
        np.testing.assert_array_equal(smooth(x), [0, HUGE])
    for gradient in (kernels.sigmoid_backward, kernels.tanh_backward):
        np.testing.assert_array_equal(gradient(ones, x), [0, 0])
    np.testing.assert_array_equal(kernels.gelu_backward(ones, x), [0, 1])
    np.testing.assert_array_equal(kernels.gelu_backward(ones, x, approximate="tanh"), [0, 1])


def test_multi_similarity_does_not_overflow_at_a_huge_scale():
    x = np.array([[1.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    loss = kernels.multi_similarity_loss(x, np.array([0, 1, 0]), alpha=HUGE, beta=HUGE)
    assert float(loss) == pytest.approx(((1.5 + 0.5) + 0.5 + 1.5) / 3, abs=1e-3)


def test_masked_classes_of_minus_infinity_get_no_probability():
    logits = np.array([[0.0, -np.inf, 0.0]])
    np.testing.assert_array_equal(kernels.softmax(logits, 1), [[0.5, 0, 0.5]])
    assert float(kernels.cross_entropy(logits, np.array([0]))) == pytest.approx(math.log(2))
    assert float(kernels.cross_entropy(logits, np.array([1]))) == np.inf


@pytest.mark.parametrize(
    "call",
    [
        lambda x: kernels.softmax(x, 0),
        lambda x: kernels.cross_entropy(x, np.array(0)),
        lambda x: kernels.mse_loss(x, np.zeros(2)),
        lambda x: kernels.smooth_l1_loss(x, np.zeros(2)),
        lambda x: kernels.sigmoid(x)[1],
        lambda x: kernels.gelu(x)[1],
        lambda x: kernels.relu(x)[1],
        lambda x: kernels.elu(x)[1],
        lambda x: kernels.leaky_relu(x)[1],
        lambda x: kernels.binary_cross_entropy_with_logits(x, np.zeros(2)),
        lambda x: kernels.standardize(x),
        lambda x: kernels.clip_grad_norm(x, 1.0)[1],
    ],
)
def test_nan_stays_nan(call):
    assert np.all(np.isnan(call(np.array([1.0, np.nan]))))


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0,)])
def test_empty_inputs_stay_empty(shape):
    x = np.zeros(shape)
    for dim in range(len(shape)):
        assert kernels.softmax(x, dim).shape == kernels.log_softmax(x, dim).shape == shape
        assert np.all(kernels.logsumexp(x, dim) == -np.inf)
    assert kernels.layer_norm(x, shape[-1:]).shape == shape
    assert kernels.relu(x).shape == kernels.gelu(x).shape == kernels.sigmoid(x).shape == shape
    if shape == (0, 3):
        assert np.isnan(kernels.cross_entropy(x, np.zeros(0, int)))
        assert kernels.cosine_similarity(x, x).shape == kernels.pairwise_distance(x, x).shape == (0,)


def test_averages_over_nothing_are_nan_as_in_torch():
    assert np.isnan(kernels.mse_loss(np.zeros(0), np.zeros(0)))
    assert kernels.mse_loss(np.zeros(0), np.zeros(0), reduction="sum") == 0
    ignored = np.array([-100, -100])
    assert np.isnan(kernels.cross_entropy(np.zeros((2, 3)), ignored))
    assert kernels.cross_entropy(np.zeros((2, 3)), ignored, reduction="sum") == 0
    assert np.isnan(kernels.cross_entropy(np.zeros((2, 3)), np.array([0, 1]), np.zeros(3)))
