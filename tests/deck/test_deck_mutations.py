"""Whatever happens to a deck's text, reading it ends in a deck or a problem, the same with both YAML parsers."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.deck.cards import cards_of
from studyapp.deck.problems import problem_text
from studyapp.deck.reader import read_deck
from studyapp.texts import Texts

HERE = Path(__file__).parent
TEXTS = [(HERE / name).read_text(encoding="utf-8") for name in ("normalisation.yaml", "every-key.yaml")]
LINES = sorted({line for text in TEXTS for line in text.splitlines(keepends=True)})
WORDS = ": | #|- |{{c1::|}}|{{x}}|\n---\n|\n  - |<<: |\x1b|\u202e|\ufeff|\u2028|归|🙂|\0|'''|\\\"|? |\n\t|&a |*a|!!str "
JUNK = st.sampled_from([*"{}[]:,#&*!|>'\"%@`-?~ \t\n\r\\$/", *WORDS.split("|")])
CUT = st.integers(0, 40)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 4)):
            case 0:
                text = text[:at] + draw(JUNK) + text[at:]
            case 1:
                text = text[:at] + text[at + draw(CUT) :]
            case 2:
                text = text[:at] + draw(JUNK) + text[at + 1 :]
            case 3:
                text = text[:at]
            case _:
                start = text.rfind("\n", 0, at) + 1
                text = text[:start] + draw(st.sampled_from(LINES)) + text[start:]
    return text


def check(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    fast, pure = read_deck("deck.yaml", data), read_deck("deck.yaml", data, pure=True)
    assert fast.problems == pure.problems
    assert fast.deck == pure.deck
    for problem in fast.problems:
        shown = problem_text(problem, Texts("en"))
        assert "\x1b" not in shown
        assert 0 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert problem.column <= len(problem.source_line) + 1
    if fast.deck is None:
        assert fast.problems
    else:
        cards_of(fast.deck)


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_changed_deck_is_read_or_told(text: str):
    check(text)


AGREED = [
    "- {q: !tag, a: b}", "- [!, a]", "- [!<a,b>, x]", "- !a,b x", "- q: !t\tb", "- {? : b}", "- {? , q: b}", "- [? ]",
    "- [? : a]", "- q: |# x\n      b\n    a: c", "- q: |-\t\n      b\n    a: c", "- q: |\n        \t",
    "- q: |\n      x\n   \ty\n    a: b", "- q: |2\n   \tx\n    a: b",
]  # fmt: skip


@pytest.mark.parametrize("card", AGREED)
def test_both_parsers_agree_where_yaml_is_odd(card: str):
    check(f"cards:\n  {card}\n")
    check(f"cards:\n  {card}")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes):
    reading = read_deck("deck.yaml", data)
    assert reading.deck is not None or reading.problems


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(JUNK | st.sampled_from(LINES), max_size=20))
def test_any_yaml_like_text_is_read_or_told(pieces: list[str]):
    check("".join(pieces))
