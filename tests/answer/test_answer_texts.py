"""Every reason for which an answer cannot be read is worded, in every language."""

import ast
import string
from pathlib import Path

import pytest

import studyapp.answer
from studyapp.answer import Unreadable, read, read_choice
from studyapp.answer.lines import read_line_number
from studyapp.answer.sequence import read_sequence
from studyapp.texts import LANGUAGES, Texts
from studyapp.texts.answer import TABLE

PACKAGE = Path(studyapp.answer.__file__).parent
RAISERS = {"UnreadableError", "NoResultError", "Unreadable"}


def codes_raised() -> set[str]:
    """Collect the string constants that stand as the code of a refusal anywhere in the package."""
    codes: set[str] = set()
    for module in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISERS and node.args:
                first = node.args[0]
                chosen = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                codes |= {
                    part.value for part in chosen if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return codes


def test_every_code_is_worded_and_every_wording_is_used() -> None:
    assert codes_raised() == set(TABLE)


@pytest.mark.parametrize("code", sorted(TABLE))
def test_both_languages_say_what_happened_and_how_to_mend_it_with_the_same_details(code: str) -> None:
    fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in TABLE[code]]
    assert len(TABLE[code]) == len(LANGUAGES)
    assert fields[0] == fields[1]
    assert all(text.count(" – ") == 1 for text in TABLE[code])
    assert any("\u4e00" <= char <= "\u9fff" for char in TABLE[code][1])


EXAMPLES = (
    "1,000|0,5|1_000|0x1|nan|1 2|log(2)|ln 2|2pi|3x4|foo|3²|1.2.3|...|x=3|1/0|√-1|ln(0)|2^65|1e999|1e-999|[1]|(1,2)|()"
    "|abs(1,2)|1+|*5|(1|1)|(1]|2?3|tensor(1)+1||\u202e5|"
    + "9" * 401
    + "|"
    + "1 " * 1500
    + "|"
    + "1" * 4001
    + "|"
    + "-" * 30
    + "1"
).split("|")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_details_of_a_refusal_fill_its_sentence(lang: str) -> None:
    texts = Texts(lang)
    arrays = ["1,,2", "[]", "[1,[2]]", "1 2;3", "[[[1,2]],[[3]]]", "[[[[[[1]]]]]]", "1 " * 513, "1x2,3", "1*2", "[[1]]"]
    found: list[object] = [read(text, "number") for text in EXAMPLES]
    found += [read(text, form) for text in arrays for form in ("tensor", "shape")]
    found += [read_choice(text, ["Adam", "AdamW"]) for text in ("ada", "zz", "a,b")]
    found += [read_sequence(text, ["x", "y"], length=2) for text in ("a", "a a")]
    found.append(read_line_number("3", 2))
    refusals = [result for result in found if isinstance(result, Unreadable)]
    assert {refusal.code for refusal in refusals} == set(TABLE)
    for refusal in refusals:
        assert "{" not in texts(f"answer.{refusal.code}", **refusal.details)


def test_the_parser_never_calls_on_python() -> None:
    for module in PACKAGE.glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not imported & {"ast", "numpy", "sympy"}
        assert not called & {"eval", "exec", "compile", "__import__"}
