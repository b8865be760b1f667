"""Every kernel still gives what torch gave when the golden calls were recorded; torch is not needed here."""

import json

import numpy as np
import pytest
from record_loss_goldens import GOLDENS, decode

import kernels

CALLS = json.loads(GOLDENS.read_text(encoding="utf-8"))


def flat(result):
    """Return a result, one value or several nested ones, as a flat list of arrays; what is None is left out."""
    if isinstance(result, list | tuple):
        return [array for each in result for array in flat(each)]
    return [] if result is None else [np.asarray(result)]


@pytest.mark.parametrize("name", sorted({call["name"] for call in CALLS}))
def test_gives_what_torch_gave(name):
    for call in (call for call in CALLS if call["name"] == name):
        args, answer = decode(call["args"]), decode(call["answer"])
        got = flat(getattr(kernels, name)(*args, **{key: decode(value) for key, value in call["kwargs"].items()}))
        assert [array.shape for array in got] == [array.shape for array in answer]
        for mine, theirs in zip(got, answer, strict=True):
            tolerance = 3e-5 if mine.dtype == np.float32 else 1e-11
            size = max(1.0, float(np.abs(theirs).max(initial=0)))
            np.testing.assert_allclose(mine, theirs, tolerance, tolerance * size)


def test_goldens_reach_both_float_types_and_most_kernels_with_numbers():
    dtypes = {call["args"][0]["dtype"] for call in CALLS if isinstance(call["args"][0], dict)}
    assert {"float32", "float64"} <= dtypes
    assert len({call["name"] for call in CALLS}) >= 50
