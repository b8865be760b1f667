"""Convolutions, their gradients and transposes agree with torch on random calls."""

from typing import Any

import numpy as np
import pytest
from spatial_cases import convolution, dtype_of, generators, integers, tolerance, values

import kernels
from kernels import _columns, _convolution

torch = pytest.importorskip("torch")

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")

AXES = pytest.mark.parametrize("axes", [1, 2, 3])


@pytest.fixture(params=[None, 64, 700], ids=["one product", "tiny blocks", "small blocks"])
def blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test three times: as small inputs are computed, and in blocks as large ones are."""
    if request.param is not None:
        monkeypatch.setattr(_columns, "BLOCK_BYTES", request.param)
        monkeypatch.setattr(_convolution, "BLOCK_BYTES", request.param)


def _tensor(array: Any) -> Any:
    return torch.from_numpy(np.ascontiguousarray(array))


def _agree(got: Any, expected: Any, dtype: Any, case: object) -> None:
    reference = expected.numpy()
    assert (got.dtype, got.shape) == (dtype, reference.shape), case
    np.testing.assert_allclose(got, reference, rtol=tolerance(dtype), atol=10 * tolerance(dtype), err_msg=str(case))


@AXES
@pytest.mark.usefixtures("blocks")
def test_convolution_agrees_with_torch(axes: int) -> None:
    ours, theirs = getattr(kernels, f"conv{axes}d"), getattr(torch.nn.functional, f"conv{axes}d")
    for number, rng in generators(axes, 200):
        dtype = dtype_of(number)
        x, w, b, keywords = convolution(rng, dtype, axes)
        bias = None if number % 5 == 0 else b
        x = x[0] if number % 4 == 0 else x
        expected = theirs(_tensor(x), _tensor(w), None if bias is None else _tensor(bias), **keywords)
        _agree(ours(x, w, bias, **keywords), expected, dtype, (number, x.shape, w.shape, keywords))


@AXES
@pytest.mark.usefixtures("blocks")
def test_both_gradients_agree_with_torch(axes: int) -> None:
    for number, rng in generators(10 + axes, 120):
        dtype = dtype_of(number)
        x, w, _, keywords = convolution(rng, dtype, axes)
        x, w = np.ascontiguousarray(x), np.ascontiguousarray(w)
        tx, tw = _tensor(x).requires_grad_(), _tensor(w).requires_grad_()
        output = getattr(torch.nn.functional, f"conv{axes}d")(tx, tw, **keywords)
        g = values(rng, tuple(output.shape), dtype)
        output.backward(_tensor(g))
        case = (number, x.shape, w.shape, keywords)
        _agree(getattr(kernels, f"conv{axes}d_input")(x.shape, w, g, **keywords), tx.grad, dtype, case)
        _agree(getattr(kernels, f"conv{axes}d_weight")(x, w.shape, g, **keywords), tw.grad, dtype, case)


@AXES
@pytest.mark.usefixtures("blocks")
def test_transposed_convolution_agrees_with_torch(axes: int) -> None:
    ours, theirs = getattr(kernels, f"conv_transpose{axes}d"), getattr(torch.nn.functional, f"conv_transpose{axes}d")
    tried = 0
    for number, rng in generators(20 + axes, 400):
        dtype = dtype_of(number)
        groups, per_group, features = integers(rng, 1, 2, 3)
        kernel, stride, dilation = integers(rng, 1, 3, axes), integers(rng, 1, 3, axes), integers(rng, 1, 2, axes)
        padding, extra = integers(rng, 0, 2, axes), integers(rng, 0, 2, axes)
        x = values(rng, (*integers(rng, 1, 2, 1), groups * per_group, *integers(rng, 1, 4, axes)), dtype)
        w = values(rng, (groups * per_group, features, *kernel), dtype)
        bias = values(rng, (groups * features,), dtype) if number % 3 else None
        x = x[0] if number % 4 == 0 else x
        rest = (stride, padding, extra, groups, dilation)
        try:
            expected = theirs(_tensor(x), _tensor(w), None if bias is None else _tensor(bias), *rest)
        except RuntimeError:
            expected = None
        if expected is None or expected.numel() == 0:
            with pytest.raises(ValueError, match=r"output_padding|cuts off"):
                ours(x, w, bias, *rest)
            continue
        tried += 1
        _agree(ours(x, w, bias, *rest), expected, dtype, (number, x.shape, w.shape, rest))
    assert tried > 60
