"""Runs the program as a person does, in a process of its own with a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What one run of the program printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The output read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The output by lines."""
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that does not exist yet."""
    return tmp_path / "家 home"


@pytest.fixture
def run(home: Path) -> Run:
    """Run the program with words, typed input and that home."""

    def ran(*words: str, typed: str = "", at_home: bool = True, env: dict[str, str] | None = None) -> Ran:
        place = ["--home", str(home)] if at_home else []
        environ = {
            name: value for name, value in os.environ.items() if not name.startswith(("STUDYAPP", "LC_", "LANG"))
        }
        done = subprocess.run(
            [sys.executable, "-m", "studyapp", *place, *words],
            input=typed.encode(),
            capture_output=True,
            cwd=ROOT,
            env=environ | {"LANG": "C.UTF-8"} | (env or {}),
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return ran
