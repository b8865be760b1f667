"""Numbers against an interval, in units of the last decimal asked for."""

from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.answer import imprecise, near, truncated, units_outside, within


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (Fraction("0.333"), True),
        (Fraction(1, 3), True),
        (Fraction("0.33383"), True),
        (Fraction("0.333844"), False),
        (Fraction("0.334"), False),
        (Fraction("0.33283"), True),
        (Fraction("0.33282"), False),
        (1 / 3, True),
        (inf, False),
        (nan, False),
    ],
)
def test_a_value_within_half_a_unit_is_right(value: Fraction | float, right: bool) -> None:
    assert within(value, 1 / 3, 1 / 3, 3) is right


def test_the_edge_of_the_interval_is_exact() -> None:
    assert within(Fraction("2.51"), 2.0, 2.0, 0)
    assert not within(Fraction("2.5100001"), 2.0, 2.0, 0)
    assert within(Fraction("0.49"), 1.0, 2.0, 0)
    assert within(Fraction("2.51"), 1.0, 2.0, 0)


def test_a_hull_widens_the_interval_on_both_sides() -> None:
    assert within(Fraction("0.10"), 0.1049, 0.1151, 2)
    assert within(Fraction("0.12"), 0.1049, 0.1151, 2)
    assert not within(Fraction("0.13"), 0.1049, 0.1151, 2)


def test_fewer_decimals_than_asked_are_imprecise_only_when_right_to_those() -> None:
    truth = 0.6931471805599453
    assert imprecise(Fraction("0.69"), 2, truth, truth, 4)
    assert not imprecise(Fraction("0.70"), 2, truth, truth, 4)
    assert not imprecise(Fraction("0.6931"), 4, truth, truth, 4)
    assert not imprecise(Fraction(69, 100), None, truth, truth, 4)
    assert not imprecise(Fraction("0.5"), 1, 0.5, 0.5, 4)


def test_a_cut_off_value_is_told_from_a_rounded_one() -> None:
    assert truncated(Fraction("0.693"), 0.6937, 0.6937, 3)
    assert not truncated(Fraction("0.694"), 0.6937, 0.6937, 3)
    assert truncated(Fraction("-0.693"), -0.6937, -0.6937, 3)
    assert not truncated(Fraction("-0.694"), -0.6937, -0.6937, 3)
    assert not truncated(Fraction("0.6931"), 0.6937, 0.6937, 3)
    assert truncated(Fraction(0), 0.0004, 0.0004, 3)
    assert truncated(Fraction(0), -0.0009, -0.0009, 3)
    assert not truncated(Fraction(0), 0.001, 0.001, 3)
    assert not truncated(inf, 0.0, 1.0, 3)


def test_two_units_outside_are_near() -> None:
    assert near(Fraction("0.52"), 0.5, 0.5, 2)
    assert near(Fraction("0.48"), 0.5, 0.5, 2)
    assert not near(Fraction("0.521"), 0.5, 0.5, 2)


def test_the_distance_to_the_interval_is_counted_in_units() -> None:
    assert units_outside(Fraction("0.75"), 0.25, 0.5, 2) == 25
    assert units_outside(Fraction("0.125"), 0.25, 0.5, 2) == 12.5
    assert units_outside(Fraction("0.3"), 0.25, 0.5, 2) == 0
    assert units_outside(nan, 0.25, 0.5, 2) == inf
    assert units_outside(Fraction(10) ** 300, -1e300, 0.5, 300) == inf


@given(
    truth=st.floats(-1e6, 1e6),
    offset=st.one_of(
        st.sampled_from([Fraction(51, 100), Fraction(-51, 100)]), st.fractions(-1, 1, max_denominator=999)
    ),
    decimals=st.integers(0, 6),
)
def test_the_quick_comparison_agrees_with_exact_arithmetic(truth: float, offset: Fraction, decimals: int) -> None:
    value = Fraction(truth) + offset / 10**decimals
    assert within(value, truth, truth, decimals) is (abs(offset) <= Fraction(51, 100))
