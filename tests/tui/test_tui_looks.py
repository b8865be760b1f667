"""Themes, the palette, and states told without colour."""

import asyncio

import pytest

from studyapp.session.desk import Wanted
from studyapp.settings import Settings
from studyapp.texts import Texts
from studyapp.tui.actions import ACTIONS
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.palette import PaletteScreen, about
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.themes import theme_name


@pytest.mark.parametrize(
    ("setting", "environ", "name"),
    [
        ("dark", {"COLORFGBG": "0;15"}, "textual-dark"),
        ("light", {}, "textual-light"),
        ("ansi", {}, "ansi-dark"),
        ("auto", {}, "textual-dark"),
        ("auto", {"COLORFGBG": "0;15"}, "textual-light"),
        ("auto", {"COLORFGBG": "15;0"}, "textual-dark"),
        ("colour-blind", {}, "studyapp-colour-blind"),
    ],
)
def test_the_setting_chooses_the_theme(setting, environ, name):
    assert theme_name(setting, environ) == name


@pytest.mark.parametrize("setting", ["dark", "light", "ansi", "colour-blind"])
def test_every_theme_paints_a_judged_question(sit, setting):
    desk = sit(settings=Settings(theme=setting))
    app = StudyApp(desk, desk.review(Wanted(names=("norm/small-batch",))))

    async def journey():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("1", "question_mark", "escape")
            await pilot.pause()
            assert app.theme == theme_name(setting, {})
            assert "studyapp" not in app.export_screenshot()

    asyncio.run(journey())


def test_right_and_wrong_differ_in_the_colour_blind_theme_by_hue_that_everyone_sees(sit):
    desk = sit(settings=Settings(theme="colour-blind"))
    app = StudyApp(desk, desk.review(Wanted()))

    async def journey():
        async with app.run_test():
            theme = app.current_theme
            assert {theme.success, theme.error} == {"#56B4E9", "#E69F00"}

    asyncio.run(journey())


def test_the_palette_finds_an_action_and_runs_it(sit):
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted(names=("norm/axes", "norm/small-batch"))))

    async def journey():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+p")
            await pilot.pause()
            assert isinstance(app.screen, PaletteScreen)
            await pilot.press(*"tomorrow")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, ReviewScreen)

    asyncio.run(journey())
    assert desk.store.memory("norm/axes").buried_until is not None


def test_the_palette_offers_only_what_works_now_and_nothing_for_nonsense(sit):
    desk = sit()
    app = StudyApp(desk, desk.review(Wanted(names=("norm/axes",))))

    async def journey():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+p")
            await pilot.pause()
            names = {action.name for action, _ in app.screen._all}
            assert {"bury", "suspend", "undo", "help"} <= names
            assert not {"retry", "trace", "in_line", "carry_up", "next_choice"} & names
            await pilot.press(*"xyzzy", "enter", "escape")
            await pilot.pause()
            assert isinstance(app.screen, ReviewScreen)

    asyncio.run(journey())


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_every_action_of_the_table_is_explained_and_named_in_the_bar(lang):
    texts = Texts(lang)
    for action in ACTIONS:
        name = action.name.partition("(")[0]
        assert texts(f"tui.about_{name}")
        if action.bar:
            assert texts(f"tui.do_{name}")
    assert about(ACTIONS[0], texts)
