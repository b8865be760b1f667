"""One sitting in a real terminal: three kinds answered inside tmux, the window resized, an answer taken back."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from studyapp.memory.clock import system_clock
from studyapp.store import Store

DECK = r"""
cards:
  - {id: axes, q: Over which axes?, a: 'Over N, H and W.'}
  - id: small
    q: Batch size 2. Which layer?
    correct: GroupNorm
    wrong: [{text: BatchNorm, why: Two images give noisy statistics.}, No layer]
  - id: square
    q: 'What is {{x}} squared?'
    draw: {x: 'int(7, 7)'}
    answer: x * x
"""
ROOT = Path(__file__).parents[2]
SECONDS = 30

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")


class Terminal:
    """A terminal of its own tmux server; nothing it is asked waits without end."""

    def __init__(self, folder: Path) -> None:
        self._server = ["tmux", "-S", str(folder / "socket"), "-f", os.devnull]

    def tmux(self, *words: str, check: bool = True) -> str:
        """Run one command of tmux and return what it printed."""
        command, environment = [*self._server, *words], os.environ | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=check, env=environment)
        return done.stdout.decode()

    def begin(self, *command: str) -> None:
        """Run a command in a window of 80×24, which stays and says how the command ended."""
        told = ("sh", "-c", '"$@"; echo "ended with $?"; read -r _', "sh", *command)
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(ROOT), *told)

    def keys(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self.tmux("send-keys", *keys)

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    def shows(self, *texts: str) -> str:
        """Wait until all texts stand on the screen and return it; fail with the screen where they do not come."""
        limit = time.monotonic() + SECONDS
        while not all(text in (screen := self.tmux("capture-pane", "-p")) for text in texts):
            if time.monotonic() > limit:
                pytest.fail(f"{texts} did not come; the screen:\n{screen}")
            select.select([], [], [], 0.05)
        return screen


@pytest.fixture
def terminal():
    """A terminal that is gone after the test; the name of its socket is short, as the system wants it."""
    with TemporaryDirectory() as folder:
        found = Terminal(Path(folder))
        yield found
        found.tmux("kill-server", check=False)


def test_three_kinds_are_answered_taken_back_and_kept(terminal, tmp_path):
    decks, home = tmp_path / "decks", tmp_path / "home"
    decks.mkdir()
    (decks / "norm.yaml").write_text(DECK, encoding="utf-8")
    terminal.begin(
        *(
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            "TERM=tmux-256color",
            "COLORTERM=truecolor",
            "LANG=C.UTF-8",
            sys.executable,
            "-m",
            "studyapp",
        ),
        *("--home", str(home), "--decks", str(decks), "--lang", "en", "review", "norm"),
    )
    terminal.shows("recall · norm/axes", "Over which axes?")
    terminal.keys("Space")
    terminal.shows("Over N, H and W.", "3 Good")
    terminal.keys("g")
    terminal.shows("⚑ recall · norm/axes")
    terminal.keys("3")

    terminal.shows("compute · norm/square", "What is 7 squared?")
    terminal.keys("-l", "49")
    terminal.keys("Enter")
    terminal.shows("✓ Correct.")
    terminal.keys("Enter")

    screen = terminal.shows("choose · norm/small", "GroupNorm")
    terminal.resize(40, 10)
    terminal.shows("choose · norm/small", "Batch size 2")
    terminal.resize(80, 24)
    terminal.shows("choose · norm/small", "No layer", "Press its number")
    terminal.keys(re.search(r"(\d)\) BatchNorm", screen)[1])
    terminal.shows("✗ Not right.", "Two images give noisy statistics.")
    terminal.keys("u")
    terminal.shows("compute · norm/square", "Taken back: norm/square")
    terminal.keys("C-q")
    terminal.shows("ended with 0")
    assert not list(home.rglob("crash.log"))
    with Store.open(home, clock=system_clock()) as store:
        assert store.stats().reviews == 1
        assert store.memory("norm/axes").flag == 1
