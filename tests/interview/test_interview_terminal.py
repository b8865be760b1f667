"""A terminal that closes in the middle of an interview: no answer sent is lost, and its clock stands meanwhile."""

import os
import pty
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from interview_cards import ALL_PARTS

from studyapp.session.interview.state import Keeper

ROOT = Path(__file__).parents[2]
LIMIT = 40.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a pseudo-terminal")


class Terminal:
    """The program in a pseudo-terminal; nothing here waits without end."""

    def __init__(self, tmp_path: Path, *words: str) -> None:
        self.home = tmp_path / "home"
        decks = tmp_path / "decks"
        decks.mkdir(exist_ok=True)
        (decks / "norm.yaml").write_text(ALL_PARTS, encoding="utf-8")
        command = [sys.executable, "-m", "studyapp", "--home", str(self.home), "--decks", str(decks), "--seed", "3"]
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(ROOT)
            environ = os.environ | {"TERM": "xterm-256color", "LANG": "en_US.UTF-8", "COLUMNS": "80", "LINES": "24"}
            os.execve(command[0], [*command, *words], environ)

    def read_until(self, text: bytes) -> None:
        """Read what the program paints until a text has come."""
        seen, limit = b"", time.monotonic() + LIMIT
        while text not in seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, limit - time.monotonic()))
            if not ready:
                self.end(signal.SIGKILL)
                pytest.fail(f"{text!r} never came; last seen: {seen[-300:]!r}")
            seen = seen[-4096:] + os.read(self.terminal, 65536)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.terminal, keys)

    def end(self, ending: signal.Signals | None) -> None:
        """End the program by a signal, or by closing its terminal, and wait until it is gone."""
        if ending is None:
            os.close(self.terminal)
            self.terminal = -1
        else:
            os.kill(self.child, ending)
        self.gone()

    def gone(self) -> None:
        """Drain the terminal until the program has left."""
        limit = time.monotonic() + LIMIT
        while os.waitpid(self.child, os.WNOHANG)[0] == 0:
            if time.monotonic() > limit:
                os.kill(self.child, signal.SIGKILL)
                os.waitpid(self.child, 0)
                pytest.fail("the program lives on")
            open_ones = [self.terminal] if self.terminal >= 0 else []
            if select.select(open_ones, [], [], 0.05)[0]:
                with suppress(OSError):
                    os.read(self.terminal, 65536)
        if self.terminal >= 0:
            os.close(self.terminal)


@pytest.mark.parametrize("ending", [None, signal.SIGHUP, signal.SIGTERM, signal.SIGKILL], ids=str)
def test_an_interview_cut_off_on_screens_goes_on_where_it_stopped(tmp_path, ending):
    first = Terminal(tmp_path, "interview", "--topic", "norm/axes", "norm/why", "norm/proof")
    first.read_until(b"1/3")
    first.type(b"my first answer\r")
    first.read_until(b"2/3")
    first.end(ending)
    assert not list(first.home.rglob("crash.log"))
    kept = Keeper(first.home).load()
    assert kept.items[0].answer == "my first answer"
    assert kept.at == 1
    spent = sum(item.ms for item in kept.items)
    assert spent < LIMIT * 1000
    again = Terminal(tmp_path, "interview")
    again.read_until(b"2/3")
    again.type(b"\x1b")
    again.read_until(b"left in the middle")
    again.type(b"q")
    again.gone()
    later = Keeper(first.home).load()
    assert later.id == kept.id
    assert later.items[0].answer == "my first answer"
