"""Runs the program as a person does, in a process of its own with a home of its own."""

import json
import os
import shutil
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


RECALL = "".join(f"  - {{id: r{number}, q: 'Question {number}?', a: Answer.}}\n" for number in range(6))


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A folder with one deck, `recall`, of plain questions that any line answers."""
    folder = tmp_path / "more decks"
    folder.mkdir()
    (folder / "recall.yaml").write_text(f"cards:\n{RECALL}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache that reading the shipped decks leaves."""
    home = tmp_path_factory.mktemp("read")
    words = [sys.executable, "-m", "studyapp", "--home", str(home), "search", "--json"]
    subprocess.run(words, cwd=ROOT, capture_output=True, timeout=60, check=True)
    return home / "cache"


@pytest.fixture
def run(home: Path, decks: Path, read_once: Path) -> Run:
    """Run the program with words, typed input, that home, and the deck `recall` beside the shipped ones.

    The first run finds the shipped decks read, which saves half a second a test; `fresh` leaves it to find nothing.
    """

    def ran(
        *words: str, typed: str = "", at_home: bool = True, fresh: bool = False, env: dict[str, str] | None = None
    ) -> Ran:
        place = ["--home", str(home)] if at_home else []
        if at_home and not fresh and not home.exists():
            home.mkdir(mode=0o700)
            shutil.copytree(read_once, home / "cache")
        environ = {
            name: value for name, value in os.environ.items() if not name.startswith(("STUDYAPP", "LC_", "LANG"))
        }
        done = subprocess.run(
            [sys.executable, "-m", "studyapp", *place, *words],
            input=typed.encode(),
            capture_output=True,
            cwd=ROOT,
            env=environ | {"LANG": "C.UTF-8", "STUDYAPP_DECKS": str(decks)} | (env or {}),
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return ran
