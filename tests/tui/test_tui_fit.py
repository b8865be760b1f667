"""A fit beside the screens: begun at rest, taken up when nothing is asked, cancelled at once."""

import asyncio

import pytest
from msgspec.structs import replace
from screen_play import SMALL, settled, shown

from studyapp.errors import StudyError
from studyapp.memory.fitting.fit import Fit
from studyapp.memory.rating import Rating
from studyapp.memory.rules import FSRS6_PARAMETERS
from studyapp.session.desk import Wanted
from studyapp.settings_file import settings_with
from studyapp.store import Answered
from studyapp.store.fits import Fitted
from studyapp.tui import fitting
from studyapp.tui.app import StudyApp
from studyapp.tui.fitting import FitBeside

OWN = (0.1, 0.5, 1.5, 4.0, *FSRS6_PARAMETERS[4:])
RESULT = Fitted(Fit(OWN, "fitted", 2_000, 1_500), (), 0)


class Staged:
    """A fit that runs until the test says what it came to."""

    def __init__(self):
        self.running, self.progress, self.result, self.cancelled = True, (3, 6), None, False

    def end(self, result):
        self.running, self.result = False, result

    def cancel(self):
        self.running, self.cancelled = False, True


@pytest.fixture
def staged(monkeypatch):
    """Put a staged fit in place of the next one that is due, and none after it."""
    fits = [Staged()]
    begun = []

    def begin(_store, *, wanted):
        if wanted and fits:
            begun.append(fits.pop())
            return begun[-1]
        return None

    monkeypatch.setattr(fitting, "begin_aside", begin)
    return begun


def journey(app, study, steps):
    async def go():
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            await settled(pilot)
            await steps(pilot, FitBeside(app, study))

    asyncio.run(go())


def test_progress_is_shown_at_home_and_the_result_taken_up(sit, staged):
    desk = sit()
    app = StudyApp(desk)

    async def steps(pilot, beside):
        beside.look()
        beside.look()
        await settled(pilot)
        assert "fitting your schedule 50 %" in shown(app)
        staged[0].end(RESULT)
        beside.look()
        await settled(pilot)
        assert "fitting your schedule" not in shown(app)
        assert "fitted to 2,000" in shown(app)
        assert desk.store.rules.parameters == OWN

    journey(app, app._study, steps)


def test_a_result_waits_while_a_question_is_asked(sit, staged):
    desk = sit()
    app = StudyApp(desk)

    async def steps(pilot, beside):
        beside.look()
        await pilot.press("enter")
        await settled(pilot)
        beside.look()
        staged[0].end(RESULT)
        beside.look()
        assert "fitting" not in shown(app)
        assert desk.store.rules.parameters == FSRS6_PARAMETERS
        await pilot.press("escape")
        await settled(pilot)
        beside.look()
        assert desk.store.rules.parameters == OWN

    journey(app, app._study, steps)


def test_none_begins_in_the_middle_of_a_sitting(sit, staged):
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted()))

    async def steps(_pilot, beside):
        beside.look()
        assert staged == []

    journey(app, app._study, steps)


def test_switching_the_setting_off_cancels_and_changes_nothing(sit, staged):
    desk = sit()
    app = StudyApp(desk)

    async def steps(pilot, beside):
        beside.look()
        beside.look()
        app._study.desk = replace(desk, settings=settings_with(desk.settings, "fit", False))
        beside.look()
        await settled(pilot)
        assert staged[0].cancelled
        assert "fitting" not in shown(app)
        assert desk.store.rules.parameters == FSRS6_PARAMETERS

    journey(app, app._study, steps)


def test_leaving_cancels(sit, staged):
    app = StudyApp(sit())

    async def steps(_pilot, beside):
        app._fitting = beside
        beside.look()

    journey(app, app._study, steps)
    assert staged[0].cancelled


def test_what_went_wrong_is_not_told_at_rest(sit, staged):
    desk = sit()
    desk.store.record(Answered("norm/axes", Rating.GOOD))
    app = StudyApp(desk)

    async def steps(pilot, beside):
        beside.look()
        before = shown(app)
        staged[0].problem = StudyError("fit.failed", reason="x")
        staged[0].end(None)
        beside.look()
        await settled(pilot)
        assert shown(app) == before
        assert desk.store.fits() == []

    journey(app, app._study, steps)
