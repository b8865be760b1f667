"""The steps of each trace, put together again, are exactly what the kernel returns."""

import numpy as np
import pytest
from loss_cases import layout

import kernels
from kernels.traces import batch_norm_steps, sgd_steps, softmax_cross_entropy_steps

DTYPES = [np.float32, np.float64]


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(7,), (6, 7), (4, 7, 3), (2, 7, 3, 2)])
def test_softmax_cross_entropy_steps_rebuild_losses_mean_and_probabilities(shape, dtype, rng):
    for weight in (None, rng.random(7).astype(dtype)):
        x = layout(rng, (rng.standard_normal(shape) * 5).astype(dtype))
        target = rng.integers(0, 7, shape[:1] + shape[2:] if len(shape) > 1 else ())
        if len(shape) > 1:
            target.flat[0] = -100
        steps = list(softmax_cross_entropy_steps(x, target, weight))
        losses = np.array([step.loss for step in steps], dtype)
        np.testing.assert_array_equal(
            losses, np.ravel(kernels.cross_entropy(x, target, weight, reduction="none")), strict=True
        )
        mean = np.add.reduce(losses) / np.add.reduce(np.array([s.weight for s in steps if not s.ignored], dtype))
        assert mean == kernels.cross_entropy(x, target, weight)
        channels_last = np.moveaxis(kernels.softmax(x, min(len(shape) - 1, 1)), min(len(shape) - 1, 1), -1)
        np.testing.assert_allclose([s.probabilities for s in steps], channels_last.reshape(-1, 7), rtol=1e-6)


def test_a_softmax_step_adds_up_by_itself():
    (step,) = softmax_cross_entropy_steps([[1.0, 3.0]], [0], [2.0, 1.0])
    np.testing.assert_array_equal(step.shifted, step.logits - step.maximum)
    np.testing.assert_array_equal(step.powers, np.exp(step.shifted))
    assert step.total == step.powers.sum()
    assert step.loss == -step.log_probability * step.weight
    assert (step.row, step.target, step.ignored, step.weight) == (0, 0, False, 2.0)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(9, 3), (4, 3, 5), (2, 3, 4, 2), (1, 3, 2, 2, 2)])
def test_batch_norm_steps_rebuild_the_output(shape, dtype, rng):
    for weight, bias in ((None, None), rng.standard_normal((2, 3)).astype(dtype)):
        x = layout(rng, rng.standard_normal(shape).astype(dtype))
        steps = list(batch_norm_steps(x, weight, bias, eps=1e-3))
        output = kernels.batch_norm(x, None, None, weight, bias, training=True, eps=1e-3)
        np.testing.assert_array_equal(np.stack([step.output for step in steps], axis=1), output, strict=True)
        for step in steps:
            np.testing.assert_array_equal(step.values, x[:, step.channel])
            np.testing.assert_array_equal(step.centred, step.values - dtype(step.mean))
            assert step.variance == pytest.approx(step.values.var(), rel=1e-4)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"weight_decay": 0.1},
        {"momentum": 0.9},
        {"momentum": 0.9, "dampening": 0.3, "weight_decay": 0.1},
        {"momentum": 0.9, "nesterov": True},
    ],
)
@pytest.mark.parametrize("start", [np.float32(3.0), np.array([1.0, -2.0]), 5])
def test_sgd_steps_rebuild_a_chain_of_sgd_step(start, options):
    def gradient(x):
        return 2 * x + 1

    param, buffer = np.asarray(start, None if np.asarray(start).dtype.kind == "f" else float), None
    for index, step in enumerate(sgd_steps(gradient, start, lr=0.1, steps=6, **options)):
        assert step.index == index
        np.testing.assert_array_equal(step.param, param, strict=True)
        np.testing.assert_array_equal(step.gradient, gradient(param))
        param, buffer = kernels.sgd_step(param, gradient(param), buffer, lr=0.1, **options)
        np.testing.assert_array_equal(step.updated, param, strict=True)
        np.testing.assert_array_equal(step.updated, step.param - step.direction * 0.1)
        assert (step.buffer is None) == (buffer is None)
        if buffer is not None:
            np.testing.assert_array_equal(step.buffer, buffer, strict=True)
    assert index == 5


def test_plain_sgd_steps_walk_the_path_of_gradient_descent():
    path = kernels.gradient_descent(lambda x: 2 * x, 3.0, lr=0.2, steps=4)
    steps = list(sgd_steps(lambda x: 2 * x, 3.0, lr=0.2, steps=4))
    np.testing.assert_array_equal([step.param for step in steps] + [steps[-1].updated], path)


def test_traces_refuse_what_their_kernels_refuse():
    with pytest.raises(IndexError, match="target 5"):
        list(softmax_cross_entropy_steps(np.zeros((1, 2)), [5]))
    with pytest.raises(ValueError, match="at least 2"):
        list(batch_norm_steps(np.zeros((1, 2))))
    with pytest.raises(ValueError, match="lr must not be negative"):
        list(sgd_steps(lambda x: x, 1.0, lr=-1, steps=1))
