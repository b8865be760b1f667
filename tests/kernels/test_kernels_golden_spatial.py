"""The spatial kernels give what torch gave when `make_golden_spatial.py` recorded it; no torch is needed here."""

import json
from typing import Any

import numpy as np
import pytest
from make_golden_spatial import GOLDEN, decode

import kernels

CASES = [decode(case) for case in json.loads(GOLDEN.read_text(encoding="utf-8"))]
IDS = [f"{case['name']}-{number}" for number, case in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_recorded_call_gives_the_recorded_result(case: dict[str, Any]) -> None:
    got = getattr(kernels, case["name"])(*case["args"], **case["kwargs"])
    expected = case["expected"]
    pairs = zip(got, expected, strict=True) if isinstance(expected, tuple) else [(got, expected)]
    for one, other in pairs:
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        close = 1e-6 if other.dtype == np.float32 else 1e-13
        np.testing.assert_allclose(one, other, rtol=close, atol=close)


def test_the_record_holds_every_spatial_function_that_torch_has() -> None:
    names = {case["name"] for case in CASES}
    dimensional = {f"{base}{axes}d" for base in ("conv", "conv_transpose") for axes in (1, 2, 3)}
    gradients = {f"conv{axes}d_{what}" for axes in (1, 2, 3) for what in ("input", "weight")}
    poolings = {f"{kind}_pool{axes}d{end}" for kind in ("max", "avg") for axes in (1, 2) for end in ("", "_backward")}
    others = {"adaptive_avg_pool2d", "max_unpool2d", "interpolate", "pixel_shuffle", "channel_shuffle", "im2col"}
    assert names == dimensional | gradients | poolings | others
