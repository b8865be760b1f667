"""Every sentence exists in both languages, takes the same details, and every one asked for in the code exists."""

import ast
import string
from pathlib import Path

import pytest

import studyapp
from studyapp import texts
from studyapp.texts import LANGUAGES, Texts

PACKAGE = Path(studyapp.__file__).parent
TABLES = sorted(file.stem for file in Path(texts.__file__).parent.glob("*.py") if file.stem != "__init__")


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same_with_the_same_details(table):
    for name, worded in Texts().table(table).items():
        assert len(worded) == len(LANGUAGES), name
        assert all(worded) or not any(worded), name
        assert fields_of(worded[0]) == fields_of(worded[1]), name


def keys_in_code() -> set[str]:
    """Collect every string constant of the package that looks like a key of one of the tables."""
    found = set()
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        table, dot, name = argument.value.partition(".")
                        if dot and table in TABLES and name.replace("_", "").isalnum():
                            found.add(argument.value)
    return found


def test_every_sentence_that_the_code_asks_for_exists():
    keys = keys_in_code()
    assert len(keys) > 60
    missing = sorted(key for key in keys if not Texts().has(key))
    assert missing == []


def test_a_failure_is_worded_as_what_happened_and_how_to_mend_it():
    from studyapp.errors import StudyError

    error = StudyError("cli.unknown_name", name="poolin", suggestion="pooling")
    assert Texts("en").error(error) == "there is no deck or card 'poolin' – did you mean 'pooling'?"
    assert "pooling" in Texts("zh-Hans").error(error)


def test_an_unknown_language_falls_back_to_english():
    assert Texts("fr").lang == "en"
