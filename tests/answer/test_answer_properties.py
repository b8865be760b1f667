"""What holds for every text and every value."""

from collections.abc import Callable
from fractions import Fraction
from math import isfinite, prod
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.answer import Form, Unreadable, Value, caret, echo, excerpt, read, read_choice
from studyapp.answer.normalise import normalise

NUMERIC: tuple[Form, ...] = ("number", "integer", "shape", "vector", "matrix", "tensor")
SIGNS = "0123456789+-*/^(),;[]%√.eEx_ \n=×－，【】、５。\u3000\u200b"
WORDS = ["**", "ln(", "sqrt(", "max(", "pi", "log", "array(", "tensor(", "1e", "nan", "torch.Size(", ",dtype=", "1.5"]
FRAGMENTS = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=30).map("".join)
TEXTS = st.one_of(st.text(max_size=40), FRAGMENTS, st.text(st.characters(codec=None), max_size=10))


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, form=st.sampled_from(NUMERIC), decimal_comma=st.booleans())
def test_no_text_makes_reading_raise_and_every_place_lies_in_it(text: str, form: Form, decimal_comma: bool) -> None:
    result = read(text, form, decimal_comma=decimal_comma)
    if isinstance(result, Unreadable):
        assert 0 <= result.start <= result.end <= len(text)
        assert result.end > result.start or not text
        assert "^" in caret(text, result.start, result.end)
        line, mark = excerpt(text, result.start, result.end)
        assert "\n" not in line + mark
    else:
        assert len(result.cells) == len(result.typed) == prod(result.shape)
        assert all(isfinite(cell) for cell in result.cells)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, options=st.lists(st.text(max_size=5), max_size=5), many=st.booleans())
def test_no_text_makes_choosing_raise(text: str, options: list[str], many: bool) -> None:
    result = read_choice(text, options, many=many)
    if not isinstance(result, Unreadable):
        assert result == tuple(sorted(set(result)))
        assert all(0 <= at < len(options) for at in result)
        assert many or len(result) == 1


EXACT = st.fractions(max_denominator=1000).map(lambda cell: (cell, None))
DECIMAL = st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 25)).map(
    lambda pair: (Fraction(pair[0], 10 ** pair[1]), pair[1])
)
LARGE = st.tuples(st.integers(-99, 99), st.integers(0, 290)).map(lambda pair: (Fraction(pair[0] * 10 ** pair[1]), None))


@st.composite
def values(draw: Callable[..., object], axes: int) -> Value:
    shape = draw(st.lists(st.integers(1, 3), min_size=axes, max_size=axes))
    assert isinstance(shape, list)
    count = prod(shape)
    cells = draw(st.lists(st.one_of(EXACT, DECIMAL, LARGE), min_size=count, max_size=count))
    assert isinstance(cells, list)
    return Value(tuple(shape), tuple(cell for cell, _ in cells), tuple(typed for _, typed in cells))


@pytest.mark.parametrize(
    ("form", "axes"), [("number", 0), ("shape", 1), ("vector", 1), ("matrix", 2), ("tensor", 3), ("tensor", 5)]
)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_echoed_reads_as_the_same_value(form: Form, axes: int, data: st.DataObject) -> None:
    value = data.draw(values(axes))
    written = echo(value)
    if len(written) <= 4000:
        assert read(written, form) == value
        assert form == "shape" or read(written, form, decimal_comma=True) == value


@settings(max_examples=200, deadline=None)
@given(cell=st.floats(min_value=-1e300, max_value=1e300).filter(lambda x: x == 0 or abs(x) > 1e-300))
def test_a_float_is_echoed_with_all_its_digits(cell: float) -> None:
    again = read(echo(Value((), (cell,), (None,))), "number")
    assert isinstance(again, Value)
    assert float(again.cells[0]) == cell


@given(text=st.text())
def test_normalising_keeps_every_position(text: str) -> None:
    plain = normalise(text)
    assert len(plain) == len(text)
    assert all(new == old for new, old in zip(plain, text, strict=True) if old.isascii() and old not in "\t\r")


def full_width(text: str) -> str:
    return "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@settings(max_examples=200, deadline=None)
@given(text=FRAGMENTS.filter(str.isascii), form=st.sampled_from(NUMERIC))
def test_full_width_text_reads_as_its_ascii_counterpart(text: str, form: Form) -> None:
    plain, wide = read(text, form), read(full_width(text), form)
    if isinstance(plain, Unreadable):
        assert isinstance(wide, Unreadable)
        assert (wide.code, wide.start, wide.end) == (plain.code, plain.start, plain.end)
    else:
        assert wide == plain


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_never_become_one(a: int, b: int) -> None:
    for blank in (" ", "\u00a0", "\n", "\u3000", "\t"):
        assert isinstance(read(f"{a}{blank}{b}", "number"), Unreadable)


def test_every_numeric_form_is_covered_here() -> None:
    assert set(get_args(Form)) - set(NUMERIC) == {"choice", "multiple"}
