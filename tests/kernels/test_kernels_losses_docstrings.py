"""Learners read these docstrings: each has its formula, what it returns and refuses, its source and an example."""

import inspect

import pytest
from examples_losses import EXAMPLES

import kernels


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_docstring_teaches(name):
    text = inspect.getdoc(getattr(kernels, name))
    first, _, rest = text.partition("\n\n")
    assert first.endswith(".")
    assert rest.count("$") >= 2 or name == "triplet_kind"
    assert rest.count("$") % 2 == 0
    for part in ("Returns", "Source:", ">>> "):
        assert part in rest, f"{name} lacks {part}"
    takes_anything = {"standardize_inverse", "one_hot"}
    assert "Raises" in " ".join(rest.split()) or name in takes_anything
