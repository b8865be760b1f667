"""Time the kernels side by side with torch, nested loops and the bare matrix product; run by name, never in the suite.

`python -m tests.benchmarks.bench_kernels [small] [layer] [others] [memory]` from the root of the project. One process,
one thread, the rivals in turns; a ratio compares the fastest of many rounds. A missed bar is marked with "!".
"""

import os
import sys
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch.nn import functional

import kernels
from tests.benchmarks.bench_kernels_timing import Call, Row, judged, line

Shape = tuple[int, ...]
Bars = dict[str, Any]
QUICK: Bars = {"most_micros": 25.0}
IMAGE = (8, 64, 56, 56)


def both(*shape: int) -> tuple[Any, Any]:
    """Return the same random numbers for both sides."""
    array = np.random.default_rng(len(shape)).standard_normal(shape).astype(np.float32)
    return array, torch.from_numpy(array)


def looped_conv2d(x: Any, w: Any, b: Any, padding: int = 0) -> Any:
    """Convolve with nested loops that index the arrays, as a textbook does."""
    (images, channels, height, width), (features, _, rows, columns) = x.shape, w.shape
    out_height, out_width = height + 2 * padding - rows + 1, width + 2 * padding - columns + 1
    output = np.zeros((images, features, out_height, out_width), x.dtype)
    for n, o, i, j in np.ndindex(*output.shape):
        total = b[o]
        for c in range(channels):
            for u in range(rows):
                for v in range(columns):
                    row, column = i + u - padding, j + v - padding
                    if 0 <= row < height and 0 <= column < width:
                        total += x[n, c, row, column] * w[o, c, u, v]
        output[n, o, i, j] = total
    return output


def convolution(name: str, x_shape: Shape, w_shape: Shape, bars: Bars, **how: Any) -> Row:
    """Return the row of one convolution with bias; a dense layer is also held against the bare matrix product."""
    (x, tx), (w, tw), (b, tb) = both(*x_shape), both(*w_shape), both(w_shape[0])
    axes = len(x_shape) - 2
    ours, theirs = getattr(kernels, f"conv{axes}d"), getattr(functional, f"conv{axes}d")
    output = ours(x, w, b, **how)
    np.testing.assert_allclose(output, theirs(tx, tw, tb, **how).numpy(), rtol=1e-3, atol=1e-3)
    loops = (lambda: looped_conv2d(x, w, b, **how)) if "least_loops" in bars else None
    floor = products(x_shape[0], w_shape, output[0, 0].size) if x.size > 1 << 16 and "groups" not in how else None
    return Row(name, lambda: ours(x, w, b, **how), lambda: theirs(tx, tw, tb, **how), floor, loops, **bars)


def products(images: int, w_shape: Shape, cells: int) -> Call:
    """Return a call that does nothing but a convolution's matrix products."""
    rows = int(np.prod(w_shape[1:]))
    left, right, into = both(w_shape[0], rows)[0], both(rows, cells)[0], np.empty((w_shape[0], cells), np.float32)

    def floor() -> None:
        for _ in range(images):
            np.matmul(left, right, out=into)

    return floor


def small_convolutions() -> Iterator[Row]:
    """Yield exercise-sized convolutions, validation included."""
    bars = QUICK | {"most_torch": 2.0}
    yield convolution("conv2d 1x5x5 k3", (1, 1, 5, 5), (1, 1, 3, 3), bars)
    yield convolution("conv2d 1x5x5 k3 same", (1, 1, 5, 5), (1, 1, 3, 3), bars | {"least_loops": 8.0}, padding=1)
    yield convolution("conv2d 3x10x10 k3", (1, 3, 10, 10), (3, 3, 3, 3), bars)
    yield convolution("conv2d 3x10x10 k3 same", (1, 3, 10, 10), (3, 3, 3, 3), bars, padding=1)
    yield convolution("conv2d 3x10x10 -> 8 k3", (1, 3, 10, 10), (8, 3, 3, 3), bars | {"least_loops": 300.0})
    yield convolution("conv2d 2x9x9 stride, dilation", (1, 2, 9, 9), (2, 2, 3, 3), bars, stride=2, dilation=2)
    yield convolution("conv2d 2x6x6 groups", (1, 2, 6, 6), (4, 1, 3, 3), bars, groups=2)
    yield convolution("conv1d 2x8 k3", (1, 2, 8), (2, 2, 3), QUICK)
    yield convolution("conv3d 1x4x4x4 k2", (1, 1, 4, 4, 4), (1, 1, 2, 2, 2), QUICK)
    (x, tx), (w, tw), (g, tg) = both(1, 2, 8, 8), both(3, 2, 3, 3), both(1, 3, 6, 6)
    grad, shape, transposed = torch.nn.grad, x.shape, functional.conv_transpose2d
    for name, ours, theirs in (
        ("conv2d_input", lambda: kernels.conv2d_input(shape, w, g), lambda: grad.conv2d_input(shape, tw, tg)),
        ("conv2d_weight", lambda: kernels.conv2d_weight(x, w.shape, g), lambda: grad.conv2d_weight(tx, w.shape, tg)),
        ("conv_transpose2d", lambda: kernels.conv_transpose2d(g, w), lambda: transposed(tg, tw)),
        (
            "conv_transpose2d stride 2",
            lambda: kernels.conv_transpose2d(g, w, None, 2),
            lambda: transposed(tg, tw, None, 2),
        ),
        ("im2col k3", lambda: kernels.im2col(x, 3), lambda: functional.unfold(tx, 3)),
    ):
        yield Row(name, ours, theirs, **QUICK)


def small_poolings() -> Iterator[Row]:
    """Yield exercise-sized poolings and their gradients."""
    (x, tx), (g, tg), (wide, _) = both(1, 2, 8, 8), both(1, 2, 4, 4), both(1, 2, 8, 8)
    for kind in ("max_pool2d", "avg_pool2d"):
        ours, theirs, back = (getattr(kernels, kind), getattr(functional, kind), getattr(kernels, f"{kind}_backward"))
        for how in ((2,), (3, 2, 1)):
            yield Row(f"{kind} {how}", lambda f=ours, h=how: f(x, *h), lambda f=theirs, h=how: f(tx, *h), **QUICK)
            yield Row(f"{kind}_backward {how}", lambda f=back, h=how: f(g, x, *h), **QUICK)
        yield Row(f"{kind}_backward (3, 1, 1)", lambda f=back: f(wide, x, 3, 1, 1), **QUICK)
    indices = kernels.max_pool2d(x, 2, return_indices=True)[1]
    tindices = torch.from_numpy(indices)
    for name, mine, other in (
        (
            "max_pool2d (2,) indices",
            lambda: kernels.max_pool2d(x, 2, return_indices=True),
            lambda: functional.max_pool2d(tx, 2, return_indices=True),
        ),
        ("max_unpool2d", lambda: kernels.max_unpool2d(g, indices, 2), lambda: functional.max_unpool2d(tg, tindices, 2)),
        (
            "adaptive_avg_pool2d 3",
            lambda: kernels.adaptive_avg_pool2d(x, 3),
            lambda: functional.adaptive_avg_pool2d(tx, 3),
        ),
    ):
        yield Row(name, mine, other, **QUICK)


def small_others() -> Iterator[Row]:
    """Yield the other exercise-sized spatial calls, then those of activations, losses and norms."""
    (x, tx), (g, tg), (logits, tlogits) = both(1, 2, 8, 8), both(1, 2, 4, 4), both(4, 5)
    (image, timage), target = both(2, 3, 4, 4), np.array([0, 2, 1, 4])
    mean, var = np.zeros(3, np.float32), np.ones(3, np.float32)
    tmean, tvar, ttarget = map(torch.from_numpy, (mean, var, target))
    corner = np.abs(both(5, 2)[0])
    boxes = np.concatenate([corner, corner + 2], axis=1)
    f, resize = functional, functional.interpolate
    mode = {"size": 8, "mode": "bilinear"}
    calls: list[tuple[str, Call, Call | None]] = [
        ("interpolate nearest", lambda: kernels.interpolate(g, 8), lambda: resize(tg, 8)),
        ("interpolate bilinear", lambda: kernels.interpolate(g, **mode), lambda: resize(tg, **mode)),
        ("pixel_shuffle", lambda: kernels.pixel_shuffle(x.reshape(1, 8, 4, 4), 2), None),
        ("channel_shuffle", lambda: kernels.channel_shuffle(x, 2), None),
        ("fpn_merge", lambda: kernels.fpn_merge(x, g), None),
        ("box_iou 5x5", lambda: kernels.box_iou(boxes, boxes), None),
        ("generalized_box_iou 5x5", lambda: kernels.generalized_box_iou(boxes, boxes), None),
        ("nms 5", lambda: kernels.nms(boxes, boxes[:, 0], 0.5), None),
        ("relu", lambda: kernels.relu(logits), lambda: f.relu(tlogits)),
        ("mse_loss", lambda: kernels.mse_loss(x, x), lambda: f.mse_loss(tx, tx)),
        ("softmax", lambda: kernels.softmax(logits, dim=1), lambda: f.softmax(tlogits, dim=1)),
        ("cross_entropy", lambda: kernels.cross_entropy(logits, target), lambda: f.cross_entropy(tlogits, ttarget)),
        ("batch_norm eval", lambda: kernels.batch_norm(image, mean, var), lambda: f.batch_norm(timage, tmean, tvar)),
    ]
    for name, mine, other in calls:
        yield Row(name, mine, other, **QUICK)


def layers() -> Iterator[Row]:
    """Yield the layers of a real network."""
    dense: Bars = {"most_torch": 1.5}
    close: Bars = {"most_torch": 1.1}
    stem: Shape = (8, 3, 224, 224)
    yield convolution("conv2d 3x3 64->64", IMAGE, (64, 64, 3, 3), dense | {"least_peak": 0.7}, padding=1)
    yield convolution("conv2d 7x7 stride 2 3->64", stem, (64, 3, 7, 7), dense, stride=2, padding=3)
    yield convolution("conv2d 3x3 dilation 2", IMAGE, (64, 64, 3, 3), dense, padding=2, dilation=2)
    yield convolution("conv2d 1x1 64->256", IMAGE, (256, 64, 1, 1), close)
    yield convolution("conv2d 1x1 256->64", (8, 256, 56, 56), (64, 256, 1, 1), close)
    yield convolution("conv2d depthwise", IMAGE, (64, 1, 3, 3), {"most_torch": 4.0}, padding=1, groups=64)
    strided: Bars = {"most_torch": 5.0}
    yield convolution("conv2d depthwise stride 2", IMAGE, (64, 1, 3, 3), strided, padding=1, stride=2, groups=64)
    x, tx = both(8, 64, 112, 112)
    for kind in ("max_pool2d", "avg_pool2d"):
        ours, theirs = getattr(kernels, kind), getattr(functional, kind)
        for how in ((2,), (3, 2, 1), (3, 1, 1)):
            np.testing.assert_allclose(ours(x, *how), theirs(tx, *how).numpy(), atol=1e-5)
            yield Row(f"{kind} {how}", lambda f=ours, h=how: f(x, *h), lambda f=theirs, h=how: f(tx, *h), **close)
    yield Row(
        "max_pool2d (3, 2, 1) indices",
        lambda: kernels.max_pool2d(x, 3, 2, 1, return_indices=True),
        lambda: functional.max_pool2d(tx, 3, 2, 1, return_indices=True),
    )


def memory() -> Iterator[str]:
    """Yield the peak memory of layer convolutions beyond what the output and the padded input take."""
    cases: list[tuple[str, Shape, Shape, dict[str, int]]] = [
        ("3x3", IMAGE, (64, 64, 3, 3), {"padding": 1}),
        ("7x7 stride 2", (8, 3, 224, 224), (64, 3, 7, 7), {"padding": 3, "stride": 2}),
        ("1x1", IMAGE, (256, 64, 1, 1), {}),
        ("depthwise", IMAGE, (64, 1, 3, 3), {"padding": 1, "groups": 64}),
    ]
    for name, x_shape, w_shape, how in cases:
        x, w, b = both(*x_shape)[0], both(*w_shape)[0], both(w_shape[0])[0]
        border = 2 * how.get("padding", 0)
        padded = 4 * int(np.prod([n + border * (axis > 1) for axis, n in enumerate(x_shape)])) if border else 0
        tracemalloc.start()
        output = kernels.conv2d(x, w, b, **how)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        over = (peak - output.nbytes - padded) / (1 << 20)
        text = f"{peak / (1 << 20):7.1f} MiB, {over:5.1f} MiB beyond output and padded input (<= 4)"
        yield f"memory of conv2d {name:15s}" + judged(text, over > 4)


def main() -> None:
    """Print the table, or the parts of it that the command line names; NumPy's threads are set before it loads."""
    single = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if not single.items() <= os.environ.items():
        os.execve(sys.executable, sys.orig_argv, {**os.environ, **single})
    torch.set_num_threads(1)
    parts = {"small": (small_convolutions, small_poolings), "layer": (layers,), "others": (small_others,)}
    wanted = sys.argv[1:] or [*parts, "memory"]
    for part in wanted:
        for rows in parts.get(part, ()):
            for row in rows():
                print(line(row), flush=True)
        if part == "memory":
            print("\n".join(memory()))


if __name__ == "__main__":
    main()
