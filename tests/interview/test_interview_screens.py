"""An interview on screens with real keys: answering, passing, pausing, grading, the scorecard and its practice."""

import asyncio

from textual.widgets import Input

from studyapp.session.interview.office import Brief
from studyapp.session.interview.sitting import Phase
from studyapp.tui.interviews import InterviewApp
from studyapp.tui.screens.interview import InterviewScreen
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.screens.scorecard import ScorecardScreen

SIZE = (80, 24)


def screen_text(app) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def run(app, journey):
    async def played():
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await journey(pilot)

    asyncio.run(played())


def begun(office, **brief):
    room = office()
    session = room.begin(Brief(**brief))
    return room, session, InterviewApp(room, session)


async def send(pilot, text):
    pilot.app.screen.query_one("#said", Input).value = text
    await pilot.press("enter")
    await pilot.pause()


def test_an_interview_is_answered_graded_and_practised_by_keys_alone(office, truth):
    room, session, app = begun(office)

    async def journey(pilot):
        assert "1/8" in screen_text(app)
        for _ in range(9):
            checked = session.current.posed.question.checked
            await send(
                pilot, "1" if session.current.item.card == "norm/layer" else truth(session) if checked else "said"
            )
        assert "said" in screen_text(app)
        for _ in range(3):
            assert session.phase is Phase.GRADING
            await pilot.press(*(["1", "2", "1", "enter"] if session.ticks else ["1"]))
            await pilot.pause()
        assert isinstance(app.screen, ScorecardScreen)
        assert "Scorecard" in screen_text(app)
        assert app.scorecard.answered == 8
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)

    run(app, journey)
    why = next(item for item in app.scorecard.items if item.card == "norm/why")
    assert why.ticked == [1]
    assert len(room.desk.store.interviews()) == 1


def test_a_pause_hides_the_question_and_stops_the_clock(office, time):
    _, session, app = begun(office)

    async def journey(pilot):
        asked = session.current.posed.question.text[:12]
        assert asked in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert asked not in screen_text(app)
        left = session.left_ms
        time.pass_minutes(30)
        assert session.left_ms == left
        await pilot.press("enter")
        await pilot.pause()
        assert asked in screen_text(app)

    run(app, journey)


def test_thoughts_passing_and_leaving_keep_everything(office):
    _, session, app = begun(office)

    async def journey(pilot):
        pilot.app.screen.query_one("#said", Input).value = "check the shapes"
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "check the shapes" in screen_text(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert session.current.number == 2
        assert isinstance(app.screen, InterviewScreen)
        await pilot.press("escape")
        await pilot.pause()

    run(app, journey)
    again = office().left()
    assert again.state.items[0].notes == ["check the shapes"]
    assert again.state.items[0].status == "skipped"
    assert again.current.number == 2


def test_a_coach_shows_the_answer_at_once(office):
    _, session, app = begun(office, coach=True, topics=("norm/eval",))

    async def journey(pilot):
        await send(pilot, "2")
        assert session.phase is Phase.SHOWN
        assert "Evaluate." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ScorecardScreen)

    run(app, journey)
