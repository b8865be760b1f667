"""Record what torch computes for a table of spatial calls.

`python tests/kernels/make_golden_spatial.py` writes golden_spatial.json beside it. Inputs are small multiples of a
quarter, so the recorded numbers are short and, divisions apart, exact.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

GOLDEN = Path(__file__).with_name("golden_spatial.json")


def encode(value: Any) -> Any:
    """Turn arrays into plain JSON, their type and shape kept."""
    if isinstance(value, np.ndarray):
        return {"dtype": str(value.dtype), "shape": list(value.shape), "data": value.ravel().tolist()}
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    if isinstance(value, dict):
        return {key: encode(each) for key, each in value.items()}
    return value


def decode(value: Any) -> Any:
    """Turn the plain JSON back into arrays and tuples."""
    if isinstance(value, dict) and "dtype" in value:
        return np.array(value["data"], value["dtype"]).reshape(value["shape"])
    if isinstance(value, dict):
        return {key: decode(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(decode(each) for each in value)
    return value


def _calls() -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """Return the calls to record, arrays filled in a fixed order."""
    rng = np.random.default_rng(20)

    def quarters(*shape: int, dtype: str = "float64") -> Any:
        return (rng.integers(-8, 9, shape) / 4).astype(dtype)

    x, w, b = quarters(2, 4, 5, 6), quarters(6, 2, 3, 2), quarters(6)
    even, dense = quarters(1, 2, 6, 5, dtype="float32"), quarters(3, 2, 2, 2, dtype="float32")
    line, volume = quarters(2, 4, 9), quarters(1, 2, 3, 4, 3)
    ties = rng.integers(-2, 3, (2, 2, 6, 7)).astype("float64")
    holes = np.array([[[[np.nan, 1, 2, 0], [3, 1, np.nan, 0], [0, 1, 2, 5]]]])
    grouped = {"groups": 2, "stride": (2, 1), "padding": (1, 2), "dilation": (1, 2)}
    return [
        ("conv2d", (x, w, b), {"groups": 2}),
        ("conv2d", (x, w, None), grouped),
        ("conv2d", (even, dense), {"padding": "same"}),
        ("conv2d", (even[0], dense), {"padding": "valid", "stride": 2}),
        ("conv1d", (line, quarters(2, 4, 3), quarters(2)), {"stride": 2, "padding": 1}),
        ("conv1d", (line[0], quarters(4, 1, 3)), {"groups": 4, "padding": "same", "dilation": 2}),
        ("conv3d", (volume, quarters(2, 2, 2, 3, 2), quarters(2)), {"padding": (1, 0, 1), "stride": (1, 2, 1)}),
        ("conv_transpose1d", (line[:, :, :4], quarters(4, 1, 3)), {"groups": 2, "stride": 3, "output_padding": 2}),
        ("conv_transpose2d", (quarters(2, 4, 3, 2), quarters(4, 3, 3, 2), quarters(3)), {"stride": 2, "padding": 1}),
        ("conv_transpose2d", (quarters(2, 3, 2), quarters(2, 1, 2, 2)), {"dilation": 2, "output_padding": (0, 1)}),
        ("conv_transpose3d", (volume, quarters(2, 1, 2, 2, 2)), {"stride": (1, 2, 1), "padding": (0, 1, 0)}),
        ("conv1d_input", ((2, 4, 9), quarters(2, 4, 3), quarters(2, 2, 5)), {"stride": 2, "padding": 1}),
        ("conv2d_input", ((2, 4, 5, 6), w, quarters(2, 6, 3, 8)), grouped),
        ("conv3d_input", ((1, 2, 3, 4, 3), quarters(1, 2, 2, 2, 2), quarters(1, 1, 2, 3, 2)), {}),
        ("conv1d_weight", (line, (2, 4, 3), quarters(2, 2, 5)), {"stride": 2, "padding": 1}),
        ("conv2d_weight", (x, (6, 2, 3, 2), quarters(2, 6, 3, 8)), grouped),
        ("conv3d_weight", (volume, (1, 2, 2, 2, 2), quarters(1, 1, 2, 3, 2)), {}),
        ("max_pool1d", (line, 3), {"stride": 2, "padding": 1, "return_indices": True}),
        ("max_pool2d", (ties, 3), {"stride": 2, "padding": 1, "ceil_mode": True, "return_indices": True}),
        ("max_pool2d", (ties[0], (2, 3)), {"stride": 1, "dilation": (2, 1), "return_indices": True}),
        ("max_pool2d", (holes, 2), {"stride": 1, "return_indices": True}),
        ("max_pool2d", (even, 2), {}),
        ("avg_pool1d", (line, 3), {"stride": 2, "padding": 1, "ceil_mode": True}),
        ("avg_pool2d", (ties, 3), {"stride": 2, "padding": 1, "ceil_mode": True}),
        ("avg_pool2d", (ties, 3), {"stride": 2, "padding": 1, "ceil_mode": True, "count_include_pad": False}),
        ("avg_pool2d", (even, 2), {"divisor_override": 3}),
        ("adaptive_avg_pool2d", (ties, (4, 3)), {}),
        ("adaptive_avg_pool2d", (even[0], 1), {}),
        ("max_unpool2d", (quarters(1, 1, 2, 2), np.array([[[[0, 3], [8, 11]]]]), 2), {}),
        ("interpolate", (even,), {"size": (9, 3)}),
        ("interpolate", (even,), {"scale_factor": 1.5, "mode": "bilinear"}),
        ("interpolate", (even,), {"size": (3, 8), "mode": "bilinear", "align_corners": True}),
        ("interpolate", (line,), {"scale_factor": 0.7, "mode": "linear", "recompute_scale_factor": True}),
        ("pixel_shuffle", (quarters(1, 8, 2, 3), 2), {}),
        ("channel_shuffle", (line, 2), {}),
        ("im2col", (x, (2, 3), 2, (1, 1), 2), {}),
        ("max_pool1d_backward", (quarters(2, 4, 5), line, 3), {"stride": 2, "padding": 1}),
        ("max_pool2d_backward", (quarters(2, 2, 5, 6), ties, 2), {"stride": 1}),
        ("max_pool2d_backward", (quarters(2, 2, 4, 4), ties, 3), {"stride": 2, "padding": 1, "ceil_mode": True}),
        ("avg_pool1d_backward", (quarters(2, 4, 5), line, 3), {"stride": 2, "padding": 1}),
        ("avg_pool2d_backward", (quarters(2, 2, 4, 4), ties, 3), {"stride": 2, "padding": 1, "ceil_mode": True}),
        ("avg_pool2d_backward", (quarters(2, 2, 5, 6), ties, 2), {"stride": 1, "count_include_pad": False}),
    ]


def _reference(name: str) -> Callable[..., Any]:
    """Return torch's function of this name, or autograd's gradient of the pooling that a backward belongs to."""
    import torch

    if name.endswith("_backward"):
        forward = getattr(torch.nn.functional, name.removesuffix("_backward"))

        def backward(grad_output: Any, x: Any, *args: Any, **keywords: Any) -> Any:
            leaf = x.clone().requires_grad_()
            forward(leaf, *args, **keywords).backward(grad_output)
            return leaf.grad

        return backward
    if name.endswith(("_input", "_weight")):
        return getattr(torch.nn.grad, name)
    return getattr(torch.nn.functional, {"im2col": "unfold"}.get(name, name))


def main() -> None:
    """Write the golden file."""
    import torch

    def tensors(value: Any) -> Any:
        return torch.from_numpy(value) if isinstance(value, np.ndarray) else value

    def arrays(value: Any) -> Any:
        return tuple(map(arrays, value)) if isinstance(value, tuple) else value.numpy()

    lines = []
    for name, args, keywords in _calls():
        expected = arrays(_reference(name)(*map(tensors, args), **keywords))
        case = {"name": name, "args": encode(args), "kwargs": encode(keywords), "expected": encode(expected)}
        lines.append(json.dumps(case))
    GOLDEN.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
