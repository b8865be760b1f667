"""What a learner reads: the question, the message, the worked solution, in both languages."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
from exercise_samples import BN_TRAIN, FOCAL, MAX_POOL, OUTPUT_SHAPE, SAMPLES, exercise, mistake

import studyapp.exercise
from studyapp.deck.text import Text
from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge
from studyapp.exercise.message import asked_for, message
from studyapp.exercise.question import fill, filled, question
from studyapp.exercise.stress import typed_text
from studyapp.exercise.worked import answer_text, worked
from studyapp.texts import LANGUAGES, Texts
from studyapp.texts.exercise import TABLE as EXERCISE
from studyapp.texts.verdict import TABLE as VERDICT

EN = Texts("en")


def test_an_array_alone_on_its_line_becomes_an_aligned_grid():
    x = np.array([[[1, -2], [10, 4]]])
    assert filled("Pool:\n{{x}}\nwith stride 2.", {"x": x}) == "Pool:\n\n     1  -2\n    10   4\n\nwith stride 2."


def test_several_channels_are_labelled():
    x = np.arange(8).reshape(1, 2, 2, 2) / 2
    lines = filled("{{x}}", {"x": x}).split("\n")
    assert lines == [
        "    [0]", "    0.0  0.5", "    1.0  1.5", "", "    [1]", "    2.0  2.5", "    3.0  3.5"
    ]  # fmt: skip


def test_values_inside_formulas_are_groups_and_elsewhere_plain():
    given = {"a": -3, "p": 0.25, "v": np.array([[1, 2]]), "kind": "easy"}
    assert filled("$x^{{a}} = {{p}}$", given) == "$x^{-3} = {0.25}$"
    assert filled("a is {{a}}, v is {{v}}, {{kind}} and `{{p}}`", given) == "a is -3, v is [1, 2], easy and `0.25`"
    assert filled("$v = {{v}}$", given) == r"$v = {\begin{bmatrix} 1 & 2 \end{bmatrix}}$"
    assert filled("$5 and {{a}}, $6", given) == "$5 and -3, $6"


def test_code_keeps_its_braces_and_a_grid_is_not_made_in_a_fence():
    text = "```\nprint({{a}})\n{{x}}\n```"
    assert filled(text, {"a": 2, "x": np.array([1, 2])}) == "```\nprint(2)\n[1, 2]\n```"


def test_an_unknown_name_stays_as_written():
    assert filled("{{nothing}} $x_{{i}}$", {}) == "{{nothing}} $x_{{i}}$"


def test_the_question_shows_the_numbers_in_the_learners_language():
    chosen = exercise("x", draw={"x": "int(7, 7)"})
    both = type(chosen)(**{**fields(chosen), "q": Text({"en": "x is {{x}}", "zh-Hans": "x 是 {{x}}"})})
    variant = draw("d/x", both, seed=0)
    assert question(variant, both, "en") == "x is 7"
    assert question(variant, both, "zh-Hans") == "x 是 7"


def fields(chosen):
    return {name: getattr(chosen, name) for name in ("id", "q", "answer", "draw")}


def test_a_hint_may_show_drawn_values_and_rounded_steps():
    variant = draw("d/focal", FOCAL, seed=3)
    steps = {step.name: step.value for step in variant.steps}
    assert fill(variant, "p_t = {{p_t}}, ln = {{log_p_t}}") == f"p_t = {steps['p_t']}, ln = {steps['log_p_t']:.5f}"


def test_the_message_says_which_mistake_why_and_where_the_ways_part():
    own = mistake("no-alpha", r"That leaves out $\alpha_t$.", steps={"alpha_t": "1"}, why=Text({"en": "It weighs."}))
    chosen = exercise(FOCAL.answer, draw=FOCAL.draw, steps=FOCAL.steps, decimals=4, mistakes=(own,))
    variant = draw("d/focal", chosen, seed=3)
    said = message(judge(variant, typed_text(variant.mistakes[0].value, variant)), variant, EN)
    assert "exactly this" in said
    assert r"That leaves out $\alpha_t$." in said
    assert "It weighs." in said
    assert "alpha_t: yours 1, right 0.25" in said
    assert "4 decimals" in said


def test_shapes_that_part_are_told_without_the_axes_that_are_not_shown():
    variant = draw("d/pool", MAX_POOL, seed=3)
    everywhere = next(mistake for mistake in variant.mistakes if mistake.id == "stride-one")
    said = message(judge(variant, typed_text(everywhere.value, variant)), variant, EN)
    assert "gives (3, 3); the right way gives (2, 2)" in said


def test_the_message_of_an_array_names_the_cell():
    variant = draw("d/bn", BN_TRAIN, seed=3)
    inside = next(each for each in variant.mistakes if each.id == "beta-inside")
    assert "y, cell [0, 0]" in message(judge(variant, typed_text(inside.value, variant)), variant, EN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_verdict_has_words(lang):
    texts = Texts(lang)
    for name, chosen in SAMPLES.items():
        variant = draw("d/x", chosen, seed=2)
        answers = ["abc", "", "5", "1 2", "0.777", "7777", typed_text(variant.expected, variant)]
        answers += [typed_text(each.value, variant) for each in variant.mistakes]
        assert asked_for(variant, texts), name
        for text in answers:
            assert message(judge(variant, text), variant, texts)


def test_the_worked_solution_fills_the_numbers_in():
    variant = draw("d/focal", FOCAL, seed=3)
    assert worked(variant, FOCAL)[1:3] == (
        "alpha_t = alpha if y == 1 else 1 - alpha = 1 - 0.75 = 0.25",
        "modulating = (1 - p_t) ** gamma = (1 - 0.8) ** 2 = 0.04",
    )
    assert worked(variant, FOCAL)[-1] == "= 0.0022"
    assert answer_text(draw("d/pool", MAX_POOL, seed=3)) == "[[8, 8], [9, 4]]"
    assert answer_text(draw("d/shape", OUTPUT_SHAPE, seed=3)).startswith("(")


def test_every_code_that_is_raised_has_words_in_both_languages():
    folder = Path(studyapp.exercise.__file__).parent
    codes = set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("ExpressionError", "ExerciseProblem"):
                codes.update(arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_Rejected":
                codes.update(f"unsound_{arg.value}" for arg in node.args if isinstance(arg, ast.Constant))
    assert len(codes) > 40
    assert codes <= set(EXERCISE)


@pytest.mark.parametrize("table", [EXERCISE, VERDICT])
def test_both_languages_name_the_same_details(table):
    for english, chinese in table.values():
        names = [sorted(re.findall(r"\{(\w+)\}", each)) for each in (english, chinese)]
        assert names[0] == names[1], english


def test_a_long_step_of_the_worked_solution_is_stacked_at_its_equals_signs():
    steps = {"target": "where(arange(4) == c, 1.0, 0.0) + 0 * arange(4)"}
    long = exercise("target", draw={"c": "int(2, 2)"}, steps=steps)
    assert worked(draw("d/x", long, seed=0), long) == (
        "target = where(arange(4) == c, 1.0, 0.0) + 0 * arange(4)",
        "       = where(arange(4) == 2, 1.0, 0.0) + 0 * arange(4)",
        "       = [0, 0, 1, 0]",
    )


def test_a_grid_is_not_repeated_in_brackets_below_the_worked_solution():
    square = exercise("reshape(arange(9), (3, 3)) * a", draw={"a": "int(2, 2)"})
    assert worked(draw("d/x", square, seed=0), square) == (
        "reshape(arange(9), (3, 3)) * a = reshape(arange(9), (3, 3)) * 2 =",
        "     0   2   4",
        "     6   8  10",
        "    12  14  16",
    )


def test_a_row_is_asked_for_by_its_count_and_a_matrix_by_its_shape_too():
    row, square = exercise("arange(3) / 8"), exercise("reshape(arange(4), (2, 2)) / 8")
    assert asked_for(draw("d/x", row, seed=0), EN) == "3 numbers, to 3 decimals"
    assert asked_for(draw("d/x", square, seed=0), EN) == "4 numbers of shape 2×2, to 3 decimals"


def test_chinese_sentences_follow_each_other_without_a_blank():
    assert Texts("zh-Hans").joined(["错误。", "", "原因。", "3 行。"]) == "错误。原因。3 行。"
    assert EN.joined(["Wrong.", "", "Why."]) == "Wrong. Why."


def test_a_negative_number_behind_a_minus_stands_in_brackets():
    minus = exercise("exp(-a) - a", draw={"a": "int(-2, -2)"})
    assert worked(draw("d/x", minus, seed=0), minus)[0].startswith("exp(-a) - a = exp(-(-2)) - (-2) = ")
