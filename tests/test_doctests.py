"""Every example in a docstring gives what it says."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import kernels
import studyapp

MODULES = [
    module.name
    for package in (kernels, studyapp)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name):
    result = doctest.testmod(import_module(name))
    assert result.failed == 0


def test_every_public_kernel_has_an_example():
    without = [name for name in kernels.__all__ if ">>>" not in (getattr(kernels, name).__doc__ or "")]
    assert without == []
