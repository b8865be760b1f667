"""Poolings, their indices and their gradients agree with torch on random calls, ties, NaN and −∞ included."""

from typing import Any

import numpy as np
import pytest
from spatial_cases import generators, integers, pooled, pooling, tolerance

import kernels
from kernels import _max_pooling, _pooling

torch = pytest.importorskip("torch")

AXES = pytest.mark.parametrize("axes", [1, 2])


@pytest.fixture(params=[None, 1, 300], ids=["small", "plane by plane", "several planes"])
def planes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test three times: as small inputs are pooled, and plane by plane as large ones are."""
    if request.param is not None:
        monkeypatch.setattr(_pooling, "SMALL", 0)
        monkeypatch.setattr(_pooling, "PLANES_BYTES", request.param)
        monkeypatch.setattr(_max_pooling, "BLOCK_BYTES", request.param)


def _tensor(array: Any) -> Any:
    return torch.from_numpy(np.ascontiguousarray(array))


def _or_refusal(function: Any, *args: Any, **keywords: Any) -> Any:
    """Return what the function computes, or the error it refuses with."""
    try:
        return function(*args, **keywords)
    except (RuntimeError, ValueError) as refusal:
        return refusal


@AXES
@pytest.mark.usefixtures("planes")
def test_max_pooling_agrees_with_torch(axes: int) -> None:
    ours, theirs = getattr(kernels, f"max_pool{axes}d"), getattr(torch.nn.functional, f"max_pool{axes}d")
    backward = getattr(kernels, f"max_pool{axes}d_backward")
    tried = 0
    for number, rng in generators(30 + axes, 500):
        x = pooled(rng, number, axes)
        kernel, keywords = pooling(rng, axes)
        keywords["dilation"] = integers(rng, 1, 2, axes)
        leaf = _tensor(x).requires_grad_()
        expected = _or_refusal(theirs, leaf, kernel, return_indices=True, **keywords)
        case = (number, x.shape, kernel, keywords)
        result = _or_refusal(ours, x, kernel, return_indices=True, **keywords)
        if isinstance(result, ValueError):
            assert isinstance(expected, RuntimeError) or "padding only" in str(result), case
            continue
        assert isinstance(expected, tuple), case
        tried += 1
        got, indices = result
        assert (got.dtype, indices.dtype) == (x.dtype, np.int64), case
        np.testing.assert_array_equal(got, expected[0].detach().numpy(), err_msg=str(case))
        np.testing.assert_array_equal(indices, expected[1].numpy(), err_msg=str(case))
        np.testing.assert_array_equal(ours(x, kernel, **keywords), got, err_msg=str(case))
        g = rng.standard_normal(got.shape).astype(x.dtype)
        expected[0].backward(_tensor(g))
        spread = backward(g, x, kernel, **keywords)
        assert spread.dtype == x.dtype, case
        np.testing.assert_allclose(spread, leaf.grad.numpy(), atol=10 * tolerance(x.dtype), err_msg=str(case))
    assert tried > 250


@AXES
@pytest.mark.usefixtures("planes")
def test_average_pooling_agrees_with_torch(axes: int) -> None:
    ours, theirs = getattr(kernels, f"avg_pool{axes}d"), getattr(torch.nn.functional, f"avg_pool{axes}d")
    backward = getattr(kernels, f"avg_pool{axes}d_backward")
    tried = 0
    for number, rng in generators(40 + axes, 500):
        x = pooled(rng, number, axes)
        kernel, keywords = pooling(rng, axes)
        keywords["count_include_pad"] = bool(rng.integers(2))
        divisor = {"divisor_override": int(rng.integers(1, 5))} if axes == 2 and number % 4 == 0 else {}
        leaf = _tensor(x).requires_grad_()
        expected = _or_refusal(theirs, leaf, kernel, **keywords, **divisor)
        case = (number, x.shape, kernel, keywords, divisor)
        if isinstance(expected, RuntimeError):
            with pytest.raises(ValueError, match="larger than the padded input"):
                ours(x, kernel, **keywords, **divisor)
            continue
        tried += 1
        got = ours(x, kernel, **keywords, **divisor)
        assert got.dtype == x.dtype, case
        np.testing.assert_allclose(got, expected.detach().numpy(), atol=tolerance(x.dtype), err_msg=str(case))
        if not divisor:
            g = rng.standard_normal(got.shape).astype(x.dtype)
            expected.backward(_tensor(g))
            spread = backward(g, x, kernel, **keywords)
            assert spread.dtype == x.dtype, case
            np.testing.assert_allclose(spread, leaf.grad.numpy(), atol=10 * tolerance(x.dtype), err_msg=str(case))
    assert tried > 250


def test_adaptive_average_pooling_agrees_with_torch() -> None:
    for number, rng in generators(50, 300):
        x = np.ascontiguousarray(pooled(rng, 3 * number, 2))
        size: Any = integers(rng, 1, 9, 2)
        size = {0: (None, size[0]), 1: size[0], 2: (size[0], None)}.get(number % 6, size)
        expected = torch.nn.functional.adaptive_avg_pool2d(_tensor(x), size).numpy()
        got = kernels.adaptive_avg_pool2d(x, size)
        assert (got.dtype, got.shape) == (x.dtype, expected.shape)
        np.testing.assert_allclose(got, expected, atol=tolerance(x.dtype), err_msg=str((x.shape, size)))


def test_max_unpooling_agrees_with_torch() -> None:
    for _, rng in generators(51, 200):
        kernel = int(rng.integers(1, 4))
        shape = (*integers(rng, 1, 2, 2), *integers(rng, kernel, 8, 2))
        pooled_values, indices = kernels.max_pool2d(rng.standard_normal(shape), kernel, return_indices=True)
        for size in (None, shape[2:], shape):
            if size is None and any(n % kernel for n in shape[2:]):
                continue
            expected = torch.nn.functional.max_unpool2d(
                _tensor(pooled_values), _tensor(indices), kernel, output_size=None if size is None else list(size)
            )
            np.testing.assert_array_equal(
                kernels.max_unpool2d(pooled_values, indices, kernel, output_size=size), expected.numpy()
            )
