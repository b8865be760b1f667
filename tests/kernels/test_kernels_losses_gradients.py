"""Every backward is the derivative of its forward: a step along a random direction changes the value as it says."""

import numpy as np
import pytest

import kernels

STEP = 1e-6


def check_direction(value, gradient, x, rng):
    """Compare the change of a scalar function along a random direction with the gradient's share in it."""
    direction = rng.standard_normal(x.shape)
    measured = (float(value(x + STEP * direction)) - float(value(x - STEP * direction))) / (2 * STEP)
    assert abs(measured - float(np.sum(gradient * direction))) < 1e-6 * max(1.0, abs(measured))


@pytest.fixture
def rng():
    return np.random.default_rng(11)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("sigmoid", {}),
        ("tanh", {}),
        ("relu", {}),
        ("leaky_relu", {"negative_slope": 0.2}),
        ("gelu", {}),
        ("gelu", {"approximate": "tanh"}),
    ],
)
def test_activation_backward_is_the_derivative(name, options, rng):
    forward, backward = getattr(kernels, name), getattr(kernels, f"{name}_backward")
    for _ in range(50):
        x = rng.standard_normal((3, 4)) * 2
        x = np.where(np.abs(x) < 1e-3, 0.5, x)
        grad = rng.standard_normal((3, 4))
        check_direction(lambda z, g=grad: np.sum(g * forward(z, **options)), backward(grad, x, **options), x, rng)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_regression_and_overlap_backwards_are_the_derivatives(reduction, rng):
    for _ in range(30):
        x, y = rng.standard_normal((2, 3, 4))
        gradient = kernels.mse_loss_backward(x, y, reduction)
        check_direction(lambda z, y=y: kernels.mse_loss(z, y, reduction=reduction), gradient, x, rng)
        p, t = rng.random((2, 3, 4, 2)), np.round(rng.random((2, 3, 4, 2)))
        for smooth in (0.1, 1.0):
            gradient = kernels.dice_loss_backward(p, t, smooth, reduction)
            check_direction(lambda z, t=t, s=smooth: kernels.dice_loss(z, t, s, reduction), gradient, p, rng)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_binary_cross_entropy_backward_is_the_derivative(reduction, rng):
    for _ in range(30):
        x, y, w = rng.standard_normal((3, 4)) * 3, rng.random((3, 4)), rng.random((3, 4))
        options = {"weight": w, "pos_weight": rng.random(4), "reduction": reduction}
        gradient = kernels.binary_cross_entropy_with_logits_backward(x, y, **options)
        check_direction(lambda z, y=y, o=options: kernels.binary_cross_entropy_with_logits(z, y, **o), gradient, x, rng)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("shape", [(5,), (4, 5), (3, 5, 2), (2, 5, 2, 3)])
def test_cross_entropy_backward_is_the_derivative(reduction, shape, rng):
    for _ in range(20):
        x = rng.standard_normal(shape) * 3
        indices = rng.integers(0, 5, shape[:1] + shape[2:] if len(shape) > 1 else ())
        for target in (indices, rng.random(shape)):
            for weight in (None, rng.random(5)):
                for smoothing in (0.0, 0.2):
                    options = {"weight": weight, "reduction": reduction, "label_smoothing": smoothing}
                    gradient = kernels.cross_entropy_backward(x, target, **options)
                    check_direction(lambda z, t=target, o=options: kernels.cross_entropy(z, t, **o), gradient, x, rng)


@pytest.mark.parametrize("shape", [(6, 3), (4, 3, 5), (2, 3, 2, 4)])
def test_batch_norm_backward_is_the_derivative_for_input_weight_and_bias(shape, rng):
    for _ in range(20):
        x, grad = rng.standard_normal(shape), rng.standard_normal(shape)
        weight, bias = rng.standard_normal((2, 3))

        def value(x, weight, bias, grad=grad):
            return np.sum(grad * kernels.batch_norm(x, None, None, weight, bias, training=True))

        to_input, to_weight, to_bias = kernels.batch_norm_backward(grad, x, weight)
        check_direction(lambda z, w=weight, b=bias: value(z, w, b), to_input, x, rng)
        check_direction(lambda w, x=x, b=bias: value(x, w, b), to_weight, weight, rng)
        check_direction(lambda b, x=x, w=weight: value(x, w, b), to_bias, bias, rng)


def test_batch_norm_passes_no_gradient_for_a_shift_or_a_scaling_of_a_channel(rng):
    x, grad = rng.standard_normal((8, 3)), rng.standard_normal((8, 3))
    gradient, _, _ = kernels.batch_norm_backward(grad, x, None, eps=0.0)
    np.testing.assert_allclose(gradient.sum(0), 0, atol=1e-12)
    np.testing.assert_allclose((gradient * x).sum(0), 0, atol=1e-12)


def test_logit_gradients_of_a_target_sum_to_zero(rng):
    gradient = kernels.cross_entropy_backward(rng.standard_normal((4, 5)), rng.integers(0, 5, 4), label_smoothing=0.1)
    np.testing.assert_allclose(gradient.sum(1), 0, atol=1e-15)


def test_ignored_targets_get_no_gradient():
    gradient = kernels.cross_entropy_backward(np.ones((3, 2)), np.array([0, -100, 1]), label_smoothing=0.1)
    assert not gradient[1].any()
    assert gradient[0].any()
    assert not kernels.cross_entropy_backward(np.ones((2, 2)), np.array([-100, -100])).any()


def test_dice_gradient_at_a_pixel_matches_the_quotient_rule_by_hand():
    p, t = np.array([[[0.5, 0.5]]]), np.array([[[1.0, 0.0]]])
    gradient = kernels.dice_loss_backward(p, t, smooth=0.0)
    np.testing.assert_allclose(gradient, [[[-0.75, 0.25]]])
