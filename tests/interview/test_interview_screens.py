"""An interview on screens with real keys: the form, answering on pads, passing, pausing, grading, the scorecard."""

import asyncio

from interview_cards import ALL_PARTS
from textual.widgets import Input

from studyapp.session.interview.office import Brief, Office
from studyapp.session.interview.sitting import Phase
from studyapp.session.question import Way
from studyapp.tui.app import StudyApp
from studyapp.tui.interviews import InterviewApp
from studyapp.tui.screens.brief import BriefScreen
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.screens.interview import InterviewScreen
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.screens.scorecard import ScorecardScreen

SIZE = (80, 24)
ARRANGED = """
cards:
  - {id: line-up, q: Order these., order: [first thing, second thing, third thing]}
  - {id: pairs, q: Match these., match: [[left one, right one], [left two, right two]]}
  - {id: several, q: Which are right?, correct: [yes, also], wrong: [never], keep_order: true}
  - {id: grid, q: 'Twice {{x}}?', draw: {x: 'ints((1, 2), 1, 9)'}, answer: 2 * x}
"""


def screen_text(app) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def run(app, journey, size=SIZE):
    async def played():
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(pilot)

    asyncio.run(played())


def begun(office, lang="en", decks=None, **brief):
    room = office(lang=lang, **(decks or {}))
    session = room.begin(Brief(**brief))
    return room, session, InterviewApp(room, session)


async def settle(pilot):
    """Wait until timers and redraws that a key set off have run."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.06)
    await pilot.pause()


async def send(pilot, text):
    """Type an answer, or work the pad that is there."""
    line = pilot.app.screen.query_one("#answer", Input)
    if line.display:
        line.value = text
        await pilot.press("enter")
    else:
        await pilot.press(*text.split() if text.isdigit() else ["enter"])
    await settle(pilot)


async def answer(pilot, session, truth):
    """Answer the question at hand rightly, each by its own pad."""
    question = session.current.posed.question
    if session.phase is Phase.FOLLOWING or not question.checked:
        await send(pilot, "said")
    elif question.way is Way.LINE:
        await pilot.press(str(session.current.posed.expected), "enter")
    elif question.way is Way.PICK:
        await pilot.press(truth(session))
    else:
        await send(pilot, truth(session))
    await settle(pilot)


def test_an_interview_is_answered_graded_and_practised_by_keys_alone(office, truth):
    room, session, app = begun(office)

    async def journey(pilot):
        assert "1/8" in screen_text(app)
        for _ in range(9):
            await answer(pilot, session, truth)
        for _ in range(3):
            assert session.phase is Phase.GRADING
            assert "said" in screen_text(app)
            await pilot.press(*(["1", "2", "1", "enter"] if session.ticks else ["1"]))
            await settle(pilot)
        assert isinstance(app.screen, ScorecardScreen)
        assert "Scorecard" in screen_text(app)
        assert app.screen.card.answered == 8
        await pilot.press("d")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)

    run(app, journey)
    items = {item.card: item for item in Office(room.desk).past[-1].items}
    assert items["norm/why"].ticked == [1]
    checked = ("modes", "layer", "total", "double", "eval")
    assert [items[f"norm/{name}"].credit for name in checked] == [1.0] * 5
    assert len(room.desk.store.interviews()) == 1


def test_every_way_of_answering_has_the_pad_of_the_review(office):
    _, session, app = begun(office, decks={"norm": ARRANGED}, minutes=30)
    keys = {
        "norm/several": ["1", "space", "down", "space", "2", "1", "enter"],
        "norm/pairs": None,
        "norm/line-up": None,
        "norm/grid": None,
    }
    seen = {}

    async def journey(pilot):
        while session.asking:
            turn = session.current
            seen[turn.item.card] = screen_text(app)
            expected = turn.posed.expected
            if turn.item.card == "norm/pairs":
                wanted = [turn.posed.question.targets.index(right) + 1 for _, right in expected]
                await pilot.press(*map(str, wanted), "enter")
            elif turn.item.card == "norm/line-up":
                for place, name in enumerate(expected):
                    at = app.screen.pad.order.index(turn.posed.question.options.index(name))
                    while app.screen.pad.at != at:
                        await pilot.press("down")
                    await pilot.press(str(place + 1))
                await pilot.press("enter")
            elif turn.item.card == "norm/grid":
                values = turn.posed.json(True)["expected"]
                for value in values[0]:
                    await pilot.press(*str(int(value)), "enter")
            else:
                await pilot.press("1", "2", "enter")
            await settle(pilot)
        assert isinstance(app.screen, ScorecardScreen)

    run(app, journey)
    assert set(seen) == set(keys)
    assert {item.credit for item in session.state.items} == {1.0}
    assert "☐" in seen["norm/several"]
    assert "←" in seen["norm/pairs"]


def test_a_pad_passed_and_come_back_to_is_found_as_it_was_left(office):
    _, session, app = begun(office, topics=("norm/eval", "norm/axes"))

    async def journey(pilot):
        assert session.current.item.card == "norm/axes"
        await pilot.press(*"half", "ctrl+n")
        await settle(pilot)
        assert session.current.item.card == "norm/eval"
        await pilot.press("down", "ctrl+b")
        await settle(pilot)
        assert pilot.app.screen.query_one("#answer", Input).value == "half"
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert app.screen.pad.at == 1

    run(app, journey)


def test_an_empty_line_is_sent_only_when_enter_is_pressed_twice(office):
    _, session, app = begun(office, topics=("norm/axes",))

    async def journey(pilot):
        await pilot.press("enter")
        await settle(pilot)
        assert session.asking
        assert "said it aloud" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert session.phase is Phase.GRADING

    run(app, journey)


def test_a_pause_hides_the_question_and_stops_the_clock(office, time):
    _, session, app = begun(office)

    async def journey(pilot):
        asked = session.current.posed.question.text[:12]
        assert asked in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert asked not in screen_text(app)
        left = session.left_ms
        time.pass_minutes(30)
        assert session.left_ms == left
        await pilot.press("enter")
        await settle(pilot)
        assert asked in screen_text(app)

    run(app, journey)


def test_thoughts_passing_and_leaving_keep_everything(office):
    _, session, app = begun(office)

    async def journey(pilot):
        await pilot.press("ctrl+o", *"shapes", "enter")
        await settle(pilot)
        assert "… shapes" in screen_text(app)
        await pilot.press("ctrl+o", *"dropped", "escape")
        await settle(pilot)
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert session.current.number == 2
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)

    run(app, journey)
    again = office().left()
    assert again.state.items[0].notes == ["shapes"]
    assert again.state.items[0].status == "skipped"
    assert again.current.number == 2


def test_nothing_is_revealed_before_the_end_and_all_of_it_afterwards(office):
    _, session, app = begun(office, topics=("norm/eval", "norm/modes"))

    async def journey(pilot):
        while session.asking:
            await pilot.press(*(["2", "enter"] if session.current.item.card == "norm/eval" else ["2"]))
            await settle(pilot)
            if session.asking:
                assert not any(mark in screen_text(app) for mark in ("✓", "✗", "Evaluate."))
        assert isinstance(app.screen, ScorecardScreen)
        await pilot.press("pagedown")
        await settle(pilot)
        assert "Evaluate." in screen_text(app)

    run(app, journey)


def test_a_coach_shows_the_answer_at_once(office):
    _, session, app = begun(office, coach=True, topics=("norm/eval",))

    async def journey(pilot):
        await pilot.press("2", "enter")
        await settle(pilot)
        assert session.phase is Phase.SHOWN
        assert "Evaluate." in screen_text(app)
        assert "✗" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ScorecardScreen)

    run(app, journey)


def test_home_offers_the_form_and_goes_on_with_an_interview_that_was_left(office, time):
    desk = office(norm=ALL_PARTS).desk
    app = StudyApp(desk)

    async def journey(pilot):
        await settle(pilot)
        assert "left in the middle" not in screen_text(app)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, BriefScreen)
        await pilot.press("right", "down", "right", "down", "space", "down", "space", "enter")
        await settle(pilot)
        assert isinstance(app.screen, InterviewScreen)
        state = app.screen._session.state
        assert (state.minutes, state.level, state.coach, state.topics) == (25, "senior", True, ["norm"])
        await pilot.press("escape")
        await settle(pilot)
        assert "c goes on with it" in screen_text(app)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen._session.state.id == state.id
        time.pass_minutes(1)
        await pilot.press("escape", "i", "enter")
        await settle(pilot)
        assert app.screen._session.state.id != state.id

    run(app, journey)
    assert [card.id for card in Office(desk).past] != []


def test_the_report_is_written_from_the_scorecard(office):
    room, _, app = begun(office, topics=("norm/eval",))

    async def journey(pilot):
        await pilot.press("1", "enter")
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert "Report written" in screen_text(app)

    run(app, journey)
    (page,) = room.desk.store.folder.glob("interview-*.html")
    assert "<svg" in page.read_text(encoding="utf-8")
