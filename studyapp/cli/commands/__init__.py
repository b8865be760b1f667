"""The commands, one module each: `add` declares its arguments, `run` does it and returns the exit code."""

from importlib import import_module
from keyword import iskeyword
from types import ModuleType

NAMES = (
    "review",
    "drill",
    "interview",
    "plan",
    "due",
    "stats",
    "fit",
    "where",
    "search",
    "show",
    "check",
    "lint",
    "new",
    "fmt",
    "preview",
    "schema",
    "stress",
    "backup",
    "restore",
    "verify",
    "export",
    "import",
)


def load(name: str) -> ModuleType:
    """Import the module of one command; the others stay unloaded."""
    return import_module(f"{__name__}.{name}{'_' if iskeyword(name) else ''}")
