"""The formula sheet: every operation is there, under a topic, with its formula laid out and its example."""

import pytest
from screen_play import LANGS, SIZES, compare, fits, play

import kernels
from studyapp.exercise.operations import OTHER, Explained, as_markdown, operations
from studyapp.exercise.worked_traces import CALLS, DESCENTS, example_call, example_trace
from studyapp.formula.cells import cell_len
from studyapp.formula.spans import joined
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.formulas import operation_lines, sentence_of
from studyapp.tui.traces import story_of


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


@pytest.mark.parametrize("lang", LANGS)
def test_every_operation_is_named_and_explained_in_both_languages(lang):
    from studyapp.texts.operations import CHINESE, TABLE

    assert set(TABLE) == set(CHINESE) == set(kernels.__all__)
    for operation in operations():
        assert sentence_of(operation, Texts(lang)).rstrip()[-1] in ".。;；", operation.name
        assert lang == "en" or any(char >= "\u4e00" for char in CHINESE[operation.name]), operation.name


def test_a_docstring_is_shown_formula_and_example_first():
    parts = Explained.of("Say it.\n\nMore about it.\n\n$y = x$\n\n>>> f(1)\n2")
    assert parts == Explained("Say it.", "$y = x$", "```python\n>>> f(1)\n2\n```", "More about it.")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [*CALLS, *DESCENTS])
def test_a_worked_example_is_played_to_what_the_operation_returns(name, lang):
    story = story_of(example_trace(name), Texts(lang))
    assert story is not None
    assert story.pages > 3
    pages = ["\n".join(joined(line) for line in story.lines(page, 76)) for page in range(story.pages)]
    assert max(cell_len(line) for page in pages for line in page.splitlines()) <= 76
    assert len(set(pages)) == len(pages)


def test_the_descent_with_momentum_overshoots_and_writes_its_equation():
    story = story_of(example_trace("sgd_step"), Texts())
    assert "0.5 · 8 + 6.4 = 10.4; 3.2 − 0.1 · 10.4 = 2.16" in joined(story.lines(1, 76)[-1])
    assert example_call("sgd_step") == "f(x) = x², x₀ = 4, lr = 0.1, momentum = 0.5"


def test_t_plays_the_example_and_comes_back(sit):
    seen = play(StudyApp(sit()), ["f", "type:max_pool2d", "enter", "t", "right", "escape"])
    assert "t plays it step by step" in seen[3] or "play it" in seen[3].splitlines()[-1]
    assert "1 of 4" in seen[4].splitlines()[0]
    assert "max(1, 3, 5, 6) = 6" in seen[5]
    assert "❯ max_pool2d" in seen[6]


def test_what_has_no_trace_offers_none(sit):
    seen = play(StudyApp(sit()), ["f", "type:nms", "enter", "t"])
    assert "play it" not in seen[-1]
    assert "❯ nms" in seen[-1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [36, 72])
def test_no_operation_is_wider_than_its_place_or_shows_raw_formulas(width, lang):
    for operation in operations():
        lines = [joined(line) for line in operation_lines(operation, Texts(lang), width)]
        assert all(cell_len(line) <= width for line in lines), operation.name
        assert not any("\\" in line or "$" in line for line in lines), operation.name


def test_a_formula_is_found_by_name_and_shown_laid_out(sit):
    seen = play(StudyApp(sit()), ["f", "type:max_pool2d"])
    assert "❯ max_pool2d" in seen[-1]
    assert "max" in seen[-1]
    assert "Return the largest value of every window of an image" in " ".join(seen[-1].split())


def test_the_name_that_was_typed_comes_first(sit):
    assert "❯ avg_pool2d " in play(StudyApp(sit()), ["f", "type:avg_pool2d"])[-1]


def test_what_finds_nothing_says_so(sit):
    assert "No operation" in play(StudyApp(sit()), ["f", "type:zzz"])[-1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, lang, size):
    picture = play(StudyApp(sit(lang=lang)), ["f", "type:huber_loss", "enter"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"formulas-{lang}-{size[0]}", picture)
