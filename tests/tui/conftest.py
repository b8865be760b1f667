"""Snapshots of screens as text; `STUDYAPP_SNAPSHOTS=write` writes them anew."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import textual._wait

textual._wait.SLEEP_GRANULARITY = 1 / 125  # how long a process must stand still to count as idle after each key
textual._wait.SLEEP_IDLE = textual._wait.SLEEP_GRANULARITY / 20
FOLDER = Path(__file__).parent / "snapshots"


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compare a text with the one kept under its name."""

    def compare(name: str, text: str) -> None:
        file = FOLDER / f"{name}.txt"
        if os.environ.get("STUDYAPP_SNAPSHOTS") == "write":
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text + "\n", encoding="utf-8")
        kept = file.read_text(encoding="utf-8").rstrip("\n") if file.exists() else ""
        changes = "\n".join(difflib.unified_diff(kept.splitlines(), text.rstrip("\n").splitlines(), "kept", "now", n=1))
        assert not changes, f"{name} looks different (STUDYAPP_SNAPSHOTS=write keeps the new look):\n{changes}"

    return compare
