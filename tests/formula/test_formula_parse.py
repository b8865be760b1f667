"""What the reader of formulas understands, and what it does with the rest."""

import pytest

from studyapp.formula import inline, parse, render, troubles
from studyapp.formula.symbols import GREEK, SYMBOLS


@pytest.mark.parametrize("name", GREEK)
def test_every_greek_letter_is_one_character(name: str) -> None:
    assert inline(f"\\{name}") == GREEK[name]


@pytest.mark.parametrize("name", sorted(SYMBOLS))
def test_every_symbol_is_known(name: str) -> None:
    assert not parse(f"a \\{name} b").troubles


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("x^2", "x²"),
        ("x_i", "xᵢ"),
        ("x_i^2", "xᵢ²"),
        ("x^{(t)}", "x⁽ᵗ⁾"),
        ("A^\\top", "Aᵀ"),
        ("f''(x)", "f′′(x)"),
        ("p_{data}", "p_data"),
        ("p_{data} x", "p_data x"),
        ("\\sigma_B^2", "σ²_B"),
        ("e^{x_i}", "e^(xᵢ)"),
        ("\\frac{a+b}{c}", "(a + b)/c"),
        ("\\frac{a}{bc}", "a/(bc)"),
        ("\\frac{a}{b} x", "(a/b) x"),
        ("\\frac12 x", "½x"),
        ("\\frac{\\partial L}{\\partial w}", "∂L/∂w"),
        ("\\sqrt{x}", "√x"),
        ("\\sqrt{x^2}", "√(x²)"),
        ("\\sqrt[3]{x + y}", "∛(x + y)"),
        ("\\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        ("\\operatorname*{arg\\,max}_\\theta L", "arg max_θ L"),
        ("\\log x + \\log(y)", "log x + log(y)"),
        ("a = -b", "a = −b"),
        ("(x - \\min)/(\\max - \\min)", "(x − min)/(max − min)"),
        ("w_{y_i} l_i", "w_(yᵢ) lᵢ"),
        ("-1 - -2", "−1 − −2"),
        ("p(x|y)", "p(x | y)"),
        ("|x| + \\|y\\|", "|x| + ‖y‖"),
        ("\\mathbb{R}^n", "ℝⁿ"),
        ("\\hat{y}_i", "ŷᵢ"),
        ("\\hat{y_i}", "ŷᵢ"),
        ("\\bar{\\mathbf{x}}", "𝐱\u0304"),
        ("0.001, 1000", "0.001, 1000"),
        ("\\text{if } x > 0", "if x > 0"),
        ("50\\%", "50%"),
        ("\\not= \\notin", "≠∉"),
        ("\\binom{n}{k}", "C(n, k)"),
        ("\\left( x \\right.", "(x"),
    ],
)
def test_the_one_line_form_is_short_and_unambiguous(latex: str, line: str) -> None:
    assert inline(latex) == line


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("2{-3}", "2(−3)"),
        ("x - {-3}", "x − (−3)"),
        ("{-3}^2", "(−3)²"),
        ("y = {-3}", "y = −3"),
        ("2{3}", "2 · 3"),
        ("{3}x", "3x"),
    ],
)
def test_a_number_put_in_for_a_name_keeps_its_meaning(latex: str, line: str) -> None:
    assert inline(latex) == line


@pytest.mark.parametrize(
    "latex",
    ["\\frac{a}{b", "a}", "\\left( a", "x^a^b", "\\begin{cases} a", "\\begin{nope}a\\end{nope}", "\\frac", "{" * 50],
)
def test_a_broken_formula_shows_its_source_and_says_so(latex: str) -> None:
    assert inline(latex) == latex
    assert "".join(render(latex, 80)) == latex
    assert [trouble.code for trouble in parse(latex).troubles] == ["broken"]


def test_an_unknown_command_shows_its_source_amid_the_rest() -> None:
    assert inline("\\foo{x} + \\alpha") == "\\foo{x} + α"


def test_a_formula_beyond_all_bounds_is_not_laid_out() -> None:
    assert parse("x" * 10_000).troubles[0].code == "too-long"
    assert parse("\\begin{matrix}" + "&" * 1_500 + "\\end{matrix}").troubles[0].code == "broken"


def test_troubles_are_found_in_a_text_at_their_offsets_and_not_in_code() -> None:
    text = "Fine $x^2$, `$\\no$`, bad $a + \\foo{b}$.\n\n```\n$\\no$\n```\n\n$$\n\\frac{a}{\n$$"
    found = troubles(text)
    assert [(trouble.code, text[trouble.at :][:4]) for trouble in found] == [
        ("unknown-command", "\\foo"),
        ("broken", "$$"),
    ]
