"""Linting exercises: what drawing and computing finds, at its line and column, with a fix."""

import pytest

from studyapp.authoring.lint import lint
from studyapp.deck.problems import fix_text, message_text, problem_text
from studyapp.errors import StudyError
from studyapp.texts import Texts

HEAD = "cards:\n  - id: a\n    q: 'What? {{x}}'\n    draw: {x: 'ints(4, 1, 9)'}\n"


def linted(tmp_path, body):
    file = tmp_path / "deck.yaml"
    file.write_text(HEAD + body, encoding="utf-8")
    (found,) = lint([file])
    return [problem for problem in found.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("body", "line", "column", "code"),
    [
        ("    answer: meen(x)\n", 5, 13, "E074"),
        ("    answer: mean(x) + y\n", 5, 23, "E074"),
        ("    answer: x.mean()\n", 5, 13, "E070"),
        ("    answer: '__import__(\"os\")'\n", 5, 25, "E070"),
        ("    answer: mean(x)\n    kernel: sum(x)\n", 6, 13, "E072"),
        ("    answer: mean(x)\n    mistakes:\n      - {id: m, answer: sum(x) / 4, says: s}\n", 7, 9, "E071"),
        ("    answer: sum(x) / 0\n", 5, 13, "E076"),
        ("    where: x[0] > 100\n    answer: mean(x)\n", 6, 13, "E073"),
    ],
)
def test_a_problem_of_an_exercise_points_at_its_character(tmp_path, body, line, column, code):
    (problem,) = linted(tmp_path, body)
    assert (problem.line, problem.code) == (line, code)
    assert abs(problem.column - column) <= 3, problem


def test_each_language_says_what_is_wrong_and_how_to_mend_it(tmp_path):
    (problem,) = linted(tmp_path, "    answer: meen(x)\n")
    assert message_text(problem, Texts("en")) == "There is no function meen"
    assert fix_text(problem, Texts("en")) == "did you mean mean?"
    assert "meen" in problem_text(problem, Texts("zh-Hans"))


def test_a_sound_exercise_has_no_problem(tmp_path):
    body = (
        "    answer: mean(x)\n    decimals: 2\n    mistakes:\n      - {id: sum, answer: sum(x), says: Divide by 4.}\n"
    )
    assert linted(tmp_path, body) == []


def test_folders_are_linted_file_by_file_and_a_missing_path_is_named(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text("cards:\n  - {q: Q?, a: A.}\n", encoding="utf-8")
    assert [found.file[-6:] for found in lint([tmp_path])] == ["a.yaml", "b.yaml"]
    with pytest.raises(StudyError):
        list(lint([tmp_path / "none.yaml"]))


def test_where_only_the_shapes_differ_the_shapes_are_told(tmp_path):
    (problem,) = linted(tmp_path, "    answer: mean(x)\n    kernel: reshape(mean(x), 1)\n")
    told = "The answer has shape (), its kernel's result (1,); a single number has shape ()"
    assert (problem.code, message_text(problem, Texts("en"))) == ("E072", told)


@pytest.mark.parametrize(
    ("text", "column", "fix"),
    [
        ("What is $x = $ 3?", 17, "- q: 'What is $x =$ 3?'"),
        ("Is $ y$ or $z$ meant?", 12, "- q: 'Is $y$ or $z$ meant?'"),
        ("$a$ and $\\beta^2 $", 17, "- q: '$a$ and $\\beta^2$'"),
    ],
)
def test_a_blank_inside_the_dollars_is_told_with_the_formula_mended(tmp_path, text, column, fix):
    file = tmp_path / "deck.yaml"
    file.write_text(f"cards:\n  - q: '{text}'\n    a: A.\n", encoding="utf-8")
    (found,) = lint([file])
    assert [(each.code, each.column, each.fix) for each in found.problems] == [("W115", column, fix)]


@pytest.mark.parametrize(
    "text", ["From $5 to $6 a month", "Give 5 $ or 6 $ more", "`$x = $`", r"\$x = \$", "$x$ and $y$"]
)
def test_prices_code_and_formulas_are_left_alone(tmp_path, text):
    file = tmp_path / "deck.yaml"
    file.write_text(f"cards:\n  - q: '{text}'\n    a: A.\n", encoding="utf-8")
    (found,) = lint([file])
    assert found.problems == ()
