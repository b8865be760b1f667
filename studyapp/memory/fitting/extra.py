"""The optional extra that trains, fsrs-rs; without it everything else works."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

EXTRA = "fsrs_rs_python"


def installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec(EXTRA) is not None


def load() -> Any:
    """Import the extra; it holds the interpreter's lock while it trains, so only a process of its own does."""
    return import_module(EXTRA)
