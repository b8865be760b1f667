"""The authors' guide: every deck in it can be pasted and lints clean, and every command in it exists."""

import re
from pathlib import Path

import pytest

from studyapp.authoring.lint import lint
from studyapp.authoring.query import parse
from studyapp.cli.commands import NAMES

GUIDE = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
DECKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("number", range(len(DECKS)))
def test_a_deck_of_the_guide_lints_clean(tmp_path, number):
    file = tmp_path / "guide.yaml"
    file.write_text(DECKS[number], encoding="utf-8")
    (found,) = lint([file])
    assert found.cards
    assert found.problems == ()


def test_the_guide_goes_from_five_lines_to_an_exercise_with_mistakes():
    assert len(DECKS[0].splitlines()) == 5
    assert "mistakes:" in DECKS[-1]


def test_the_commands_of_the_guide_exist():
    assert set(re.findall(r"studyapp ([a-z]+)", GUIDE)) <= set(NAMES)


def test_the_searches_of_the_guide_can_be_read():
    for query in ('deck:norm tag:bn is:due "batch norm" prop:s<10 -is:suspended (a or b)', "missing:zh-Hans"):
        assert query in GUIDE
        parse(query)


def test_the_trap_of_the_guide_is_told_with_the_quotes_it_needs(tmp_path):
    (trap,) = re.findall(r"`(\{answer: avg_pool2d.*?\})`", GUIDE)
    file = tmp_path / "trap.yaml"
    mistake = trap.replace("{", "{id: m, ").replace("…", "Wrong.")
    head = "cards:\n  - id: e\n    q: '{{x}}'\n    draw: {x: 'ints((1, 4, 4), 1, 99)'}\n    answer: max_pool2d(x, 2)\n"
    file.write_text(f"{head}    mistakes:\n      - {mistake}\n", encoding="utf-8")
    (found,) = lint([file])
    assert [problem.code for problem in found.problems] == ["E024"]
    assert "'avg_pool2d(x, 2)'" in found.problems[0].fix
