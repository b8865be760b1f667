"""Files made to hurt are told as problems, quickly, by both YAML parsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import pytest

from studyapp.deck import reader
from studyapp.deck.reader import read_deck

GOOD = "cards:\n  - q: Fine?\n    a: It is.\n"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = perf_counter()
    yield
    assert perf_counter() - start < seconds


def bomb() -> str:
    lines = ["x-a0: &a0 [" + "boom, " * 9 + "boom]"]
    lines += [f"x-a{n}: &a{n} [" + f"*a{n - 1}, " * 9 + f"*a{n - 1}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n" + GOOD


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "E009"),
        ("{a: " * 100_000, "E009"),
        ("[\n" * 100_000, "E008"),
        ("cards:\n  - q: " + "[" * 100_000 + "\n    a: b\n", "E009"),
        ("cards:\n  - q: Fine?\n    a: " + "[\n" * 5_000, "E008"),
        ("- " * 30_000 + "x", "E008"),
        (bomb(), "E018"),
        ("cards:\n  - q: What?\n    a: " + "x" * 200_000 + "\n", "E009"),
        ("cards:\n  - q: What?\n    a: |\n" + "      some text\n" * 10_000, "E009"),
        ("cards:\n  - q: Wh\x1b[2Jat?\n    a: It.\n", "E006"),
        ("\x00" * 100_000, "E002"),
        ("\x01" * 100_000 + GOOD, "E006"),
        ("%TAG ! tag:a,2000:\n" * 2, "E019"),
        ("? " * 30_000, "E008"),
        ("!" * 100_000, "E009"),
        ("cards:\n - q: What?\n   a: '" + "`" * 60_000 + "'\n   b: 1\n", "E030"),
        ("cards:\n - q: What?\n   a: '" + "$ " * 30_000 + "'\n   b: 1\n", "E030"),
        ("cards:\n - q: Is it?\n   a: 'No, 吗" + " " * 30_000 + "x" + "1" * 30_000 + "a'\n   b: 1\n", "E030"),
        ("cards:\n - cloze: '" + "{{c1::" * 10_000 + "'\n", "E051"),
        ("cards:\n - cloze: '" + "{{c:" * 15_000 + "'\n", "E051"),
        ("cards:\n - q: '" + "$a$ {{x}} " * 6_000 + "'\n   a: It.\n", "E058"),
        ("cards:\n - q: '" + "{{c1::x}}" * 7_000 + "'\n   a: It.\n", "E053"),
        ("cards:\n - {q: [a" + " " * 60_000 + "x: y}\n", "E014"),
        ("cards:\n - {q: 'a" + "]" * 60_000 + " \n", "E012"),
        ("cards:\n - {q: It?, a: So., " + ", ".join(f"hnt{n}: x" for n in range(150)) + "}\n", "E030"),
    ],
    ids=range(25),
)
def test_refused_at_once(text: str, code: str, pure: bool):
    with within(1.0):
        reading = read_deck("deck.yaml", text.encode(), pure=pure)
    assert code in {problem.code for problem in reading.problems}
    assert len(reading.problems) < 200


def test_a_file_too_large_is_not_parsed():
    with within(1.0):
        reading = read_deck("deck.yaml", b"#" * (16 * 1024 * 1024 + 1))
    assert [problem.code for problem in reading.problems] == ["E003"]


def test_the_good_card_beside_an_attack_is_kept():
    text = "cards:\n  - q: Fine?\n    a: It is.\n  - q: Deep?\n    a: " + "[" * 1000 + "\n  - q: Also?\n    a: It is.\n"
    reading = read_deck("deck.yaml", text.encode())
    assert reading.deck is not None
    assert len(reading.deck.entries) == 2


def test_more_cards_than_a_deck_may_hold_are_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MOST_CARDS", 3)
    text = "cards:\n" + "".join(f"- {{q: 'Card {n} is?', a: It.}}\n" for n in range(5))
    reading = read_deck("deck.yaml", text.encode(), warn=False)
    assert [(problem.code, problem.line) for problem in reading.problems] == [("E005", 5)]
    assert reading.deck is not None
    assert len(reading.deck.entries) == 3
