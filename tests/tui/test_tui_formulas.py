"""The formula sheet: every operation is there, under a topic, with its formula laid out and its example."""

import pytest
from screen_play import LANGS, SIZES, compare, fits, play

import kernels
from studyapp.exercise.operations import OTHER, as_markdown, operations
from studyapp.formula.cells import cell_len
from studyapp.formula.spans import joined
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.formulas import operation_lines


def test_every_operation_is_listed_and_nearly_all_under_a_topic():
    found = operations()
    assert {each.name for each in found} == set(kernels.__all__)
    assert sum(each.topic == OTHER for each in found) < len(found) / 10
    assert all(Texts().has(f"browse.topic_{each.topic}") for each in found)


def test_an_operation_is_written_as_it_is_called():
    by_name = {each.name: each for each in operations()}
    assert by_name["relu"].call.startswith("relu(")
    assert by_name["cross_entropy"].call == (
        "cross_entropy(input, target, weight=None, *, ignore_index=-100, reduction='mean', label_smoothing=0.0)"
    )


def test_examples_become_code():
    assert as_markdown("Say.\n\n>>> f(1)\n2\n\nMore.") == "Say.\n\n```python\n>>> f(1)\n2\n```\n\nMore."
    assert as_markdown(">>> f(1)\n2").endswith("```")
    assert as_markdown("$a\n+ b$ is") == "$a + b$ is"


@pytest.mark.parametrize("width", [36, 72])
def test_no_operation_is_wider_than_its_place_or_shows_raw_formulas(width):
    for operation in operations():
        lines = [joined(line) for line in operation_lines(operation, width)]
        assert all(cell_len(line) <= width for line in lines), operation.name
        assert not any("\\" in line or "$" in line for line in lines), operation.name


def test_a_formula_is_found_by_name_and_shown_laid_out(sit):
    seen = play(StudyApp(sit()), ["f", "type:max_pool2d"])
    assert "❯ max_pool2d" in seen[-1]
    assert "max" in seen[-1]
    assert "Return the largest value of every window of an image" in " ".join(seen[-1].split())


def test_what_finds_nothing_says_so(sit):
    assert "No operation" in play(StudyApp(sit()), ["f", "type:zzz"])[-1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, lang, size):
    picture = play(StudyApp(sit(lang=lang)), ["f", "type:huber_loss", "enter"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"formulas-{lang}-{size[0]}", picture)
