"""`lint --explain CODE`: the example of each code gets that very code, and its mended form does not."""

import re

import pytest
from explained import AROUND

from studyapp.authoring.lint import lint
from studyapp.texts import LANGUAGES, Texts
from studyapp.texts.problems import TABLE

CODES = sorted(key for key in TABLE if re.fullmatch(r"[EW]\d{3}", key))
FILES = {"E001", "E002", "E003", "E005", "W112", "W113"}
HALVES = {"en": r"^before: (.*?)\nafter:  (.*)\Z", "zh-Hans": r"^改前：(.*?)\n改后：(.*)\Z"}


def example(code, lang):
    """Return the two halves of an explanation's example."""
    match = re.search(HALVES[lang], Texts(lang)(f"problems.{code}.explain"), re.DOTALL | re.MULTILINE)
    margin = 8 if lang == "en" else 6
    return [re.sub(rf"\n {{{margin}}}", "\n", half) for half in match.groups()]


def decks(code, lang):
    """Return the deck that holds an example, and the mended one."""
    around = AROUND[code]
    if isinstance(around, tuple):
        return around
    column = re.search("^(.*)@", around, re.MULTILINE)[1]
    return [around.replace("@", half.replace("\n", "\n" + " " * len(column))) for half in example(code, lang)]


def codes(tmp_path, text):
    file = tmp_path / "deck.yaml"
    file.write_text(text, encoding="utf-8")
    (found,) = lint([file])
    return {problem.code for problem in found.problems}


def test_every_code_has_its_example_here_or_among_the_files():
    assert {*AROUND} | FILES == {*CODES}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted(AROUND))
def test_the_example_gets_its_code_and_the_mended_one_does_not(tmp_path, code, lang):
    before, after = decks(code, lang)
    assert code in codes(tmp_path, before), before
    assert code not in codes(tmp_path, after), after
