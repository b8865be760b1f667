"""Real formulas of machine learning, as they are laid out; each was looked at before it was written down."""

from pathlib import Path

import pytest

from studyapp.formula import cell_len, inline, render

SECTIONS = (Path(__file__).parent / "formulas.txt").read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")


@pytest.mark.parametrize("section", SECTIONS, ids=[section.split()[0] for section in SECTIONS])
def test_a_formula_is_laid_out_as_it_was_approved(section: str) -> None:
    head, two_dimensions, line = section.split("\n---\n")
    title, latex = head.split("\n", 1)
    width = int(title.split()[1])
    assert "\n".join(render(latex, width)) == two_dimensions
    assert inline(latex) == line.strip("\n")
    assert all(cell_len(row) <= width for row in render(latex, width))
