"""No kernel touches its arguments, keeps state or changes the type of numbers; every public name is tried."""

import copy
import importlib
import pkgutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kernels

Call = tuple[tuple[Any, ...], dict[str, Any]]


def _examples() -> dict[str, list[Call]]:
    """Collect the tables of all `examples_*.py` beside this file."""
    found: dict[str, list[Call]] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("examples_"):
            found.update(importlib.import_module(module.name).EXAMPLES)
    return found


EXAMPLES = _examples()
CALLS = [(name, args, keywords) for name, calls in sorted(EXAMPLES.items()) for args, keywords in calls]
IDS = [f"{name}-{number}" for name, calls in sorted(EXAMPLES.items()) for number in range(len(calls))]


def _equal(first: Any, second: Any) -> bool:
    """Compare nested values, arrays bit by bit and by type."""
    if isinstance(first, np.ndarray):
        return (
            isinstance(second, np.ndarray)
            and first.dtype == second.dtype
            and first.shape == second.shape
            and first.tobytes() == second.tobytes()
        )
    if isinstance(first, list | tuple):
        return type(first) is type(second) and len(first) == len(second) and all(map(_equal, first, second))
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(_equal(first[key], second[key]) for key in first)
    if isinstance(first, np.random.Generator) or callable(first):
        return True
    return bool(first == second) or (first != first and second != second)


def _map_arrays(value: Any, change: Any) -> Any:
    """Apply a function to every array inside nested lists, tuples and dictionaries."""
    if isinstance(value, np.ndarray):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(_map_arrays(each, change) for each in value)
    if isinstance(value, dict):
        return {key: _map_arrays(each, change) for key, each in value.items()}
    return value


def _arrays(value: Any) -> list[np.ndarray[Any, Any]]:
    """Return every array inside nested lists and tuples."""
    found: list[np.ndarray[Any, Any]] = []
    _map_arrays(value, found.append)
    return found


def _single(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return a floating array in single precision."""
    return array.astype(np.float32) if array.dtype.kind == "f" else array


def _frozen(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return a copy that refuses to be written to."""
    array = array.copy()
    array.flags.writeable = False
    return array


def _strided(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return an equal array whose cells lie apart in memory and in another order."""
    apart = np.zeros(tuple(2 * n for n in array.shape[::-1]), array.dtype).T
    view = apart[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def test_every_public_kernel_has_an_example() -> None:
    missing = sorted(set(kernels.__all__) - set(EXAMPLES))
    unknown = sorted(set(EXAMPLES) - set(kernels.__all__))
    assert (missing, unknown) == ([], [])


@pytest.mark.parametrize(("name", "args", "keywords"), CALLS, ids=IDS)
def test_a_kernel_leaves_its_arguments_alone(name: str, args: Any, keywords: Any) -> None:
    given = copy.deepcopy((args, keywords))
    getattr(kernels, name)(*given[0], **given[1])
    assert _equal(given, (args, keywords))


@pytest.mark.parametrize(("name", "args", "keywords"), CALLS, ids=IDS)
def test_a_kernel_gives_the_same_again_from_frozen_arguments(name: str, args: Any, keywords: Any) -> None:
    first_args, first_keywords = copy.deepcopy((args, keywords))
    second_args, second_keywords = _map_arrays(copy.deepcopy((args, keywords)), _frozen)
    function = getattr(kernels, name)
    assert _equal(function(*first_args, **first_keywords), function(*second_args, **second_keywords))


@pytest.mark.parametrize(("name", "args", "keywords"), CALLS, ids=IDS)
def test_a_kernel_reads_arrays_laid_out_in_any_way(name: str, args: Any, keywords: Any) -> None:
    plain_args, plain_keywords = copy.deepcopy((args, keywords))
    other_args, other_keywords = _map_arrays(copy.deepcopy((args, keywords)), _strided)
    function = getattr(kernels, name)
    expected, got = function(*plain_args, **plain_keywords), function(*other_args, **other_keywords)
    for one, other in zip(_arrays([expected]), _arrays([got]), strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("name", "args", "keywords"), CALLS, ids=IDS)
def test_a_kernel_keeps_the_type_of_floating_point_numbers(name: str, args: Any, keywords: Any) -> None:
    for change, dtype in ((lambda array: array, np.float64), (_single, np.float32)):
        some_args, some_keywords = _map_arrays(copy.deepcopy((args, keywords)), change)
        if not any(array.dtype.kind == "f" for array in _arrays([some_args, some_keywords])):
            continue
        result = getattr(kernels, name)(*some_args, **some_keywords)
        for array in _arrays([result]):
            assert array.dtype.kind != "f" or array.dtype == dtype
