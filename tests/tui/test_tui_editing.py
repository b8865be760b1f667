"""Editing a card in the middle of a review: the same card with what was saved, and its schedule."""

import asyncio
import sys

import pytest

from studyapp.memory.rating import Rating
from studyapp.session.desk import Wanted
from studyapp.store import Answered
from studyapp.tui.app import StudyApp

DECK = "cards:\n  - q: What does BatchNorm normalise over?\n    a: Batch.\n  - {id: other, q: Another?, a: Yes.}\n"


def screen_text(app) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Make an editor that replaces one text by another and remembers how it was called."""

    def made(old: str, new: str):
        script = tmp_path / "editor.py"
        log = tmp_path / "log"
        script.write_text(
            f"import sys, pathlib\npathlib.Path({str(log)!r}).write_text(repr(sys.argv[1:]))\n"
            "file = pathlib.Path(sys.argv[-1])\n"
            f"file.write_text(file.read_text(encoding='utf-8').replace({old!r}, {new!r}), encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")
        return log

    return made


def after_e(desk, *keys) -> str:
    async def run():
        app = StudyApp(desk, desk.review(Wanted(names=("norm",))))
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press("e", *keys)
            await pilot.pause()
            return screen_text(app)

    return asyncio.run(run())


def test_the_card_is_asked_anew_as_saved_and_its_schedule_goes_along(sit, time, editor):
    desk = sit(norm=DECK)
    (key, _) = [row.key for row in desk.library.rows()]
    desk.store.record(Answered(key, Rating.GOOD))
    time.pass_days(9)
    log = editor("normalise over?", "normalize over, exactly?")
    shown = after_e(desk)
    assert "normalize over, exactly?" in shown
    (new, _) = [row.key for row in desk.library.rows()]
    assert new != key
    assert desk.store.memory(new).reviews == 1
    assert desk.store.seen() == {new}
    assert "norm.yaml" in log.read_text(encoding="utf-8")


def test_what_is_saved_broken_is_told_and_the_card_is_asked_as_before(sit, editor):
    desk = sit(norm=DECK)
    editor("    a: Batch.", "    b: Batch.")
    shown = after_e(desk)
    assert "BatchNorm normalise over?" in shown
    assert "cannot be read as it was saved" in shown


def test_an_editor_that_is_not_there_is_told(sit, monkeypatch):
    desk = sit(norm=DECK)
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    assert "/no/such/editor" in after_e(desk)
