"""Initial weights have the spread that Xavier and Kaiming ask for, and come from the generator alone."""

import math

import numpy as np
import pytest

import kernels

SHAPE = (48, 20, 5, 5)
FAN_IN, FAN_OUT = 20 * 25, 48 * 25

DRAWS = [
    (lambda rng: kernels.xavier_uniform(SHAPE, 2.0, rng=rng), 2 * math.sqrt(2 / (FAN_IN + FAN_OUT)), True),
    (lambda rng: kernels.xavier_normal(SHAPE, rng=rng), math.sqrt(2 / (FAN_IN + FAN_OUT)), False),
    (lambda rng: kernels.kaiming_uniform(SHAPE, rng=rng), math.sqrt(2 / FAN_IN), True),
    (lambda rng: kernels.kaiming_normal(SHAPE, 0, "fan_out", "relu", rng), math.sqrt(2 / FAN_OUT), False),
    (lambda rng: kernels.kaiming_normal(SHAPE, math.sqrt(5), rng=rng), math.sqrt(1 / (3 * FAN_IN)), False),
]


@pytest.mark.parametrize(("draw", "std", "bounded"), DRAWS)
def test_weights_have_the_promised_mean_spread_and_bound(draw, std, bounded):
    weights = draw(np.random.default_rng(3))
    assert weights.shape == SHAPE
    assert weights.mean() == pytest.approx(0, abs=4 * std / math.sqrt(weights.size))
    assert weights.std() == pytest.approx(std, rel=0.02)
    largest = np.abs(weights).max() / (math.sqrt(3) * std)
    assert (0.999 < largest <= 1) if bounded else largest > 1.5
    np.testing.assert_array_equal(weights, draw(np.random.default_rng(3)))


def test_bound_is_the_deviation_times_root_three():
    assert kernels.xavier_bound(3, 5, 2.0) == pytest.approx(math.sqrt(3) * kernels.xavier_std(3, 5, 2.0))
    assert kernels.kaiming_std(50) == pytest.approx(0.2)
    assert kernels.kaiming_std(50, "leaky_relu", 1) == pytest.approx(math.sqrt(1 / 50))


def test_gains_are_those_of_torch():
    torch = pytest.importorskip("torch")
    for name in ("linear", "conv2d", "conv_transpose3d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"):
        assert kernels.calculate_gain(name) == pytest.approx(torch.nn.init.calculate_gain(name), rel=1e-15)
    assert kernels.calculate_gain("leaky_relu", 0.3) == torch.nn.init.calculate_gain("leaky_relu", 0.3)


def test_relu_layers_keep_the_size_of_a_signal_only_with_kaimings_gain():
    rng = np.random.default_rng(0)
    kept = shrunk = rng.standard_normal((200, 64))
    for _ in range(20):
        kept = kernels.relu(kept @ kernels.kaiming_normal((64, 64), nonlinearity="relu", rng=rng).T)
        shrunk = kernels.relu(shrunk @ kernels.xavier_normal((64, 64), rng=rng).T)
    assert 0.2 < np.mean(kept**2) < 5
    assert np.mean(shrunk**2) < 1e-3
