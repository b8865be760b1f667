"""How Markdown with formulas becomes lines for a terminal."""

import pytest

from studyapp.formula import Span, cell_len, code_lines, flow, joined, label, plain


def styles(markdown: str) -> list[tuple[str, str]]:
    return [(span.text, span.style) for line in flow(markdown, 80) for span in line]


def test_words_wrap_by_cells() -> None:
    assert plain("one two three four", 9) == "one two\nthree\nfour"


def test_lines_of_a_paragraph_flow_together_and_blank_lines_part() -> None:
    assert plain("one\ntwo\n\nthree", 40) == "one two\n\nthree"


def test_a_hard_break_stays() -> None:
    assert plain("one  \ntwo\\\nthree", 40) == "one\ntwo\nthree"


def test_chinese_wraps_between_characters_but_never_before_closing_punctuation() -> None:
    text = plain("推理时使用滑动平均的统计量；其中（伽马）可学习。", 10)
    lines = text.split("\n")
    assert "".join(lines) == "推理时使用滑动平均的统计量；其中（伽马）可学习。"
    assert all(cell_len(line) <= 10 for line in lines)
    assert not any(line[0] in "；。）" or line[-1] == "（" for line in lines)


def test_lines_of_chinese_join_without_a_blank_and_latin_with_one() -> None:
    assert plain("中文\n下一行\nBN 层", 80) == "中文下一行 BN 层"


def test_inline_styles_have_names() -> None:
    assert styles("a **b** *c* `d` $x^2$ [e](https://e.org)") == [
        ("a ", "plain"), ("b", "strong"), (" ", "plain"), ("c", "emphasis"), (" ", "plain"), ("d", "code"),
        (" ", "plain"), ("x²", "formula"), (" ", "plain"), ("e", "link"), (" (https://e.org)", "url"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "3*3 and 5*5",
        "a * b * c",
        "costs $5 to $10",
        "2 ** 3",
        "**open",
        "`open",
        "[x] (y)",
        "x[i](t)",
        "[a](javascript:b)",
        "f(*args)",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert plain(text) == text


def test_escapes_are_undone() -> None:
    assert plain("\\$5 \\*not\\* \\_this\\_ \\`or\\` \\\\alpha") == "$5 *not* _this_ `or` \\alpha"


def test_code_spans_are_verbatim() -> None:
    assert styles("`a *b* $c$ \\n`") == [("a *b* $c$ \\n", "code")]
    assert styles("`` a`b ``") == [("a`b", "code")]


def test_chinese_emphasis_needs_no_blanks() -> None:
    assert styles("使用**当前批次**的统计量") == [("使用", "plain"), ("当前批次", "strong"), ("的统计量", "plain")]


def test_a_short_formula_is_never_broken() -> None:
    assert plain("and the output is $y = \\gamma x + \\beta$", 27) == "and the output is\ny = γx + β"
    assert plain("it follows here that $y = x$", 24).split("\n")[-1] == "y = x"


def test_a_cluttered_formula_is_lifted_onto_lines_of_its_own_with_its_punctuation() -> None:
    assert plain("Let $s = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$, where $x$ is the logit.", 60) == "\n".join(
        ["Let", "        xᵢ", "       e", "  s = ──────,", "          xⱼ", "      ∑ⱼ e", "where x is the logit."]
    )


def test_a_formula_alone_in_its_paragraph_is_displayed() -> None:
    assert plain("$\\frac{a}{b}$", 60) == "   a\n  ───\n   b"
    assert plain("It is $\\frac{a}{b}$.", 60) == "It is a/b."


def test_a_display_formula_may_span_lines_or_stand_in_a_paragraph() -> None:
    expected = "so\n\n   a\n  ───\n   b"
    assert plain("so\n\n$$\n\\frac{a}\n{b}\n$$") == expected
    assert plain("so\n\n$$\\frac{a}{b}$$") == expected
    assert plain("so $$\\frac{a}{b}$$ then") == "so\n   a\n  ───\n   b\nthen"


def test_lists_hang_on_their_marks() -> None:
    assert plain("- one two three\n- four\n  - five\n\n1. a\n2. b", 10) == (
        "• one two\n  three\n• four\n  • five\n\n1. a\n2. b"
    )


def test_a_list_with_blank_lines_keeps_them() -> None:
    assert plain("- a\n\n- b", 10) == "• a\n\n• b"


def test_quotes_have_a_bar() -> None:
    assert plain("> one two\n> three", 9) == "│ one two\n│ three"


def test_headings_are_styled_and_unmarked() -> None:
    assert styles("## Batch $x^2$ ##") == [("Batch ", "heading"), ("x²", "formula")]


def test_a_table_is_set_in_columns_and_wraps_in_its_cells() -> None:
    table = "| layer | axes |\n|---|--:|\n| BatchNorm | N, H, W |\n| $p(x|y)$ | `a|b` |"
    assert plain(table, 80) == ("layer     │    axes\n──────────┼────────\nBatchNorm │ N, H, W\np(x | y)  │     a|b")
    assert max(map(cell_len, plain(table, 14).split("\n"))) <= 14


def test_code_is_kept_as_written_with_its_language() -> None:
    lines = flow("```python\ndef f(x):\n    return x  # *not* $markup$\n```", 80)
    assert lines == [
        (Span("def f(x):", "code-block", "python"),),
        (Span("    return x  # *not* $markup$", "code-block", "python"),),
    ]


def test_a_long_line_of_code_goes_on_behind_a_marker() -> None:
    lines = code_lines("abcdefghijkl", 6)
    assert [joined(line) for line in lines] == ["abcdef", "↪ ghij", "↪ kl"]
    assert lines[1][0].style == "marker"


def test_control_and_bidirectional_characters_never_come_out() -> None:
    text = plain("a\x1b[2Jb\x07 \u202ec\u2066 \ud800 `\x9b` $\x1b$\n\n```\n\x1b[31m\n```")
    assert text == "a�[2Jb� c � � �\n\n�[31m"


def test_piles_of_combining_marks_are_cut() -> None:
    assert plain("a" + "\u0301" * 50) == "a" + "\u0301" * 3


def test_a_label_is_one_line() -> None:
    assert (
        joined(label("# not a heading\n\n- **bold**  and $\\frac{a+b}{c}$")) == "# not a heading - bold and (a + b)/c"
    )


def test_a_formula_is_lifted_inside_a_list_and_in_chinese() -> None:
    softmax = "$\\frac{e^{x_i}}{\\sum_j e^{x_j}}$"
    assert plain(f"- 其中 {softmax}，即概率。", 40) == "\n".join(
        ["• 其中", "      xᵢ", "     e", "    ──────，", "        xⱼ", "    ∑ⱼ e", "  即概率。"]
    )


def test_a_link_may_hold_brackets() -> None:
    assert styles("[a](https://e.org/b_(c))")[0] == ("a", "link")


def test_an_address_that_is_too_long_begins_a_line_of_its_own_and_is_cut_behind_a_slash():
    lines = plain("→ User Guide, section 3 <https://example.org/modules/preprocessing.html>", 40).split("\n")
    assert lines == ["→ User Guide, section 3", "https://example.org/modules/", "preprocessing.html"]
    assert plain("<https://example.org/abcdefghijkl>", 12).split("\n") == ["https://exam", "ple.org/", "abcdefghijkl"]


def test_a_line_of_a_formula_that_begins_with_a_plus_sign_is_no_list():
    assert plain(r"Let $a_1" + "\n" + r"+ \beta$ be it.") == "Let a₁ + β be it."
    assert plain("Costs 5 $\n- one\n- two $") == "Costs 5 $\n\n• one\n• two $"
