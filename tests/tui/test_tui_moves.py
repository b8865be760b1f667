"""Schedules that went along with edited cards: told on the screen, and taken back with a key."""

import asyncio

import pytest
from screen_play import WIDE, play, settled, shown

from studyapp.authoring.editing import moves_told
from studyapp.authoring.rescue import rescue
from studyapp.memory.rating import Rating
from studyapp.session.desk import Desk
from studyapp.store import Answered
from studyapp.tui.app import StudyApp

NORM = "cards:\n  - {q: What does BatchNorm normalise over?, a: Batch.}\n  - {id: other, q: Another?, a: Yes.}\n"


@pytest.fixture
def moved(sit, tmp_path) -> Desk:
    """Sit down after a card that was answered was reworded."""
    home = tmp_path / "home"
    desk = sit(norm=NORM)
    rescue(desk.library, desk.store, home)
    desk.store.record(Answered(desk.library.rows()[0].key, Rating.GOOD))
    desk = sit(norm=NORM.replace("normalise over?", "normalize over?"))
    return with_moves(desk, moves_told(rescue(desk.library, desk.store, home), desk.texts))


def with_moves(desk: Desk, told: str) -> Desk:
    fields = {name: getattr(desk, name) for name in ("library", "store", "settings", "texts", "own_decks", "seed")}
    return Desk(**fields, moved=told)


def test_the_first_screen_tells_which_schedules_went_along(moved):
    async def look():
        app = StudyApp(moved)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await settled(pilot)
            return " ".join(shown(app).split())

    assert "undo takes each back" in asyncio.run(look())


def test_u_at_home_takes_a_move_back(moved):
    (key, _) = [row.key for row in moved.library.rows()]
    assert moved.store.memory(key) is not None
    assert "Taken back: norm/~" in play(StudyApp(moved), ["u"], size=WIDE)[-1]
    assert moved.store.memory(key) is None


def test_with_nothing_done_u_says_so(sit):
    assert "There is nothing to take back." in play(StudyApp(sit(norm=NORM)), ["u"], size=WIDE)[-1]
