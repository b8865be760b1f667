"""No screen shows words that were not translated, and nothing is wider than its place, in either language."""

import asyncio
import re
from itertools import product
from pathlib import Path

import pytest
from screen_play import LANGS, settled, shown
from textual.content import Content

from studyapp import texts
from studyapp.exercise.operations import operations
from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Span
from studyapp.memory.rating import Rating
from studyapp.settings import declared
from studyapp.store import Answered
from studyapp.texts import Texts
from studyapp.tui.actions import ACTIONS, key_name
from studyapp.tui.app import StudyApp
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.rows import Rows

SIZES = ((40, 10), (80, 24), (120, 40))
DECK = """
deck: d1
title: {en: Numbers, zh-Hans: 数字}
langs: [en, zh-Hans]
cards:
  - {id: a1, q: {en: One?, zh-Hans: 一？}, a: {en: two, zh-Hans: 二}}
  - {id: a2, q: {en: Three?, zh-Hans: 三？}, a: {en: four, zh-Hans: 四}}
  - id: a3
    q: {en: 'Compute {{x}}', zh-Hans: '计算 {{x}}'}
    draw: {x: 'ints((1, 4, 4), 1, 9)'}
    answer: max_pool2d(x, 2)
"""
JOURNEY = (
    "question_mark", "escape", "ctrl+p", "escape", "t", "n", "pagedown", "escape",
    "slash", "enter", "j", "at", "n", "d", "escape", "escape",
    "f", "enter", "j", "escape", "f", *"conv2d", "enter", "t", "right", "escape", "escape", "escape",
    "comma", "j", "enter", "escape", "j", "j", "j", "j", "right", "escape", "x", "p", "ctrl+s", "t", "escape", "escape",
    "i", "escape", "g", "escape", "enter", "ctrl+s", "4", "ctrl+s", "4", "ctrl+s", "4", "enter",
)  # fmt: skip
WORD = re.compile(r"[A-Za-z]{3,}")


def translated() -> set[str]:
    """Give the Latin words that Chinese sentences themselves hold, keys, and what is not language at all."""
    tables = (file.stem for file in Path(texts.__file__).parent.glob("*.py") if file.stem != "__init__")
    words = {word for table in tables for _, chinese in Texts().table(table).values() for word in WORD.findall(chinese)}
    words |= {word for action in ACTIONS for key in action.keys for word in WORD.findall(key_name(key))}
    words |= {word for each in operations() for word in WORD.findall(f"{each.call} {each.doc} {each.name}")}
    words |= {word for name, about in declared().items() for word in WORD.findall(f"{name} {about.doc[1]}")}
    return words | {"studyapp", "yaml", "settings", "toml"}


def too_wide(app: StudyApp) -> list[str]:
    """List the lines that do not fit the widget that paints them."""
    found = []
    for widget in app.screen.query("*"):
        if not isinstance(widget, (Lines, Rows, KeyBar)) or not widget.display or not widget.size.width:
            continue
        content = widget.render()
        assert isinstance(content, Content)
        room = widget.content_size.width
        found += [f"{widget.id}: {line}" for line in content.plain.splitlines() if cell_len(line.rstrip()) > room]
    return found


def walk(app: StudyApp, look, size: tuple[int, int] = (80, 24), keys=JOURNEY) -> list[str]:
    """Go from screen to screen, and look at each."""

    async def journey():
        screens = []
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
                screens.append(type(app.screen).__name__)
                look(app, screens[-1])
        return screens

    return asyncio.run(journey())


@pytest.fixture
def studied(sit, time):
    """A desk with a past, in a language."""

    def make(lang):
        desk = sit(lang=lang, d1=DECK)
        for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY):
            desk.store.record(Answered("d1/a1", rating, 30_000, {"mistake": "m", "mistake_kind": "bug"}))
            time.pass_days(9)
        return desk

    return make


@pytest.mark.parametrize(("lang", "size"), [*product(LANGS, SIZES[:2]), ("zh-Hans", SIZES[2])], ids=str)
def test_every_screen_keeps_to_its_place_and_its_language(studied, lang, size):
    allowed, wide, foreign = translated(), [], []
    whole = " ".join(allowed)

    def look(app, screen):
        wide.extend(f"{screen}: {line}" for line in too_wide(app))
        if lang != "en":
            known = whole if screen == "FormulasScreen" else allowed  # there words are typed and cut
            foreign.extend(f"{screen}: {word}" for word in WORD.findall(shown(app)) if word not in known)

    screens = walk(StudyApp(studied(lang)), look, size)
    assert set(screens) >= {
        "HomeScreen", "HelpScreen", "PaletteScreen", "StatsScreen", "BrowseScreen", "FormulasScreen", "TraceScreen",
        "SettingsScreen", "ReviewScreen", "EndScreen",
    }  # fmt: skip
    assert sorted(set(wide)) == []
    assert sorted(set(foreign)) == []


def test_words_in_one_language_only_would_be_found(studied, monkeypatch):
    monkeypatch.setitem(Texts("zh-Hans").table("statistics"), "calendar", ("Answers a day", "Answers a day"))
    allowed = translated() - {"Answers"}
    seen = []
    walk(StudyApp(studied("zh-Hans")), lambda app, _: seen.append(shown(app)), keys=("t",))
    assert "Answers" in set(WORD.findall(seen[0])) & {"Answers"} - allowed


def test_a_line_too_wide_would_be_found(studied, monkeypatch):
    monkeypatch.setattr("studyapp.tui.screens.stats.StatsPage.headline", lambda *_: [(Span("宽" * 50),)])
    monkeypatch.setattr("studyapp.tui.widgets.keybar.KeyBar.words", lambda *_: "宽" * 50)
    wide = []
    walk(StudyApp(studied("zh-Hans")), lambda app, _: wide.extend(too_wide(app)), keys=("t",))
    assert len(wide) == 2
