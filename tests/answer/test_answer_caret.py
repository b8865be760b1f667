"""Where the caret stands, and how a value is written back."""

from fractions import Fraction

import pytest

from studyapp.answer import Unreadable, Value, caret, echo, excerpt, read


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("1,000", 1, 2, " ^"),
        ("０ｘ１", 0, 3, "^^^^^^"),
        ("１，０００", 1, 2, "  ^^"),
        ("准确率 x", 4, 5, "       ^"),
        ("e\u0301x", 2, 3, " ^"),
        ("1 2\n3 4 ?", 8, 9, "    ^"),
        ("1 2\n3 4", 0, 7, "^^^"),
        ("", 0, 0, "^"),
        ("1 +", 3, 3, "   ^"),
    ],
)
def test_a_caret_is_measured_in_terminal_cells(text: str, start: int, end: int, expected: str) -> None:
    assert caret(text, start, end) == expected


def test_the_caret_stays_true_after_full_width_text() -> None:
    text = "（１＋２）× 1_000"
    found = read(text, "number")
    assert isinstance(found, Unreadable)
    assert text[found.start : found.end] == "_"
    assert caret(text, found.start, found.end) == " " * 13 + "^"


def test_an_excerpt_clips_a_long_line_around_the_place() -> None:
    text = "1" * 500 + "?" + "2" * 500
    line, mark = excerpt(text, 500, 501, width=40)
    assert line.startswith("…1")
    assert line.endswith("2…")
    assert len(line) == 42
    assert line[mark.index("^")] == "?"


def test_an_excerpt_hides_what_a_terminal_would_obey() -> None:
    line, mark = excerpt("5\x1b[31m\t\u202e", 1, 2)
    assert line == "5\ufffd[31m \ufffd"
    assert mark == " ^"


def test_a_caret_far_along_a_line_stands_under_its_character() -> None:
    assert caret("1" * 3000 + "?", 3000, 3001) == " " * 3000 + "^"


def test_endless_text_gets_a_short_caret() -> None:
    assert len(caret("1" * 10_000_000, 4000, 10_000_000)) <= 4400


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Value((), (Fraction(1, 3),), (None,)), "1/3"),
        (Value((), (Fraction(1, 4),), (3,)), "0.250"),
        (Value((), (Fraction(-1, 20),), (2,)), "-0.05"),
        (Value((), (Fraction(64),), (None,)), "64"),
        (Value((), (Fraction(10**30),), (None,)), "1e30"),
        (Value((), (Fraction(3, 10**30),), (30,)), "3e-30"),
        (Value((), (0.6931471805599453,), (None,)), "0.6931471805599453"),
        (Value((2,), (Fraction(1), Fraction(2)), (None, None)), "[1, 2]"),
        (Value((2, 1), (Fraction(1), Fraction(2)), (None, None)), "[[1], [2]]"),
        (Value((0,), (), ()), "[]"),
    ],
)
def test_a_value_is_written_in_one_canonical_way(value: Value, written: str) -> None:
    assert echo(value) == written


def test_what_was_typed_is_echoed_as_it_was_understood() -> None:
    for text, understood in {
        "1 2\n3 0.50": "[[1, 2], [3, 0.50]]",
        "2^6 1/3": "[64, 1/3]",
        "-2^2 50%": "[-4, 0.50]",
    }.items():
        value = read(text, "matrix")
        assert isinstance(value, Value)
        assert echo(value) == understood
