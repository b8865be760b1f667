"""Linting what needs more than one file's YAML: formulas, needs across decks, counts, and files that are none."""

import os
from pathlib import Path

import pytest

from studyapp.authoring.across import broken_needs, like_questions, questions
from studyapp.authoring.lint import lint
from studyapp.authoring.paths import deck_files, read_file
from studyapp.authoring.summary import added, summary_of
from studyapp.deck.problems import message_text
from studyapp.deck.reader import read_deck
from studyapp.errors import StudyError
from studyapp.texts import Texts


def codes(linted):
    return [(problem.line, problem.column, problem.code) for problem in linted.problems]


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_formula_that_cannot_be_laid_out_is_told_at_its_character(tmp_path):
    file = written(tmp_path / "a.yaml", "cards:\n  - q: 'What is $x + \\nosuch y$?'\n    a: '$\\frac{1}{2}$'\n")
    (found,) = lint([file])
    assert codes(found) == [(2, 22, "W111")]
    assert "nosuch" in found.problems[0].details["what"]


def test_code_is_no_formula_and_a_card_can_silence_the_warning(tmp_path):
    text = "cards:\n  - {q: 'Why `$x \\nosuch$`?', a: x}\n  - {q: '$\\nosuch$', a: x, quiet: W111, note: wanted}\n"
    (found,) = lint([written(tmp_path / "a.yaml", text)])
    assert codes(found) == []


def test_needs_across_decks_are_looked_up_in_the_files_given_and_the_library(tmp_path):
    library = tmp_path / "library"
    library.mkdir()
    written(library / "base.yaml", "cards:\n  - {id: known, q: Q?, a: A.}\n")
    file = written(tmp_path / "new.yaml", "cards:\n  - {id: x, q: Q?, a: A., needs: [base/known, base/gone]}\n")
    (found,) = lint([file], broken_needs([file], [library], None))
    assert [(code, found.file) for _, _, code in codes(found)] == [("E046", str(file))]
    assert found.problems[0].details["need"] == "base/gone"


def test_a_linted_file_stands_in_for_the_deck_of_its_id(tmp_path):
    library = tmp_path / "library"
    library.mkdir()
    written(library / "base.yaml", "cards:\n  - {id: old, q: Q?, a: A.}\n")
    written(library / "user.yaml", "cards:\n  - {id: x, q: Q?, a: A., needs: base/new}\n")
    base = written(tmp_path / "base.yaml", "cards:\n  - {id: new, q: Q?, a: A.}\n")
    user = library / "user.yaml"
    assert [problem.code for problem in broken_needs([user], [library], None)] == ["E046"]
    assert list(broken_needs([user, base], [library], None)) == []


def test_the_summary_counts_kinds_translations_kernels_and_mistakes(tmp_path):
    text = """\
deck: d
langs: [en, zh-Hans]
cards:
  - {q: {en: One?, zh-Hans: 一？}, a: {en: a, zh-Hans: 甲}}
  - {q: Two?, a: b}
  - {id: e, q: 'x {{x}}', draw: {x: 'int(1, 9)'}, answer: x + 1, mistakes: [{id: m, answer: x + 2, says: s}]}
  - {id: f, q: 'x {{x}}', draw: {x: 'ints(3, 1, 9)'}, answer: mean(x), kernel: mean(x)}
"""
    found = summary_of(read_deck(written(tmp_path / "d.yaml", text)).deck)
    assert found.json() == {
        "deck": "d",
        "cards": 4,
        "kinds": {"basic": 2, "exercise": 2},
        "languages": {"en": 4, "zh-Hans": 1} | {"en": found.languages["en"], "zh-Hans": found.languages["zh-Hans"]},
        "exercises": 2,
        "with_kernel": 1,
        "without_kernel": ["d/e"],
        "mistakes": {"d/e": 1, "d/f": 0},
        "mistakes_each": 0.5,
    }
    assert found.languages["zh-Hans"] < found.languages["en"] == 4
    assert added([found, found], "all").cards == 8


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"cards:\n  - q: \xff\xfe\xfa"), "E002"),
        (lambda path: path.write_bytes("cards:\n  - {q: Q, a: A}\n".encode("utf-16")), "E002"),
        (lambda path: path.write_bytes(b""), "E004"),
        (lambda path: path.mkdir(), "E001"),
        (lambda path: path.symlink_to(path.with_name("gone")), "E001"),
        (os.mkfifo, "E001"),
    ],
)
def test_a_file_that_is_no_deck_is_one_problem_among_the_others(tmp_path, make, code):
    make(tmp_path / "bad.yaml")
    written(tmp_path / "good.yaml", "cards:\n  - {q: Q?, a: A.}\n")
    bad, good = lint([tmp_path])
    assert code in [problem.code for problem in bad.problems]
    assert good.problems == ()


def test_paths_without_a_deck_are_an_error(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(StudyError):
            list(deck_files([path]))


def test_two_files_of_one_deck_id_are_told_since_only_the_later_is_studied(tmp_path):
    for name in ("02-pooling.yaml", "09-pooling.yaml"):
        (tmp_path / name).write_text(f"cards: [{{q: What is {name[:2]}?, a: A number.}}]\n", encoding="utf-8")
    first, second = lint([tmp_path])
    assert first.problems == ()
    assert [problem.code for problem in second.problems] == ["W112"]


def test_a_file_named_twice_is_linted_once(tmp_path):
    file = written(tmp_path / "a.yaml", "cards:\n  - {q: Q?, a: A.}\n")
    assert len(list(lint([file, tmp_path, file]))) == 1


ONE = "cards:\n  - {id: x, q: Over which axes does BatchNorm take its mean?, a: N H W}\n"
LIKE = "cards:\n  - {q: Another one, a: b}\n  - {q: And over which axes does BatchNorm take its mean?, a: Three}\n"


def test_almost_the_same_question_in_two_decks_is_told_with_its_place(tmp_path):
    one, two = written(tmp_path / "one.yaml", ONE), written(tmp_path / "two.yaml", LIKE)
    first, second = lint([one, two])
    assert first.problems == ()
    (problem,) = second.problems
    assert (problem.code, problem.line, problem.column) == ("W110", 3, 9)
    assert message_text(problem, Texts("en")) == f"almost the same question as in {one}:2"


@pytest.mark.parametrize(
    "text",
    [
        LIKE.replace("a: Three", "a: Three, quiet: W110, note: for contrast"),
        LIKE.replace("And over which axes does", "And why in your own words does"),
        "deck: one\n" + LIKE,
        "cards:\n  - {claim: Over which axes does BatchNorm take its mean?, truth: true, because: b}\n",
    ],
)
def test_other_questions_silenced_ones_and_a_copy_of_the_deck_are_not(tmp_path, text):
    linted = lint([written(tmp_path / "one.yaml", ONE), written(tmp_path / "two.yaml", text)])
    assert not {problem.code for each in linted for problem in each.problems} - {"W112"}


def test_shipped_decks_do_not_ask_the_same_twice():
    folder = Path(__file__).parents[2] / "decks"
    asked = [question for file in sorted(folder.glob("*.yaml")) for question in questions(read_file(file))]
    assert len(asked) > 300
    assert list(like_questions(asked)) == []
