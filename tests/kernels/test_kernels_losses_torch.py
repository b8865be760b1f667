"""Every kernel with a counterpart in torch agrees with it on random calls, whatever the layout, dtype and options."""

import numpy as np
import pytest
from loss_cases import CASES

import kernels

oracles = pytest.importorskip("loss_oracles")

CALLS = 250


def compare(name, rng):
    """Make one random call of a kernel and compare values, shapes and dtypes with torch's answer in float64."""
    args, kwargs = CASES[name](rng)
    expected = oracles.ask(name, args, kwargs)
    got = oracles.flat_arrays(getattr(kernels, name)(*args, **kwargs))
    floats = [a.dtype for a in (*args, *(args[0] if isinstance(args[0], list) else ())) if hasattr(a, "dtype")]
    assert len(got) == len(expected)
    for mine, theirs in zip(got, expected, strict=True):
        single = floats[0] == np.float32
        assert mine.dtype == (np.int64 if name == "one_hot" else floats[0]), (name, args, kwargs)
        assert mine.shape == theirs.shape, (name, args, kwargs)
        size = max(1.0, float(np.abs(theirs).max(initial=0)))
        tolerance = 3e-5 if single else 1e-11
        np.testing.assert_allclose(mine, theirs, tolerance, tolerance * size, err_msg=f"{name} {args} {kwargs}")


@pytest.mark.parametrize("name", sorted(CASES))
def test_agrees_with_torch_on_random_calls(name):
    rng = np.random.default_rng([ord(letter) for letter in name])
    for _ in range(CALLS):
        compare(name, rng)
