"""What must not hurt: a deck that breaks while it is shown, keys in a flood, a terminal that closes, tiny windows."""

import asyncio
import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from screens import screen_text

from studyapp.memory.clock import system_clock
from studyapp.session.desk import Wanted
from studyapp.session.review import Phase
from studyapp.store import Store
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.end import EndScreen
from studyapp.tui.widgets.head import Head

MANY = "cards:\n" + "".join(f"  - {{id: c{n}, q: Question {n}?, a: a}}\n" for n in range(6))
BROKEN = r"""
cards:
  - {id: good1, q: One?, a: a}
  - {id: bad, q: '{{x}}', draw: {x: 'int(1, 2)'}, answer: x / 0}
  - {id: good2, q: Two?, a: a}
"""


def played(app, journey, size=(80, 24)):
    async def run():
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(pilot)

    asyncio.run(run())


def test_a_deck_that_breaks_while_shown_loses_no_answer(sit, tmp_path):
    desk = sit(norm=MANY)
    app = StudyApp(desk, desk.review(Wanted()))

    async def journey(pilot):
        await pilot.press("space", "4")
        (tmp_path / "decks" / "norm.yaml").write_text("cards: [{q: [}", encoding="utf-8")
        await pilot.press(*["space", "4"] * 5)
        await pilot.pause()
        assert isinstance(app.screen, EndScreen)

    played(app, journey)
    assert desk.store.stats().reviews == 6


def test_an_exercise_that_cannot_be_drawn_is_passed_over_and_named_at_the_end(sit):
    desk = sit(norm=BROKEN)
    app = StudyApp(desk, desk.review(Wanted(names=("norm/good1", "norm/bad", "norm/good2"))))
    seen = []

    async def journey(pilot):
        await pilot.pause(0.2)
        await pilot.press(*["space", "4"] * 2)
        await pilot.pause()
        seen.append(screen_text(app))

    played(app, journey)
    assert "2 answered" in seen[0]
    assert "norm/bad could not be asked" in seen[0]


def test_every_key_at_every_moment_leaves_the_screen_standing(sit):
    keys = [
        "enter", "space", "1", "5", "9", "down", "up", "J", "K", "right", "left", "pagedown", "pageup", "h", "f1", "s",
        "ctrl+s", "r", "t", "ctrl+t", "i", "minus", "u", "ctrl+z", "tab", "shift+tab", "backspace", "delete", "home",
        "end", "question_mark", "escape", "ctrl+p", "escape", "x", "full_stop", "comma",
    ]  # fmt: skip
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted()))

    async def journey(pilot):
        for _ in range(3):
            await pilot.press(*keys)
        await pilot.pause()

    played(app, journey)
    assert app.return_code in (0, None)


@pytest.mark.parametrize("size", [(39, 9), (12, 4), (1, 1)])
def test_a_screen_too_small_says_so_and_keeps_working(sit, size):
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted(names=("norm/axes",))))

    async def journey(pilot):
        assert desk.texts("tui.too_small").startswith(app.screen.query_one(Head).text.rstrip("…"))
        if size[0] > 30:
            assert "Small screen" in screen_text(app)
        await pilot.press("space", "3")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

    played(app, journey, size)
    assert desk.store.stats().reviews == 1


def test_a_narrow_screen_names_the_card_and_leaves_out_what_is_left(sit):
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted(names=("norm/axes",))))

    async def journey(_pilot):
        assert screen_text(app).splitlines()[0].strip() == "recall · norm/axes"

    played(app, journey, (40, 10))


def test_a_sitting_survives_being_resized_at_every_step(sit):
    desk = sit()
    session = desk.review(Wanted(names=("norm/small-batch",)))
    app = StudyApp(desk, session)

    async def journey(pilot):
        for width, height in ((40, 10), (200, 50), (20, 5), (120, 40), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("down")
        await pilot.press("enter")
        for width, height in ((40, 10), (200, 50), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert session.phase is Phase.JUDGED
        assert "Answer" in screen_text(app)

    played(app, journey)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize("ending", ["closed", "hung up", "ignored until then"])
def test_a_terminal_that_closes_keeps_every_answer_and_leaves_no_traceback(tmp_path, ending):
    decks, home = tmp_path / "decks", tmp_path / "home"
    decks.mkdir()
    (decks / "norm.yaml").write_text(MANY, encoding="utf-8")
    command = [sys.executable, "-m", "studyapp", "--home", str(home), "--decks", str(decks), "review", "norm"]
    child, terminal = pty.fork()
    if child == 0:
        if ending == "ignored until then":
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.chdir(Path(__file__).parents[2])
        os.execve(command[0], command, os.environ | {"TERM": "xterm-256color", "LANG": "en_US.UTF-8"})
    _read_until(terminal, b"Recall it")
    os.write(terminal, b" ")
    _read_until(terminal, b"Easy")
    os.write(terminal, b"3")
    _read_until(terminal, b"Recall it")
    if ending == "hung up":
        os.kill(child, signal.SIGHUP)
    os.close(terminal)
    _reaped(child)
    assert not list(home.rglob("crash.log"))
    with Store.open(home, clock=system_clock()) as store:
        assert store.stats().reviews == 1


def _read_until(terminal: int, text: bytes) -> None:
    seen, limit = b"", time.monotonic() + 30
    while text not in seen:
        if not select.select([terminal], [], [], max(0.0, limit - time.monotonic()))[0]:
            pytest.fail(f"{text!r} did not come; at last there was {seen!r}")
        seen = seen[-4096:] + os.read(terminal, 65536)


def _reaped(child: int) -> None:
    """Wait for the process to end; one that lives on without a terminal is a fault."""
    limit = time.monotonic() + 10
    while os.waitpid(child, os.WNOHANG)[0] == 0:
        if time.monotonic() > limit:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            pytest.fail("the program lives on after its terminal was closed")
        select.select([], [], [], 0.05)
