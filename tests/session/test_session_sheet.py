"""Answers entered cell by cell: which they are, how cells become an answer, and what a pasted literal fills."""

import pytest

from studyapp.answer import read
from studyapp.session.sheet import Sheet, sheet_for


@pytest.mark.parametrize(
    ("form", "shape", "grid"),
    [
        ("matrix", (2, 2), (1, 2, 2)),
        ("matrix", (6, 6), (1, 6, 6)),
        ("matrix", (7, 2), None),
        ("vector", (4,), (1, 1, 4)),
        ("tensor", (2, 3, 2, 2), (6, 2, 2)),
        ("number", (), None),
        ("shape", (4,), None),
        ("matrix", (1, 1), None),
    ],
)
def test_arrays_of_up_to_six_by_six_are_entered_in_cells(form, shape, grid):
    sheet = sheet_for(form, shape, decimal_comma=False)
    assert (sheet and (sheet.pages, sheet.rows, sheet.columns)) == grid


def test_cells_become_the_nested_answer_that_the_parser_reads():
    sheet = Sheet((2, 1, 2))
    text = sheet.text(["1", " 1/3 ", "ln(2)", "-4"])
    assert text == "[[[1, 1/3]], [[ln(2), -4]]]"
    assert read(text, "tensor").shape == (2, 1, 2)


def test_a_decimal_comma_in_a_cell_does_not_part_it():
    sheet = Sheet((2,), decimal_comma=True)
    assert sheet.text(["0,5", "1"]) == "[0.5, 1]"
    assert sheet.cell_value("0,5") == "0.5"


@pytest.mark.parametrize(
    "pasted", ["1 2; 3 4.50", "[[1, 2], [3, 4.50]]", "np.array([[1, 2],\n [3, 4.50]])", "1 2\n3 4.50"]
)
def test_a_pasted_literal_fills_the_cells_as_typed(pasted):
    assert Sheet((2, 2)).fill(pasted) == ("1", "2", "3", "4.50")


@pytest.mark.parametrize("pasted", ["1 2 3", "1 2 3 4", "[[1, 2, 3, 4]]", "x", "", "1 2; 3 4; 5 6", "1 " * 100_000])
def test_what_does_not_fit_fills_nothing(pasted):
    assert Sheet((2, 2)).fill(pasted) is None


def test_pages_are_named_by_their_indices():
    assert [Sheet((2, 3, 1, 1)).page_name(page) for page in (0, 1, 5)] == ["[0, 0]", "[0, 1]", "[1, 2]"]
