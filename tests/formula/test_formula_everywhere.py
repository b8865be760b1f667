"""Every text of the shipped decks and of the kernels' docstrings fits its width, and no formula stays source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from studyapp.formula.cells import cell_len
from studyapp.formula.text import plain

ROOT = Path(__file__).parents[2]
DECKS = sorted((ROOT / "decks").glob("*.yaml"))
KERNELS = sorted(path for path in (ROOT / "kernels").rglob("*.py") if not path.name.startswith("_"))
PROGRAM = {"draw", "steps", "answer", "kernel", "where", "levels", "code", "bug", "options", "form", "when"}
WIDTHS = (40, 60, 80)
VERBATIM = re.compile(r"```.*?```|`[^`]*`|\{\{(?:[^{}]|\{[^{}]*\})*\}\}|^ *>>>.*?$", re.DOTALL | re.MULTILINE)
SOURCE = re.compile(r"\\[a-zA-Z]+|\$[^$\s]*[_^{\\]")


def prose(node: object) -> Iterator[str]:
    """Yield the texts that a learner reads, without expressions."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for each in node:
            yield from prose(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in PROGRAM or isinstance(value, list):
                yield from prose(value)


def docstrings(path: Path) -> Iterator[str]:
    """Yield the docstrings of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and (text := ast.get_docstring(node)):
            yield text


def fits_and_is_laid_out(text: str) -> None:
    """Fail where a line is too wide, or where a formula is shown as it is written."""
    for width in WIDTHS:
        assert max(map(cell_len, plain(text, width).split("\n"))) <= width, text
    assert not (found := SOURCE.search(plain(VERBATIM.sub("x", text)))), f"{found} in {text}"


@pytest.mark.parametrize("deck", DECKS, ids=[deck.stem for deck in DECKS])
def test_every_text_of_a_deck_is_laid_out(deck):
    cards = yaml.load(deck.read_text(encoding="utf-8"), yaml.CSafeLoader)["cards"]
    for text in prose(cards):
        fits_and_is_laid_out(text)


@pytest.mark.parametrize("kernel", KERNELS, ids=[path.stem for path in KERNELS])
def test_every_docstring_is_laid_out(kernel):
    for text in docstrings(kernel):
        fits_and_is_laid_out(text)
