"""Every linear spatial kernel is the transpose of its gradient, and max pooling's gradient is its slope."""

from typing import Any

import numpy as np
import pytest
from spatial_cases import convolution, generators, integers, pooling

import kernels

AXES = pytest.mark.parametrize("axes", [1, 2, 3])
FLAT = pytest.mark.parametrize("axes", [1, 2])


def _same(first: Any, second: Any) -> None:
    """Compare two inner products of a few hundred terms."""
    assert abs(first - second) <= 1e-12 * max(1.0, abs(first), abs(second)) * 50


@AXES
def test_convolution_and_its_gradients_are_transposes(axes: int) -> None:
    forward, by_input, by_weight = (getattr(kernels, f"conv{axes}d{end}") for end in ("", "_input", "_weight"))
    for number, rng in generators(70 + axes, 60):
        x, w, _, keywords = convolution(rng, np.float64, axes)
        output = forward(x, w, **keywords)
        g = rng.standard_normal(output.shape)
        product = float((g * output).sum())
        _same(product, float((by_input(x.shape, w, g, **keywords) * x).sum()))
        _same(product, float((by_weight(x, w.shape, g, **keywords) * w).sum()))
        if number % 4 == 0:
            single = by_input(x.shape[1:], w, g[0], **keywords)
            np.testing.assert_allclose(single, by_input(x.shape, w, g, **keywords)[0], atol=1e-12)
            alone = by_weight(x[0], w.shape, g[0], **keywords)
            np.testing.assert_allclose(alone, by_weight(x[:1], w.shape, g[:1], **keywords), atol=1e-12)


@AXES
def test_a_transposed_convolution_is_the_transpose_of_the_convolution(axes: int) -> None:
    forward, transpose = getattr(kernels, f"conv{axes}d"), getattr(kernels, f"conv_transpose{axes}d")
    tried = 0
    for _, rng in generators(80 + axes, 150):
        x, w, _, keywords = convolution(rng, np.float64, axes)
        if isinstance(keywords["padding"], str):
            continue
        spans = [(k - 1) * d + 1 for k, d in zip(w.shape[2:], keywords["dilation"], strict=True)]
        geometry = list(zip(x.shape[2:], spans, keywords["stride"], keywords["padding"], strict=True))
        extra = tuple((n + 2 * p - span) % s for n, span, s, p in geometry)
        output = forward(x, w, **keywords)
        g = rng.standard_normal(output.shape)
        back = transpose(g, w, output_padding=extra, **keywords)
        assert back.shape == x.shape
        tried += 1
        _same(float((g * output).sum()), float((back * x).sum()))
    assert tried > 80


@AXES
def test_the_bias_is_added_once_to_every_output_cell(axes: int) -> None:
    for _, rng in generators(90 + axes, 20):
        x, w, b, keywords = convolution(rng, np.float64, axes)
        forward = getattr(kernels, f"conv{axes}d")
        added = forward(x, w, b, **keywords) - forward(x, w, **keywords)
        np.testing.assert_allclose(added, np.broadcast_to(b.reshape(-1, *(1,) * axes), added.shape), atol=1e-12)


@FLAT
def test_average_pooling_and_its_gradient_are_transposes(axes: int) -> None:
    forward, backward = getattr(kernels, f"avg_pool{axes}d"), getattr(kernels, f"avg_pool{axes}d_backward")
    for number, rng in generators(100 + axes, 100):
        x = rng.standard_normal((2, 2, *integers(rng, 3, 8, axes)))
        kernel, keywords = pooling(rng, axes)
        keywords["count_include_pad"] = bool(number % 2)
        output = forward(x, kernel, **keywords)
        g = rng.standard_normal(output.shape)
        _same(float((g * output).sum()), float((backward(g, x, kernel, **keywords) * x).sum()))


@FLAT
def test_max_pooling_has_its_gradient_as_slope(axes: int) -> None:
    forward, backward = getattr(kernels, f"max_pool{axes}d"), getattr(kernels, f"max_pool{axes}d_backward")
    step = 1e-6
    for _, rng in generators(110 + axes, 60):
        x = rng.permutation(2 * 2 * 7**axes).reshape(2, 2, *(7,) * axes) / 10.0
        kernel, keywords = pooling(rng, axes)
        g = rng.standard_normal(forward(x, kernel, **keywords).shape)
        way = rng.standard_normal(x.shape)
        ahead, behind = (float((g * forward(x + sign * step * way, kernel, **keywords)).sum()) for sign in (1, -1))
        slope = float((backward(g, x, kernel, **keywords) * way).sum())
        assert abs((ahead - behind) / (2 * step) - slope) < 1e-6 * max(1.0, abs(slope))


@FLAT
def test_gradients_of_overlapping_windows_add_up(axes: int) -> None:
    ones = np.ones((1, 1, *(2,) * axes))
    x = np.zeros((1, 1, *(3,) * axes))
    x[(0, 0, *(1,) * axes)] = 5.0
    middle = (0, 0, *(1,) * axes)
    assert getattr(kernels, f"max_pool{axes}d_backward")(ones, x, 2, stride=1)[middle] == 2**axes
    assert getattr(kernels, f"avg_pool{axes}d_backward")(ones, x, 2, stride=1)[middle] == 1.0


def test_the_columns_of_im2col_times_the_weight_are_the_convolution() -> None:
    for _, rng in generators(120, 50):
        x, w, _, keywords = convolution(rng, np.float64, 2)
        if keywords["groups"] > 1 or isinstance(keywords["padding"], str):
            continue
        del keywords["groups"]
        columns = kernels.im2col(x, w.shape[2:], keywords["dilation"], keywords["padding"], keywords["stride"])
        expected = kernels.conv2d(x, w, **keywords)
        np.testing.assert_allclose((w.reshape(len(w), -1) @ columns).reshape(expected.shape), expected, atol=1e-12)


def test_rearrangements_keep_every_value_once() -> None:
    x = np.arange(2.0 * 12 * 2 * 3).reshape(2, 12, 2, 3)
    for result in (kernels.pixel_shuffle(x, 2), kernels.channel_shuffle(x, 4)):
        np.testing.assert_array_equal(np.sort(result, axis=None), x.ravel())
    np.testing.assert_array_equal(kernels.channel_shuffle(kernels.channel_shuffle(x, 4), 3), x)


@pytest.mark.parametrize("mode", ["linear", "bilinear"])
def test_interpolation_is_exact_on_a_ramp_and_keeps_constants(mode: str) -> None:
    axes = 1 if mode == "linear" else 2
    ramp = sum(np.ix_(*(np.arange(5.0) * (axis + 1) for axis in range(axes)))) + np.zeros((1, 1, *(5,) * axes))
    fine = kernels.interpolate(ramp, size=9, mode=mode, align_corners=True)
    expected = sum(np.ix_(*(np.arange(9.0) / 2 * (axis + 1) for axis in range(axes))))
    np.testing.assert_allclose(fine[0, 0], expected, atol=1e-12)
    flat = kernels.interpolate(np.full((1, 2, *(4,) * axes), 3.0), scale_factor=1.7, mode=mode)
    np.testing.assert_allclose(flat, 3.0, atol=1e-12)


@pytest.mark.parametrize("name", ["max_pool2d", "avg_pool2d"])
def test_a_pooled_nan_stays_in_the_windows_that_hold_it(name: str) -> None:
    x: Any = np.ones((1, 1, 4, 6))
    x[0, 0, 0, 1] = np.nan
    pooled_values: Any = getattr(kernels, name)(x, 2)
    assert np.isnan(pooled_values).tolist() == [[[[True, False, False], [False, False, False]]]]
