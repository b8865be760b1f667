"""Every problem code has its sentences, and every sentence a code."""

import re
from pathlib import Path
from string import Formatter

import pytest

import studyapp.deck
from studyapp.deck.problems import Problem, clipped, problem_text
from studyapp.texts import LANGUAGES, Texts
from studyapp.texts.problems import TABLE

PACKAGE = Path(studyapp.deck.__file__).parent
USED = sorted({code for path in PACKAGE.glob("*.py") for code in re.findall(r'"([EW]\d{3})"', path.read_text("utf-8"))})
FOR_OTHERS = {f"E07{n}" for n in range(8)} | {"W111", "W115", "W120", "W121", "W122"}
CODES = sorted({key for key in TABLE if re.fullmatch(r"[EW]\d{3}", key)})


def test_codes_used_and_worded_are_the_same():
    assert set(CODES) == set(USED) - {"W105"} | FOR_OTHERS | {"W105"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_code_is_explained_with_before_and_after(code: str, lang: str):
    explained = Texts(lang)(f"problems.{code}.explain")
    before, after = ("before:", "after:") if lang == "en" else ("改前：", "改后：")
    assert before in explained
    assert after in explained
    assert "{{{" not in explained


@pytest.mark.parametrize("key", sorted(TABLE))
def test_both_languages_ask_for_the_same_details(key: str):
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in TABLE[key])
    assert chinese <= english


def test_the_example_of_the_format():
    problem = Problem("bn.yaml", 2, 18, "E010", {}, "  - q: What is BN: a layer?", "- q: 'What is BN: a layer?'")
    assert problem_text(problem, Texts("en")) == (
        "bn.yaml:2:18: E010 mapping values are not allowed here\n"
        "  - q: What is BN: a layer?\n"
        "                 ^\n"
        "  fix: the text holds ': ', so quote it:  - q: 'What is BN: a layer?'"
    )


def test_the_caret_counts_wide_characters_twice():
    assert clipped("q: 归一化 BN: x", 10) == ["q: 归一化 BN: x", " " * 12 + "^"]


def test_a_long_line_is_cut_around_the_caret():
    shown, caret = clipped("x" * 500 + "!" + "y" * 500, 501)
    assert shown[len(caret) - 1] == "!"
    assert len(shown) < 200


def test_nothing_of_a_source_line_commands_the_terminal():
    problem = Problem("a.yaml", 1, 1, "E006", {"character": "\x1b[2J"}, "q: \x1b[2J\u202e", "")
    assert not re.search("[\x1b\u202e]", problem_text(problem, Texts("en")))
