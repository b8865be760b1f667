"""Shapes of every size keep the laws of the operations: what sums to one, what averages to zero, what is symmetric."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import kernels

STEADY = settings(deadline=None, derandomize=True)
VALUES = st.floats(-100, 100, width=32)
SHAPES = arrays.array_shapes(min_dims=1, max_dims=4, max_side=5)


def grids(shape=SHAPES, values=VALUES, dtype=np.float64):
    return arrays.arrays(dtype, shape, elements=values)


def pairs(first=VALUES, second=VALUES):
    return SHAPES.flatmap(lambda shape: st.tuples(grids(shape, first), grids(shape, second)))


@STEADY
@given(grids(), st.data())
def test_softmax_sums_to_one_along_its_axis_and_ignores_a_shift(x, data):
    dim = data.draw(st.integers(-x.ndim, x.ndim - 1))
    p = kernels.softmax(x, dim)
    assert p.shape == x.shape
    np.testing.assert_allclose(p.sum(dim), 1, rtol=1e-12)
    np.testing.assert_allclose(kernels.softmax(x + 7, dim), p, rtol=1e-9, atol=1e-300)
    np.testing.assert_allclose(np.exp(kernels.log_softmax(x, dim)), p, rtol=1e-9, atol=1e-300)
    kept = kernels.logsumexp(x, dim, keepdim=True)
    np.testing.assert_allclose(x - kept, kernels.log_softmax(x, dim), atol=1e-12)
    assert kernels.logsumexp(x, dim).shape == np.max(x, axis=dim).shape


@STEADY
@given(pairs())
def test_reductions_agree_with_each_other(pair):
    for loss in (kernels.mse_loss, kernels.l1_loss, kernels.smooth_l1_loss, kernels.huber_loss):
        each = loss(*pair, reduction="none")
        assert each.shape == pair[0].shape
        np.testing.assert_allclose(loss(*pair, reduction="sum"), each.sum(), rtol=1e-12)
        np.testing.assert_allclose(loss(*pair), each.mean(), rtol=1e-12)
        np.testing.assert_array_equal(loss(*pair[::-1], reduction="none"), each)


@STEADY
@given(pairs(st.floats(-50, 50), st.floats(0, 1)))
def test_binary_cross_entropy_is_the_same_on_logits_and_probabilities(pair):
    logits, targets = pair
    logits = np.clip(logits, -15, 15)
    expected = kernels.binary_cross_entropy(kernels.sigmoid(logits), targets, reduction="none")
    got = kernels.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    np.testing.assert_allclose(got, expected, rtol=1e-7, atol=1e-9)


@STEADY
@given(pairs(st.floats(-50, 50), st.integers(0, 1)))
def test_focal_loss_without_focus_is_weighted_binary_cross_entropy(pair):
    logits, targets = pair
    plain = kernels.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    np.testing.assert_allclose(kernels.sigmoid_focal_loss(logits, targets, -1, 0), plain)
    weighted = plain * np.where(targets == 1, 0.25, 0.75)
    np.testing.assert_allclose(kernels.sigmoid_focal_loss(logits, targets, 0.25, 0), weighted)
    assert np.all(kernels.sigmoid_focal_loss(logits, targets) <= weighted)


@STEADY
@given(st.data(), st.integers(1, 5), arrays.array_shapes(min_dims=0, max_dims=3, max_side=3))
def test_cross_entropy_is_nll_of_log_softmax_and_equals_one_hot_probabilities(data, classes, rest):
    shape = (rest[0], classes, *rest[1:]) if rest else (classes,)
    x = data.draw(grids(shape))
    target = data.draw(arrays.arrays(np.int64, rest, elements=st.integers(0, classes - 1)))
    each = kernels.cross_entropy(x, target, reduction="none")
    assert np.shape(each) == rest
    axis = min(len(shape) - 1, 1)
    np.testing.assert_array_equal(each, kernels.nll_loss(kernels.log_softmax(x, axis), target, reduction="none"))
    soft = np.moveaxis(kernels.one_hot(target, classes), -1, axis).astype(float)
    np.testing.assert_allclose(kernels.cross_entropy(x, soft, reduction="none"), each, atol=1e-12)
    np.testing.assert_allclose(kernels.cross_entropy(x, soft), kernels.cross_entropy(x, target), atol=1e-12)


@STEADY
@given(grids(arrays.array_shapes(min_dims=2, max_dims=5, max_side=4), st.integers(-20, 20)))
def test_normalised_values_have_mean_zero_and_variance_at_most_one(x):
    for axes, call in (
        ((0, *range(2, x.ndim)), lambda: kernels.batch_norm(x, None, None, training=True)),
        ((-1,), lambda: kernels.layer_norm(x, x.shape[-1])),
    ):
        if np.prod([x.shape[axis] for axis in axes]) < 2:
            continue
        y = call()
        assert y.shape == x.shape
        np.testing.assert_allclose(y.mean(axes), 0, atol=1e-9)
        assert np.all(y.var(axes) <= 1 + 1e-9)


@STEADY
@given(grids(arrays.array_shapes(min_dims=3, max_dims=5, min_side=2, max_side=4), st.integers(-20, 20)))
def test_group_norm_of_single_channels_is_instance_norm_and_of_one_group_layer_norm(x):
    channels = x.shape[1]
    np.testing.assert_allclose(kernels.group_norm(x, channels), kernels.instance_norm(x), atol=1e-9)
    np.testing.assert_allclose(kernels.group_norm(x, 1), kernels.layer_norm(x, x.shape[1:]), atol=1e-9)


@STEADY
@given(grids(), st.data())
def test_scaling_undoes_itself_and_survives_constants(x, data):
    axis = data.draw(st.none() | st.integers(0, x.ndim - 1))
    scaled = kernels.min_max_scale(x, -1, 1, axis)
    assert np.all((scaled >= -1 - 1e-12) & (scaled <= 1 + 1e-12))
    least, most = x.min(axis, keepdims=True), x.max(axis, keepdims=True)
    np.testing.assert_allclose(kernels.min_max_inverse(scaled, least, most, -1, 1), x, rtol=1e-9, atol=1e-9)
    z = kernels.standardize(x, axis)
    assert np.all(np.isfinite(z))
    mean, std = x.mean(axis, keepdims=True), x.std(axis, keepdims=True)
    np.testing.assert_allclose(kernels.standardize_inverse(z, mean, std), x, rtol=1e-6, atol=1e-6)


@STEADY
@given(grids(arrays.array_shapes(min_dims=2, max_dims=4, max_side=4), st.floats(0, 1)), st.data())
def test_overlap_losses_lie_between_zero_and_one_and_dice_is_the_smaller(p, data):
    t = data.draw(grids(p.shape, st.integers(0, 1)))
    dice = kernels.dice_loss(p, t, 0.0, "none")
    iou = kernels.soft_iou_loss(p, t, 0.0, "none")
    assert dice.shape == p.shape[:2]
    assert np.all((dice >= -1e-12) & (dice <= iou + 1e-9) & (iou <= 1 + 1e-12))
    np.testing.assert_allclose(kernels.dice_coefficient(p, t), 1 - dice, atol=1e-12)


@STEADY
@given(grids(arrays.array_shapes(min_dims=1, max_dims=3), st.floats(-100, 100)), st.floats(0.1, 50))
def test_clipping_bounds_the_norm_and_keeps_the_direction(g, bound):
    clipped, norm = kernels.clip_grad_norm([g], bound)
    np.testing.assert_allclose(norm, np.linalg.norm(g.ravel()), rtol=1e-12)
    assert np.linalg.norm(clipped[0].ravel()) <= bound * (1 + 1e-9)
    np.testing.assert_allclose(clipped[0] * max(norm + 1e-6, bound), g * bound, rtol=1e-9, atol=1e-9)
    assert np.all(np.abs(kernels.clip_grad_value([g], bound)[0]) <= bound)
