"""Resampling, unfolding, shuffling, batch-norm folding and box overlaps agree with torch on random calls."""

from typing import Any

import numpy as np
import pytest
from spatial_cases import dtype_of, generators, integers, tolerance, values

import kernels

torch = pytest.importorskip("torch")
functional = torch.nn.functional


def _tensor(array: Any) -> Any:
    return torch.from_numpy(np.ascontiguousarray(array))


def test_interpolation_agrees_with_torch() -> None:
    tried = 0
    for number, rng in generators(60, 1000):
        dtype = dtype_of(number)
        axes = int(rng.integers(1, 4))
        mode = ("nearest", {1: "linear", 2: "bilinear", 3: "nearest"}[axes])[number % 4 // 2]
        x = values(rng, (1, 2, *integers(rng, 1, 8, axes)), dtype)
        keywords: dict[str, Any] = {"mode": mode}
        if mode != "nearest":
            keywords["align_corners"] = (None, True, False)[number % 3]
        if rng.random() < 0.5:
            keywords["size"] = integers(rng, 1, 40, axes)
        else:
            factors = rng.choice([0.5, 1, 2, 3, 1.5, 0.3, 0.7, 1 / 3, 2.1], axes)
            keywords["scale_factor"] = tuple(float(factor) for factor in factors)
            keywords["recompute_scale_factor"] = (None, True, False)[number % 3]
        try:
            expected = functional.interpolate(_tensor(x), **keywords).numpy()
        except RuntimeError:
            with pytest.raises(ValueError, match="leaves no cell"):
                kernels.interpolate(x, **keywords)
            continue
        tried += 1
        got = kernels.interpolate(x, **keywords)
        assert (got.dtype, got.shape) == (dtype, expected.shape)
        np.testing.assert_allclose(got, expected, atol=tolerance(dtype), err_msg=str((x.shape, keywords)))
    assert tried > 700


def test_im2col_agrees_with_unfold() -> None:
    for number, rng in generators(61, 200):
        x = values(rng, (2, 3, *integers(rng, 3, 7, 2)), dtype_of(number))
        x = x[0] if number % 3 == 0 else x
        kernel, (dilation, stride), padding = integers(rng, 1, 2, 2), integers(rng, 1, 2, 2), int(rng.integers(0, 3))
        expected = functional.unfold(_tensor(x), kernel, dilation, padding, stride).numpy()
        got = kernels.im2col(x, kernel, dilation, padding, stride)
        assert got.dtype == x.dtype
        np.testing.assert_array_equal(got, expected)


def test_shuffles_agree_with_torch() -> None:
    for number, rng in generators(62, 50):
        r = int(rng.integers(1, 4))
        x = values(rng, (2, 6 * r * r, 2, 3), dtype_of(number))
        np.testing.assert_array_equal(kernels.pixel_shuffle(x, r), functional.pixel_shuffle(_tensor(x), r).numpy())
        np.testing.assert_array_equal(kernels.channel_shuffle(x, 3), functional.channel_shuffle(_tensor(x), 3).numpy())


def test_a_folded_batch_norm_equals_the_two_layers() -> None:
    for _, rng in generators(63, 50):
        x, w, b = rng.standard_normal((2, 3, 5, 5)), rng.standard_normal((4, 3, 3, 3)), rng.standard_normal(4)
        mean, gamma, beta = rng.standard_normal((3, 4))
        var = rng.uniform(0.1, 2.0, 4)
        layers = functional.batch_norm(
            functional.conv2d(*map(_tensor, (x, w, b))), *map(_tensor, (mean, var, gamma, beta)), eps=1e-3
        )
        folded = kernels.conv2d(x, *kernels.fold_batch_norm(w, b, mean, var, gamma, beta, eps=1e-3))
        np.testing.assert_allclose(folded, layers.numpy(), atol=1e-12)


def test_box_overlaps_agree_with_their_formula_in_torch() -> None:
    for number, rng in generators(64, 100):
        first, second = (
            np.concatenate([corner, corner + rng.integers(1, 5, (n, 2))], axis=1).astype(dtype_of(number))
            for n in integers(rng, 1, 5, 2)
            for corner in [rng.integers(0, 6, (n, 2))]
        )
        a, b = _tensor(first)[:, None], _tensor(second)[None]
        shared = torch.prod(
            (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(0), -1
        )
        union = torch.prod(a[..., 2:] - a[..., :2], -1) + torch.prod(b[..., 2:] - b[..., :2], -1) - shared
        hull = torch.prod(torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2]), -1)
        iou = shared / union
        np.testing.assert_allclose(kernels.box_iou(first, second), iou.numpy(), rtol=1e-6)
        np.testing.assert_allclose(
            kernels.generalized_box_iou(first, second), (iou - (hull - union) / hull).numpy(), atol=1e-6
        )
