"""What the first screen may load: a start is mostly imports, so every module on the way to the first card counts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "numpy", "kernels", "yaml", "platformdirs.unix", "tomllib", "difflib", "textual.widgets._input",
    "textual.widgets._option_list", "textual.widgets._markdown", "textual.widgets._text_area", "textual.command",
    "studyapp.answer", "studyapp.authoring.lint", "studyapp.deck.reading", "studyapp.exercise", "studyapp.plain",
    "studyapp.session.posing.computing", "studyapp.session.interview", "studyapp.store.check", "studyapp.store.stats",
    "studyapp.store.verify", "studyapp.tui.pads.picking", "studyapp.tui.traces", "studyapp.tui.screens.home",
    "studyapp.tui.screens.help", "studyapp.tui.screens.palette", "studyapp.tui.widgets.sheet_entry",
)  # fmt: skip
PROBE = """
import asyncio, json, sys
import textual.app
before = set(sys.modules)
from studyapp.cli import main
from studyapp.cli.app import App
from studyapp.tui.app import StudyApp

def run(app):
    async def shown():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            names = sorted(set(sys.modules) - before)
            print(json.dumps([type(app.screen).__name__, len(app.screen.query("*")), names]))
    asyncio.run(shown())

StudyApp.run = run
App.in_terminal = property(lambda app: True)
sys.exit(main(sys.argv[1:]))
"""
DECK = "cards:\n  - {id: one, q: 'What is $x^2$?', a: A square.}\n  - {id: two, q: Two?, a: Yes.}\n"


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Open a review twice in processes of their own; what the second one loaded, with its decks known."""
    home = tmp_path_factory.mktemp("start")
    (home / "decks").mkdir()
    (home / "decks" / "mine.yaml").write_text(DECK, encoding="utf-8")
    command = [sys.executable, "-c", PROBE, "--home", str(home), "review", "mine"]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=True)
    return json.loads(done.stdout)


def test_the_first_concept_card_loads_nothing_that_comes_later(start):
    screen, _, loaded = start
    assert screen == "ReviewScreen"
    assert not [name for name in loaded if any(name == late or name.startswith(f"{late}.") for late in LATER)]


def test_the_first_card_stands_on_few_widgets_and_modules(start):
    _, widgets, loaded = start
    assert widgets <= 12
    assert not [name for name in loaded if name.startswith("textual.widgets")]
    assert len([name for name in loaded if name.startswith("studyapp")]) <= 150
