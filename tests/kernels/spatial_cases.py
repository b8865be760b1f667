"""Random but seeded calls of the spatial kernels, small enough to try by the hundred."""

import os
from collections.abc import Iterator
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Keywords = dict[str, Any]

LONG = int(os.environ.get("KERNEL_CASES_FACTOR", "1"))
"""How many times more cases to try than the suite does; set the variable to 20 or so after changing a kernel."""


def generators(seed: int, count: int) -> Iterator[tuple[int, np.random.Generator]]:
    """Yield numbered generators, one a case, so that a failing case can be drawn again alone."""
    for number in range(count * LONG):
        yield number, np.random.default_rng((seed, number))


def integers(rng: np.random.Generator, low: int, high: int, count: int) -> tuple[int, ...]:
    """Return some integers from low to high, both included."""
    return tuple(int(each) for each in rng.integers(low, high + 1, count))


def values(rng: np.random.Generator, shape: tuple[int, ...], dtype: Any) -> Array:
    """Return normal numbers, sometimes laid out in memory in another order or with gaps."""
    layout = rng.integers(4)
    if layout == 0:
        return rng.standard_normal(shape[::-1]).astype(dtype).T
    if layout == 1:
        return rng.standard_normal((*shape[:-1], 2 * shape[-1])).astype(dtype)[..., ::2]
    return rng.standard_normal(shape).astype(dtype)


def dtype_of(number: int) -> Any:
    """Alternate between the two floating types."""
    return np.float64 if number % 2 else np.float32


def tolerance(dtype: Any) -> float:
    """Return how far sums of a few dozen numbers near 1 may differ between two orders of adding."""
    return 1e-12 if dtype == np.float64 else 2e-5


def convolution(rng: np.random.Generator, dtype: Any, axes: int) -> tuple[Array, Array, Array, Keywords]:
    """Return input, weight, bias and keywords of a convolution whose kernel fits."""
    groups, per_group, features = integers(rng, 1, 3, 3)
    kernel, stride, dilation, padding = (
        integers(rng, 1, high, axes) if low else integers(rng, 0, high, axes)
        for low, high in ((1, 3), (1, 3), (1, 2), (0, 3))
    )
    sizes = tuple(
        max(1, (k - 1) * d + 1 - 2 * p) + int(rng.integers(0, 5))
        for k, d, p in zip(kernel, dilation, padding, strict=True)
    )
    batch = integers(rng, 1, 3, 1)
    keywords: Keywords = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    if rng.random() < 0.15:
        keywords |= {"stride": 1, "padding": "same"}
    return (
        values(rng, (*batch, groups * per_group, *sizes), dtype),
        values(rng, (groups * features, per_group, *kernel), dtype),
        values(rng, (groups * features,), dtype),
        keywords,
    )


def pooled(rng: np.random.Generator, number: int, axes: int) -> Array:
    """Return an input for a pooling: with ties, with NaN, with −∞, or plain; with a batch axis or without."""
    shape = (*integers(rng, 1, 2, 2), *integers(rng, 1, 8, axes))
    dtype = dtype_of(number)
    array = rng.integers(-3, 4, shape).astype(dtype) if number % 3 else values(rng, shape, dtype)
    if number % 5 == 0:
        array[rng.random(shape) < 0.3] = np.nan
    if number % 7 == 0:
        array[rng.random(shape) < 0.5] = -np.inf
    return array if rng.random() < 0.7 else array[0]


def pooling(rng: np.random.Generator, axes: int) -> tuple[tuple[int, ...], Keywords]:
    """Return kernel size and keywords of a pooling, padding at most half the kernel."""
    kernel, stride = integers(rng, 1, 3, axes), integers(rng, 1, 3, axes)
    padding = tuple(int(rng.integers(0, k // 2 + 1)) for k in kernel)
    return kernel, {"stride": stride, "padding": padding, "ceil_mode": bool(rng.integers(2))}
