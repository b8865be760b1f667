"""The commands, one module each: `add` declares its arguments, `run` does it and returns the exit code."""

from importlib import import_module
from types import ModuleType

NAMES = ("review", "stats", "due", "where", "search", "show", "check", "lint")


def by_name() -> dict[str, ModuleType]:
    """Return every command's module by its name, in the order of the help."""
    return {name: import_module(f"{__name__}.{name}") for name in NAMES}
