"""Sizes, counts and receptive fields are what the kernels really do, for any geometry."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import kernels

small = st.integers(1, 4)


def _fits(function: Callable[..., Any], *args: Any, **keywords: Any) -> Any:
    """Return the function's result, and leave the example out where it refuses."""
    try:
        return function(*args, **keywords)
    except ValueError:
        assume(False)
        return None


@given(st.integers(1, 12), small, small, st.integers(0, 3), small)
def test_output_size_is_the_size_of_the_output(
    size: int, kernel: int, stride: int, padding: int, dilation: int
) -> None:
    x, w = np.zeros((1, 1, size)), np.zeros((1, 1, kernel))
    output = _fits(kernels.conv1d, x, w, stride=stride, padding=padding, dilation=dilation)
    assert kernels.conv_output_size(size, kernel, stride, padding, dilation) == output.shape[-1]


@given(st.integers(1, 12), small, small, st.integers(0, 2), small, st.booleans())
def test_output_size_is_the_size_of_a_pooled_output(
    size: int, kernel: int, stride: int, padding: int, dilation: int, ceil_mode: bool
) -> None:
    output = _fits(kernels.max_pool1d, np.zeros((1, 1, size)), kernel, stride, padding, dilation, ceil_mode)
    assert kernels.conv_output_size(size, kernel, stride, padding, dilation, ceil_mode) == output.shape[-1]


@given(st.integers(1, 8), small, small, st.integers(0, 3), st.integers(0, 3), small)
def test_transposed_output_size_undoes_the_output_size(
    size: int, kernel: int, stride: int, padding: int, extra: int, dilation: int
) -> None:
    grown = _fits(kernels.conv_transpose_output_size, size, kernel, stride, padding, extra, dilation)
    if extra < stride and (kernel - 1) * dilation + 1 <= grown + 2 * padding:
        assert kernels.conv_output_size(grown, kernel, stride, padding, dilation) == size


@settings(max_examples=60)
@given(st.lists(st.tuples(small, st.integers(1, 3), st.integers(1, 3)), max_size=3))
def test_receptive_field_is_what_one_output_cell_really_sees(layers: list[tuple[int, int, int]]) -> None:
    size, jump = kernels.receptive_field(layers)
    x = np.zeros((1, 1, size + jump))
    sizes = [x.shape]
    for kernel, stride, dilation in layers:
        x = kernels.conv1d(x, np.ones((1, 1, kernel)), stride=stride, dilation=dilation)
        sizes.append(x.shape)
    assert x.shape[-1] == 2
    spans = []
    for cell in range(2):
        seen = np.zeros(x.shape)
        seen[..., cell] = 1.0
        for (kernel, stride, dilation), shape in zip(reversed(layers), reversed(sizes[:-1]), strict=True):
            seen = kernels.conv1d_input(shape, np.ones((1, 1, kernel)), seen, stride=stride, dilation=dilation)
        spans.append(np.flatnonzero(seen[0, 0]))
    assert spans[0][-1] - spans[0][0] + 1 == size
    assert spans[1][0] - spans[0][0] == jump


@given(small, small, small, small, st.integers(1, 3), st.booleans())
def test_parameters_and_multiply_adds_count_the_arrays(
    per_group: int, features: int, rows: int, columns: int, groups: int, bias: bool
) -> None:
    channels, outputs = per_group * groups, features * groups
    weight = np.zeros((outputs, per_group, rows, columns))
    expected = weight.size + (outputs if bias else 0)
    assert kernels.conv_parameters(channels, outputs, (rows, columns), groups, bias) == expected
    image = np.zeros((1, channels, rows + 2, columns + 1))
    output = kernels.conv2d(image, weight, groups=groups)
    per_cell = per_group * rows * columns
    counted = kernels.conv_multiply_adds(channels, outputs, (rows, columns), output.shape[2:], groups)
    assert counted == output.size * per_cell


def test_known_networks_have_their_known_numbers() -> None:
    assert kernels.conv_output_size(224, 11, stride=4, padding=2) == 55
    assert kernels.conv_parameters(3, 96, 11) == 34944
    assert kernels.conv_multiply_adds(64, 64, 3, 56) == 115605504
    vgg16 = [(3, 1, 1), (3, 1, 1), (2, 2, 1)] * 2 + [(3, 1, 1), (3, 1, 1), (3, 1, 1), (2, 2, 1)] * 3
    assert kernels.receptive_field(vgg16) == (212, 32)
    assert kernels.receptive_field([]) == (1, 1)


def test_a_single_number_stands_for_every_axis() -> None:
    assert kernels.conv_parameters(2, 3, 5) == kernels.conv_parameters(2, 3, (5, 5))
    assert kernels.conv_multiply_adds(2, 3, (3, 3, 3), 4) == kernels.conv_multiply_adds(2, 3, 3, (4, 4, 4))


@pytest.mark.parametrize(
    ("width", "height", "level"),
    [(224, 224, 4), (223.9, 224, 3), (448, 448, 5), (2000, 2000, 5), (112, 112, 3), (1, 1, 2), (448, 112, 4)],
)
def test_a_region_belongs_to_the_level_of_its_size(width: float, height: float, level: int) -> None:
    assert kernels.fpn_level(width, height) == level
    assert isinstance(kernels.fpn_level(width, height), int)
    assert kernels.fpn_level(np.full(3, width), np.full(3, height)).tolist() == [level] * 3


@given(st.integers(1, 7), st.integers(1, 7), st.integers(1, 7), st.integers(1, 7))
def test_a_merged_level_is_the_lateral_one_plus_the_upsampled_one(h: int, w: int, more_h: int, more_w: int) -> None:
    rng = np.random.default_rng(h)
    lateral, coarse = rng.standard_normal((1, 2, h + more_h, w + more_w)), rng.standard_normal((1, 2, h, w))
    expected = lateral + kernels.interpolate(coarse, size=lateral.shape[2:])
    np.testing.assert_array_equal(kernels.fpn_merge(lateral, coarse), expected)
    np.testing.assert_array_equal(kernels.fpn_merge(lateral[0], coarse[0]), expected[0])
