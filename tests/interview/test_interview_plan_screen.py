"""The plan on its screen: chosen by keys, made anew at once, kept between runs, studied from."""

import asyncio
from datetime import date, timedelta

from studyapp.memory.rating import Rating
from studyapp.session.interview.plan.shelf import Shelf, progress
from studyapp.store import Answered
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.palette import PaletteScreen
from studyapp.tui.screens.plan import PlanScreen
from studyapp.tui.screens.review import ReviewScreen

EPOCH = date(1970, 1, 1)
MANY = "title: {title}\ncards:\n" + "\n".join(f"  - {{{{id: c{n}, q: Q{n}?, a: A.}}}}" for n in range(60))
DECKS = {"norm": MANY.format(title="Norms"), "pool": MANY.format(title="Pools")}


def screen_text(app) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def day(number: int) -> str:
    return (EPOCH + timedelta(days=number)).isoformat()


def played(desk, journey, size=(80, 24)):
    """Open the plan from home and go on from there."""
    app = StudyApp(desk)

    async def run():
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("g")
            await settled(pilot)
            assert isinstance(app.screen, PlanScreen)
            await journey(app, pilot)

    asyncio.run(run())
    return Shelf(desk.store.folder).load()


async def settled(pilot):
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.06)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot, *keys):
    await pilot.press(*keys)
    await settled(pilot)


def test_the_plan_follows_the_keys_and_is_kept(sit):
    desk = sit(**DECKS)
    today = desk.store.today()

    async def journey(app, pilot):
        assert day(today + 21) in screen_text(app)
        assert "of 120 cards" in screen_text(app)
        await press(pilot, "right", "right", "down", "left", "down", "space")
        assert day(today + 23) in screen_text(app)
        assert "of 60 cards" in screen_text(app)
        assert "☐ Norms" in screen_text(app)

    kept = played(desk, journey)
    assert (kept.by, kept.minutes, kept.topics) == (today + 23, 25, ("pool",))
    assert len(kept.days) == 23


def test_a_date_is_typed_and_a_wrong_or_past_one_is_explained(sit):
    desk = sit(**DECKS)
    today = desk.store.today()

    async def journey(app, pilot):
        await press(pilot, *day(today + 40), "enter")
        assert day(today + 40) in screen_text(app)
        await press(pilot, *"2026-13-01", "enter")
        assert "is no date" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PlanScreen)
        await press(pilot, *day(today - 4), "enter")
        assert "not after today" in screen_text(app)
        await press(pilot, *day(today + 9), "enter")
        assert "9 days" in screen_text(app)

    assert played(desk, journey).by == today + 9


def test_without_topics_it_says_so_and_goes_on_when_one_is_taken(sit):
    desk = sit(**DECKS)

    async def journey(app, pilot):
        await press(pilot, "down", "down", "space", "down", "space")
        assert "at least one topic" in screen_text(app)
        await press(pilot, "space")
        assert "of 60 cards" in screen_text(app)

    assert played(desk, journey).topics == ("pool",)


def test_what_was_planned_and_what_happened_is_there_in_the_next_run(sit, time):
    desk = sit(**DECKS)

    async def nothing(_app, _pilot):
        return

    first = played(desk, nothing)
    for number in range(4):
        desk.store.record(Answered(f"norm/c{number}", Rating.EASY, 30_000))
    time.pass_days(3)
    again = sit(**DECKS)

    async def look(app, _pilot):
        text = screen_text(app)
        assert "studied on 1 of 3 days" in text
        assert "How it went" in text
        assert f"◐ {day(first.days[0].day)[5:]}    2 of" in text

    kept = played(again, look, size=(120, 40))
    assert kept.by == first.by
    assert kept.days[0] == first.days[0]
    assert [made for made, _ in kept.forecasts] == [first.days[0].day, first.days[0].day + 3]
    since = progress(again.store, kept)
    assert (since.studied, since.begun) == (1, 4)
    assert since.planned == sum(each.new for each in first.days[:3])


def test_todays_part_is_studied_and_the_rest_of_the_day_planned_anew(sit, time):
    desk = sit(**DECKS)

    async def journey(app, pilot):
        before = screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        for _ in range(3):
            await pilot.press("space")
            time.pass_minutes(6)
            await pilot.press("4")
        await press(pilot, "escape")
        assert isinstance(app.screen, PlanScreen)
        assert screen_text(app) != before

    first = played(desk, journey)
    assert first.days[0].minutes < first.minutes - 10
    assert desk.store.stats().reviews == 3


def test_plan_and_interview_are_found_in_the_palette(sit):
    app = StudyApp(sit(**DECKS))

    async def run():
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "ctrl+p", *"plan")
            assert isinstance(app.screen, PaletteScreen)
            assert "plan to a date" in screen_text(app).lower()
            await press(pilot, "enter")
            assert isinstance(app.screen, PlanScreen)

    asyncio.run(run())
