"""One number: what is read, how exactly, and with how many decimals it was typed."""

import math
from fractions import Fraction

import pytest

from studyapp.answer import Unreadable, Value, read


def number(text: str, **settings: bool) -> Value:
    value = read(text, "number", **settings)
    assert isinstance(value, Value), value
    assert value.shape == ()
    return value


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("3", Fraction(3)),
        ("+3", Fraction(3)),
        (" 0.25 ", Fraction(1, 4)),
        (".5", Fraction(1, 2)),
        ("2.", Fraction(2)),
        ("007", Fraction(7)),
        ("1e-3", Fraction(1, 1000)),
        ("1.5E+2", Fraction(150)),
        ("1/3", Fraction(1, 3)),
        ("1/3 + 1/6", Fraction(1, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-2^2", Fraction(-4)),
        ("(-2)^2", Fraction(4)),
        ("2^3^2", Fraction(512)),
        ("2**-2", Fraction(1, 4)),
        ("-2**-2", Fraction(-1, 4)),
        ("2*-3", Fraction(-6)),
        ("2 - -3", Fraction(5)),
        ("8/4/2", Fraction(1)),
        ("7 - 4 - 2", Fraction(1)),
        ("2 + 3 * 4", Fraction(14)),
        ("(2 + 3) * 4", Fraction(20)),
        ("50%", Fraction(1, 2)),
        ("-5 %", Fraction(-1, 20)),
        ("1/4%", Fraction(1, 400)),
        ("2 + 50%", Fraction(5, 2)),
        ("2^3%", Fraction(2, 25)),
        ("√16", Fraction(4)),
        ("√4^2", Fraction(4)),
        ("√16/2", Fraction(2)),
        ("sqrt(9/4)", Fraction(3, 2)),
        ("sqrt (4)", Fraction(2)),
        ("max(1, 3, 2)", Fraction(3)),
        ("min(1, -3)", Fraction(-3)),
        ("abs(-1/3)", Fraction(1, 3)),
        ("max(1/3, 0)", Fraction(1, 3)),
        ("0^0", Fraction(1)),
        ("2^64", Fraction(2**64)),
        ("9^64", Fraction(9**64)),
        ("tensor(0.5)", Fraction(1, 2)),
        ("tensor(0.5, grad_fn=<MeanBackward0>)", Fraction(1, 2)),
        ("array(2.5, dtype=float32)", Fraction(5, 2)),
        ("np.float64(0.25)", Fraction(1, 4)),
    ],
)
def test_fractions_decimals_and_whole_powers_stay_exact(text: str, exact: Fraction) -> None:
    cell = number(text).cells[0]
    assert isinstance(cell, Fraction)
    assert cell == exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ln(2)", math.log(2)),
        ("-ln(0.5)", math.log(2)),
        ("LN(2)", math.log(2)),
        ("log2(8)", 3.0),
        ("log10(1000)", 3.0),
        ("exp(1)", math.e),
        ("e^2", math.e**2),
        ("e-1", math.e - 1),
        ("2*pi", math.tau),
        ("π/2", math.pi / 2),
        ("√2", math.sqrt(2)),
        ("sqrt(2)/2", math.sqrt(2) / 2),
        ("4^(1/2)", 2.0),
        ("tanh(0.5)", math.tanh(0.5)),
        ("sigmoid(0)", 0.5),
        ("sigmoid(-1000)", 0.0),
        ("sigmoid(1000)", 1.0),
        ("exp(-1000)", 0.0),
        ("np.sqrt(2)", math.sqrt(2)),
        ("(-e)^3", -(math.e**3)),
    ],
)
def test_functions_and_constants_give_floats(text: str, expected: float) -> None:
    assert float(number(text).cells[0]) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "decimals"),
    [
        ("0.25", 2),
        ("0.250", 3),
        ("-(0.5)", 1),
        ("1e-3", 3),
        ("1.50e1", 1),
        ("1.5e3", None),
        ("12.5%", 3),
        ("3", None),
        ("3.", None),
        ("1/4", None),
        ("0.5 * 1", None),
        ("ln(2)", None),
        ("np.float64(0.25)", 2),
        ("max(0.25, 0)", None),
    ],
)
def test_the_decimals_typed_are_kept_for_one_numeral_only(text: str, decimals: int | None) -> None:
    assert number(text).typed == (decimals,)


@pytest.mark.parametrize(
    ("fancy", "plain"),
    [
        ("１．５", "1.5"),
        ("−2", "-2"),
        ("–2", "-2"),
        ("2×3", "2*3"),
        ("2·3", "2*3"),
        ("6÷4", "6/4"),
        ("５０％", "50%"),
        ("（１＋２）＊３", "(1+2)*3"),
        ("1\u00a0+\u30002", "1 + 2"),
        ("max（1，2、3）", "max(1,2,3)"),
        ("0。5", "0.5"),
        ("\t4\r\n", "4"),
        ("٣", "3"),
        ("ｌｎ（２）", "ln(2)"),
    ],
)
def test_typographic_and_full_width_signs_mean_their_plain_counterparts(fancy: str, plain: str) -> None:
    assert number(fancy) == number(plain)


def test_an_integer_slot_reads_any_number() -> None:
    for text, expected in {"64": 64, "64.0": 64, "2^6": 64, "15.5": Fraction(31, 2)}.items():
        value = read(text, "integer")
        assert isinstance(value, Value)
        assert value.cells == (expected,)


def test_a_decimal_comma_is_a_setting() -> None:
    assert number("1,5", decimal_comma=True) == number("1.5")
    assert number("1.5", decimal_comma=True) == number("1.5")
    assert number("max(1,5; 2)", decimal_comma=True).cells == (2,)
    assert number("max(1，5)", decimal_comma=True).cells == (5,)
    refused = read("1,5", "number")
    assert isinstance(refused, Unreadable)
    assert refused.code == "decimal_comma"


def test_forms_that_are_chosen_are_not_read_as_numbers() -> None:
    with pytest.raises(KeyError):
        read("a", "choice")
