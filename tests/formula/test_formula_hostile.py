"""Whatever a deck holds: nothing raises, nothing is too wide, nothing unsafe comes out, nothing takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.formula import cell_len, flow, inline, joined, label, plain, render

LATEX_PARTS = r"""
\frac \sqrt { } [ ] ( ) ^ _ ' \left( \right) \left. \sum \int_0^1 \hat \bar \mathbf \text{a} & \\ \begin{cases}
\end{cases} \begin{bmatrix} \end{bmatrix} \underbrace \overset \binom \middle| \not \quad \, \max_x |
\| x y 12 3.5 + - =
, 中 文 \foo \ x^2 \operatorname* \substack \xrightarrow[a] \\[2pt] ~ % $ #
"""
MARKDOWN_PARTS = """
# |- -|a|b| > ``` ` ** * _ $ $$ \\ [a](b) <http://a> 1. - $x$ $\\frac{a}{b}$ 中文。 （字） word \x1b \u202e \u0301 ~~~
--- 👩\u200d👩
"""
LATEX = st.lists(st.sampled_from(LATEX_PARTS.split()), max_size=40).map(" ".join)
MARKDOWN = st.lists(
    st.sampled_from([*MARKDOWN_PARTS.split(), "\n", "\n\n", "    ", "\t", "\r", "\u2028"]), max_size=60
).map(" ".join)
WIDTHS = st.integers(1, 100)
HOSTILE = {
    "dollars": "$a$" * 1333,
    "open groups": "{" * 4000,
    "nested groups": "{" * 2000 + "}" * 2000,
    "fractions": "\\frac" * 800,
    "brackets": "(" * 2000 + ")" * 2000, "left": "\\left(" * 660, "stars": "*a " * 1333, "mixed marks": "**a*b_c" * 570,
    "ticks": "".join("`" * size + " " for size in range(1, 88)), "links": "[" * 4000, "half links": "[a](" * 1000,
    "quotes": ">" * 4000,
    "items": "- " * 2000,
    "bars": "|" * 2000 + "\n" + "|-" * 1000,
    "table": "a|b\n-|-\n" + "|\n" * 1990,
    "wide matrix": "\\begin{matrix}" + "&" * 3900,
    "cells": "\\begin{matrix}" + "a&" * 300 + "\\\\" * 300 + "\\end{matrix}",
    "Chinese": "中文，" * 1333,
    "one word": "a" * 4000,
    "blanks": " " * 4000,
    "lines": "\n" * 4000,
    "fences": "```\n" * 1000,
    "sums": "\\sum_{i=1}^{n} " * 260, "scripts": "x^" * 2000, "deep roots": "\\sqrt{" * 20 + "a" * 1000 + "}" * 20,
    "accents": "\\hat" * 1000, "marks": "x" + "\u0301" * 3999, "quoted items": "> - > - " * 500,
    "deep cases": "\\begin{cases}" * 11 + "a&b\\\\c" + "\\end{cases}" * 11, "unclosed": "$a b c \\" * 500,
}  # fmt: skip


def is_safe(text: str) -> bool:
    return all(char.isprintable() for char in text)


@settings(max_examples=120, deadline=None)
@given(latex=st.one_of(st.text(max_size=200), LATEX), width=WIDTHS)
def test_any_formula_stays_within_its_width_and_safe(latex: str, width: int) -> None:
    lines = render(latex, width)
    assert lines
    assert all(cell_len(line) <= width and is_safe(line) for line in lines)
    assert is_safe(inline(latex))


@settings(max_examples=120, deadline=None)
@given(markdown=st.one_of(st.text(max_size=300), MARKDOWN), width=WIDTHS)
def test_any_text_stays_within_its_width_and_safe(markdown: str, width: int) -> None:
    for line in flow(markdown, width):
        assert cell_len(joined(line)) <= width
        assert all(is_safe(span.text) and span.text for span in line)
    assert is_safe(joined(label(markdown)))


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("abc 中文。，（）\n"), max_size=200), width=st.integers(4, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert "".join(plain(text, width).split()) == "".join(text.split())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_little_time(name: str) -> None:
    text = HOSTILE[name]
    spent = []
    for _ in range(2):
        start = time.process_time()
        render(text, 80)
        plain(text, 80)
        plain(f"${text}$", 7)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.25
