"""Convolutions and poolings give the outputs that ONNX ships for its own backends, wherever both mean the same."""

import importlib
import math
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spatial_cases import LONG

import kernels

onnx = pytest.importorskip("onnx")

QUICK = ("conv", "convtranspose", "depthtospace", "maxunpool")
SLOW_TO_IMPORT = ("maxpool", "averagepool", "globalaveragepool")
SPATIAL = {"Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalAveragePool", "MaxUnpool", "DepthToSpace"}
UNLIKE = {"auto_pad", "output_shape", "storage_order"}

Case = tuple[Any, list[Any], list[Any]]


def _read(path: Path) -> Any:
    """Read one recorded tensor."""
    return onnx.numpy_helper.to_array(onnx.load_tensor(str(path)))


def _recorded() -> Iterator[Case]:
    """Yield the single-node cases that PyTorch recorded, shipped as files: node, inputs, outputs."""
    data = Path(onnx.__file__).parent / "backend" / "test" / "data"
    for model in sorted(data.glob("pytorch-*/*/model.onnx")):
        graph = onnx.load(str(model)).graph
        if len(graph.node) == 1 and graph.node[0].op_type in SPATIAL:
            known = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
            folder = model.parent / "test_data_set_0"
            fed = iter(sorted(folder.glob("input_*.pb")))
            inputs = [known[name] if name in known else _read(next(fed)) for name in graph.node[0].input]
            yield graph.node[0], inputs, [_read(path) for path in sorted(folder.glob("output_*.pb"))]


def _documented() -> Iterator[Case]:
    """Yield the cases of the operator documentation: node, inputs, outputs."""
    package = "onnx.backend.test.case.node"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in QUICK if LONG == 1 else QUICK + SLOW_TO_IMPORT:
            importlib.import_module(f"{package}.{name}")
        cases = list(importlib.import_module(package)._NodeTestCases)
    for case in cases:
        if case.model.graph.node[0].op_type in SPATIAL:
            inputs, outputs = case.data_sets[0]
            yield case.model.graph.node[0], list(inputs), list(outputs)


def _settings(node: Any, kernel: tuple[int, ...]) -> dict[str, Any] | None:
    """Return stride, padding and dilation in our words, or None where ONNX means something torch has no word for."""
    given = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
    if any(given.get(name) not in (None, 0, b"NOTSET") for name in UNLIKE):
        return None
    axes = len(kernel)
    pads = tuple(given.get("pads", (0,) * 2 * axes))
    if pads[:axes] != pads[axes:]:
        return None
    return {
        "stride": tuple(given.get("strides", (1,) * axes)),
        "padding": pads[:axes],
        "dilation": tuple(given.get("dilations", (1,) * axes)),
        "groups": given.get("group", 1),
        "output_padding": tuple(given.get("output_padding", (0,) * axes)),
        "ceil_mode": bool(given.get("ceil_mode", 0)),
        "count_include_pad": bool(given.get("count_include_pad", 0)),
        "mode": given.get("mode", b"DCR"),
        "blocksize": given.get("blocksize", 1),
    }


def _pick(settings: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: settings[name] for name in names}


def _compute(node: Any, inputs: list[Any]) -> Any:
    """Return what our kernel makes of an ONNX node, or None where the two do not mean the same."""
    given = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
    axes = inputs[0].ndim - 2
    kernel = tuple(given.get("kernel_shape", inputs[1].shape[2:] if len(inputs) > 1 else (1,) * axes))
    settings = _settings(node, kernel)
    if settings is None:
        return None
    if node.op_type == "Conv":
        return getattr(kernels, f"conv{axes}d")(*inputs, **_pick(settings, "stride", "padding", "dilation", "groups"))
    if node.op_type == "ConvTranspose":
        words = _pick(settings, "stride", "padding", "dilation", "groups", "output_padding")
        return getattr(kernels, f"conv_transpose{axes}d")(*inputs, **words)
    if node.op_type == "DepthToSpace":
        return kernels.pixel_shuffle(inputs[0], settings["blocksize"]) if settings["mode"] == b"CRD" else None
    if node.op_type == "GlobalAveragePool":
        return kernels.adaptive_avg_pool2d(inputs[0], 1)
    if node.op_type == "MaxUnpool":
        counted_in_the_output = len(inputs) == 2
        return kernels.max_unpool2d(*inputs, kernel, settings["stride"]) if counted_in_the_output else None
    if axes > 2 or any(2 * p > k for p, k in zip(settings["padding"], kernel, strict=True)):
        return None
    if node.op_type == "MaxPool":
        words = _pick(settings, "stride", "padding", "dilation", "ceil_mode")
        return getattr(kernels, f"max_pool{axes}d")(inputs[0], kernel, return_indices=True, **words)
    if max(settings["dilation"]) > 1:
        return None
    words = _pick(settings, "stride", "padding", "ceil_mode", "count_include_pad")
    return getattr(kernels, f"avg_pool{axes}d")(inputs[0], kernel, **words)


def _agree(cases: Iterator[Case]) -> int:
    """Compare every case that both sides understand and return how many those were."""
    compared = 0
    for node, inputs, outputs in cases:
        got = _compute(node, inputs)
        if got is None:
            continue
        compared += 1
        for one, other in zip(got if isinstance(got, tuple) else (got,), outputs, strict=False):
            assert one.shape == other.shape, node
            positions_of_whole_array = one.dtype.kind == "i" and math.prod(one.shape[:2]) > 1
            if not positions_of_whole_array:
                np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-5, err_msg=str(node))
    return compared


def test_the_recorded_cases_of_onnx_agree() -> None:
    assert _agree(_recorded()) >= 30


def test_the_documented_cases_of_onnx_agree() -> None:
    assert _agree(_documented()) >= (14 if LONG == 1 else 25)
