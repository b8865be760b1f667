"""Sequences and line numbers as they are typed."""

import pytest

from studyapp.answer import Unreadable
from studyapp.answer.lines import read_line_number
from studyapp.answer.sequence import read_sequence

OFFERED = ("forward", "loss", "backward")


@pytest.mark.parametrize("text", ["c a b", "cab", "3 1 2", "C, A, B", "backward, forward, loss", "c→a→b", "３ １ ２"])
def test_a_sequence_is_read_in_the_order_typed(text):
    assert read_sequence(text, OFFERED, length=3) == (2, 0, 1)


@pytest.mark.parametrize(("text", "code", "start"), [("a b", "sequence_length", 0), ("a a b", "sequence_repeats", 2)])
def test_a_sequence_that_is_none_says_where(text, code, start):
    found = read_sequence(text, OFFERED, length=3)
    assert isinstance(found, Unreadable)
    assert (found.code, found.start) == (code, start)


def test_a_word_that_means_nothing_is_pointed_at():
    found = read_sequence("a b zz", OFFERED, length=3)
    assert isinstance(found, Unreadable)
    assert (found.start, found.end) == (4, 6)


@pytest.mark.parametrize(("text", "line"), [("2", 2), ("２", 2), (" 1 ", 1)])
def test_a_line_is_read_by_its_number(text, line):
    assert read_line_number(text, 2) == line


@pytest.mark.parametrize("text", ["0", "3", "1.5", "-1", "x", "[1]", ""])
def test_what_is_no_line_is_refused(text):
    assert isinstance(read_line_number(text, 2), Unreadable)
