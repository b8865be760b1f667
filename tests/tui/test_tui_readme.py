"""The README says what is true: its keys are the program's, its pictures what it shows, its files are there."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from studyapp.tui.actions import actions, key_name

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script(name: str):
    """Load one of the scripts beside the pictures."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


pictures = script("pictures")


def test_the_keys_are_those_of_the_action_table():
    assert script("keys").with_keys(README) == README, "run: python docs/keys.py"
    for action in actions("home", "anywhere"):
        assert all(f"`{key_name(key)}`" in README for key in action.keys), action


@pytest.mark.parametrize("name", sorted(pictures.PICTURES))
def test_the_picture_is_what_the_program_shows(name):
    kept = (ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8")
    shown = pictures.words(pictures.drawn(pictures.PICTURES[name]))
    assert len(shown) > 10
    assert shown == pictures.words(kept), "run: python docs/pictures.py"


def test_every_file_that_is_linked_exists():
    linked = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert "decks/README.md" in linked
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_the_two_commands_are_there_once_each():
    for command in (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/studyapp",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest",
    ):
        assert README.count(f"    {command}\n") == 1


def test_a_deck_stands_on_the_first_screen_and_works(sit):
    head = README.split("## ")[0]
    deck = re.search(r"```yaml\n(.*?)```", head, re.S).group(1)
    assert len(head.splitlines()) < 40
    desk = sit(mine=deck)
    assert desk.library.problems == () or all(problem.severity == "warning" for problem in desk.library.problems)
    assert [row.kind for row in desk.library.rows()] == ["basic", "choice"]
