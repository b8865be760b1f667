"""What the mouse does: keys of the bar, ratings and rows can be clicked; and what is pasted is searched."""

import asyncio

import pytest
from screen_play import LANGS, settled, shown
from textual import events

from studyapp.formula.cells import cell_len
from studyapp.session.desk import Wanted
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.browse import BrowseScreen
from studyapp.tui.screens.help import HelpScreen


def hand(app, journey, size=(80, 24)):
    async def run():
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await journey(pilot)

    asyncio.run(run())


async def click_on(pilot, words):
    """Click on the first cell of words on the screen."""
    row, line = next((row, line) for row, line in enumerate(shown(pilot.app).splitlines()) if words in line)
    await pilot.click(offset=(cell_len(line[: line.index(words)]), row))
    await settled(pilot)


@pytest.mark.parametrize("lang", LANGS)
def test_the_keys_of_the_bar_can_be_clicked(sit, lang):
    words = {"en": ("cards", "back", "help"), "zh-Hans": ("卡片  ", "返回", "帮助")}[lang]

    async def journey(pilot):
        await click_on(pilot, f"/ {words[0]}")
        assert isinstance(pilot.app.screen, BrowseScreen)
        await pilot.press("enter")
        await settled(pilot)
        await click_on(pilot, words[1])
        assert "☑" in shown(pilot.app)
        await click_on(pilot, words[2])
        assert isinstance(pilot.app.screen, HelpScreen)

    hand(StudyApp(sit(lang=lang)), journey)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
@pytest.mark.parametrize("lang", LANGS)
def test_a_rating_can_be_clicked(sit, lang, size):
    desk = sit(lang=lang)
    easy = {"en": "4 Easy", "zh-Hans": "4 轻松"}[lang]

    async def journey(pilot):
        await pilot.press("space")
        await settled(pilot)
        await click_on(pilot, easy)

    hand(StudyApp(desk, desk.review(Wanted(names=("norm/axes",)))), journey, size)
    assert [event.rating for event in desk.store.history("norm/axes")] == [4]


def test_the_row_that_is_clicked_is_the_one_at_the_cursor(sit):
    async def journey(pilot):
        await pilot.press("slash", "enter")
        await settled(pilot)
        await click_on(pilot, "Max pooling")
        assert pilot.app.screen.rows.at == 4
        assert "Four windows" not in shown(pilot.app)

    hand(StudyApp(sit()), journey)


def test_what_is_pasted_is_searched(sit):
    async def journey(pilot):
        await pilot.press("slash")
        pilot.app.post_message(events.Paste("which axes\nsecond line"))
        await settled(pilot)
        assert "1 of 5" in shown(pilot.app)

    hand(StudyApp(sit()), journey)


@pytest.mark.parametrize("keys", [(), ("slash",), ("f",), ("t",), ("comma",), ("question_mark",), ("ctrl+p",)])
def test_every_screen_survives_being_resized(sit, keys):
    async def journey(pilot):
        await pilot.press(*keys)
        for size in ((40, 10), (12, 4), (1, 1), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        await pilot.press("escape")

    hand(StudyApp(sit()), journey)
