"""The steps of a trace, put together again, are exactly what the kernel returns, and each step explains its value."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from spatial_cases import convolution, dtype_of, generators, integers, pooled, pooling

import kernels
from kernels import traces


def _rebuilt(steps: Any, shape: tuple[int, ...], dtype: Any) -> Any:
    """Put every step's value at its cell, each cell exactly once."""
    result = np.full(shape, np.inf, dtype)
    seen = set()
    for step in steps:
        assert step.cell not in seen
        seen.add(step.cell)
        result[step.cell] = step.value
    assert len(seen) == math.prod(shape)
    return result


def _cells(step: Any, shape: tuple[int, ...], dilation: tuple[int, ...]) -> list[tuple[tuple[int, int], Any]]:
    """Return each tap's index with the row and column it falls on, None outside the image."""
    found = []
    for tap in np.ndindex(*shape):
        row, column = (o + t * d for o, t, d in zip(step.origin, tap, dilation, strict=True))
        found.append((tap, (row, column)))
    return found


def test_the_steps_of_a_convolution_rebuild_it() -> None:
    for number, rng in generators(130, 60):
        x, w, b, keywords = convolution(rng, dtype_of(number), 2)
        x = x[0] if number % 3 == 0 else x
        bias = None if number % 5 == 0 else b
        output = kernels.conv2d(x, w, bias, **keywords)
        steps = list(traces.conv2d_steps(x, w, bias, **keywords))
        np.testing.assert_array_equal(_rebuilt(steps, output.shape, output.dtype), output)
        for step in steps:
            assert step.value == pytest.approx(float(step.products.sum()) + step.bias, abs=1e-4)
            assert step.bias == (0.0 if bias is None else bias[step.cell[-3]])
            np.testing.assert_array_equal(step.products, step.window * step.weight)
            np.testing.assert_array_equal(step.weight, w[step.cell[-3]])


def test_the_products_of_whole_numbers_add_up_to_the_value_exactly() -> None:
    rng = np.random.default_rng(0)
    x, w, b = (rng.integers(-9, 10, shape) for shape in ((2, 4, 6, 5), (4, 2, 3, 2), (4,)))
    keywords: dict[str, Any] = {"stride": (2, 1), "padding": (1, 2), "dilation": (1, 2), "groups": 2}
    output = kernels.conv2d(x, w, b, **keywords)
    for step in traces.conv2d_steps(x, w, b, **keywords):
        assert step.products.sum() + step.bias == step.value == output[step.cell]


def test_a_convolution_step_shows_the_cells_of_its_window() -> None:
    for number, rng in generators(131, 40):
        x, w, _, keywords = convolution(rng, dtype_of(number), 2)
        for step in traces.conv2d_steps(x[:1], w, **keywords):
            height, width = x.shape[2:]
            for tap, (row, column) in _cells(step, w.shape[2:], keywords["dilation"]):
                inside = 0 <= row < height and 0 <= column < width
                assert step.inside[tap] == inside
                expected = x[0, list(step.channels), row, column] if inside else 0.0
                np.testing.assert_array_equal(step.window[:, tap[0], tap[1]], expected)


def test_the_steps_of_max_pooling_rebuild_values_and_indices() -> None:
    for number, rng in generators(132, 100):
        x = pooled(rng, number, 2)
        kernel, keywords = pooling(rng, 2)
        try:
            output, indices = kernels.max_pool2d(x, kernel, return_indices=True, **keywords)
        except ValueError:
            continue
        steps = list(traces.max_pool2d_steps(x, kernel, **keywords))
        np.testing.assert_array_equal(_rebuilt(steps, output.shape, output.dtype), output)
        for step in steps:
            assert step.index == indices[step.cell] == step.winner[0] * x.shape[-1] + step.winner[1]
            plane = x[step.cell[:-2]]
            np.testing.assert_array_equal(plane[step.winner], step.value)
            for tap, (row, column) in _cells(step, kernel, (1, 1)):
                inside = 0 <= row < plane.shape[0] and 0 <= column < plane.shape[1]
                assert step.inside[tap] == inside
                np.testing.assert_array_equal(step.window[tap], plane[row, column] if inside else -np.inf)


def test_the_steps_of_average_pooling_rebuild_it() -> None:
    for number, rng in generators(133, 100):
        x = rng.standard_normal((2, 2, *integers(rng, 3, 8, 2))).astype(dtype_of(number))
        kernel, keywords = pooling(rng, 2)
        keywords["count_include_pad"] = bool(number % 2)
        keywords["divisor_override"] = 7 if number % 5 == 0 else None
        output = kernels.avg_pool2d(x, kernel, **keywords)
        steps = list(traces.avg_pool2d_steps(x, kernel, **keywords))
        np.testing.assert_array_equal(_rebuilt(steps, output.shape, output.dtype), output)
        for step in steps:
            assert step.total == pytest.approx(float(step.window.sum()), abs=1e-5)
            assert step.value == pytest.approx(step.total / step.divisor, abs=1e-5)
            if keywords["divisor_override"] is None and not keywords["count_include_pad"]:
                assert step.divisor == step.inside.sum()


@pytest.mark.parametrize("count", range(4))
def test_the_steps_of_a_receptive_field_end_at_it(count: int) -> None:
    for layers in itertools.islice(itertools.product([(3, 2, 1), (1, 1, 1), (2, 3, 2)], repeat=count), 27):
        steps = list(traces.receptive_field_steps(layers))
        assert len(steps) == count
        assert 1 + sum(step.growth for step in steps) == kernels.receptive_field(layers)[0]
        if steps:
            assert (steps[-1].size, steps[-1].jump) == kernels.receptive_field(layers)


@pytest.mark.parametrize("clip", [True, False])
def test_the_steps_of_default_boxes_rebuild_them(clip: bool) -> None:
    call: Any = ([3, (1, 2)], [[2.0], [2.0, 3.0]], [0.3, 0.7, 1.0], clip)
    boxes = kernels.ssd_default_boxes(*call)
    steps = list(traces.ssd_default_boxes_steps(*call))
    np.testing.assert_array_equal(np.array([step.box for step in steps]), boxes)
    for step in steps:
        sides = (step.scale * math.sqrt(step.aspect_ratio), step.scale / math.sqrt(step.aspect_ratio))
        assert step.clipped == (clip and max(sides) > 1)
        if not step.clipped:
            assert step.box[2:] == pytest.approx(sides)
        rows, columns = [(3, 3), (1, 2)][step.map]
        assert step.box[:2] == pytest.approx(((step.column + 0.5) / columns, (step.row + 0.5) / rows))


@pytest.mark.parametrize(
    ("trace", "args"),
    [
        (traces.conv2d_steps, (np.zeros((1, 2, 2)), np.zeros((1, 1, 3, 3)))),
        (traces.max_pool2d_steps, (np.zeros((1, 2, 2)), 3)),
        (traces.avg_pool2d_steps, (np.zeros((1, 2, 2)), 3)),
        (traces.receptive_field_steps, ([(3, 1)],)),
    ],
)
def test_a_trace_refuses_at_the_call_not_at_the_first_step(trace: Any, args: Any) -> None:
    with pytest.raises(ValueError, match=r"larger than the padded input|must be \(kernel|input channels"):
        trace(*args)
