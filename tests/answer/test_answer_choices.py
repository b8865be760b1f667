"""Choosing by letter, number, text or the start of it."""

import pytest

from studyapp.answer import Unreadable, read_choice

OPTIMISERS = ["Adam", "AdamW", "SGD with momentum", "RMSprop"]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("a", 0),
        (" B ", 1),
        ("c)", 2),
        ("(d)", 3),
        ("D.", 3),
        ("Ｂ", 1),
        ("1", 0),
        ("４", 3),
        ("sgd", 2),
        ("SGD  with   Momentum", 2),
        ("rms", 3),
        ("Adam", 0),
        ("adamw", 1),
    ],
)
def test_one_option_is_found(text: str, index: int) -> None:
    assert read_choice(text, OPTIMISERS) == (index,)


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("ada", "ambiguous_option", 0, 3),
        (" e", "no_such_option", 1, 2),
        ("5", "no_such_option", 0, 1),
        ("0", "no_such_option", 0, 1),
        ("a, b", "one_option", 0, 4),
        ("", "empty", 0, 0),
        ("()", "no_such_option", 0, 2),
        ("x" * 4001, "too_long", 4000, 4001),
        ("\u202ea", "hidden_character", 0, 1),
    ],
)
def test_what_names_no_single_option_is_refused(text: str, code: str, start: int, end: int) -> None:
    found = read_choice(text, OPTIMISERS)
    assert isinstance(found, Unreadable)
    assert (found.code, found.start, found.end) == (code, start, end)


@pytest.mark.parametrize(
    ("text", "indices"),
    [
        ("a c", (0, 2)),
        ("C,A", (0, 2)),
        ("acd", (0, 2, 3)),
        ("1; 3", (0, 2)),
        ("2、4", (1, 3)),
        ("a，a", (0,)),
        ("sgd with momentum, rmsprop", (2, 3)),
        ("b", (1,)),
        ("a b, d", (0, 1, 3)),
        ("a\nd", (0, 3)),
    ],
)
def test_several_options_are_a_set(text: str, indices: tuple[int, ...]) -> None:
    assert read_choice(text, OPTIMISERS, many=True) == indices


def test_the_part_that_names_no_option_is_marked() -> None:
    found = read_choice("a, zz", OPTIMISERS, many=True)
    assert isinstance(found, Unreadable)
    assert (found.code, found.start, found.end) == ("no_such_option", 3, 5)


def test_a_number_that_is_also_the_text_of_another_option_is_ambiguous() -> None:
    options = ["2", "1", "8"]
    found = read_choice("1", options)
    assert isinstance(found, Unreadable)
    assert found.code == "ambiguous_option"
    assert read_choice("8", options) == (2,)
    assert read_choice("b", options) == (1,)


def test_an_option_may_hold_commas_and_chinese() -> None:
    options = ["(1, 64, 32, 32)", "(1, 32, 32, 64)", "形状不变"]
    assert read_choice("(1, 32, 32, 64)", options) == (1,)
    assert read_choice("形状", options) == (2,)
