"""Traces told as stories and played: every shipped exercise that has one, forth and back, by itself or only by hand."""

import asyncio
import re
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

import pytest

from studyapp.deck.library import Library
from studyapp.deck.models import Exercise
from studyapp.exercise.generate import draw
from studyapp.exercise.trace import trace
from studyapp.formula.cells import cell_len
from studyapp.formula.spans import joined
from studyapp.session.desk import Wanted
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp
from studyapp.tui.motion import may_move
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.screens.trace import TraceScreen
from studyapp.tui.traces import story_of

DECK = r"""
cards:
  - id: conv
    q: '{{x}} {{w}}'
    draw: {x: 'ints((1, 2, 3, 3), -2, 5)', w: 'ints((1, 2, 2, 2), -1, 2)', b: 'int(1, 3)'}
    answer: conv2d(x, w, [b], padding=1)
  - id: max
    q: '{{x}}'
    draw: {x: 'ints((1, 4, 4), 1, 99, distinct=True)'}
    answer: max_pool2d(x, 2)
  - id: avg
    q: '{{x}}'
    draw: {x: 'ints((1, 4, 4), 1, 9)'}
    answer: avg_pool2d(x, 2)
  - id: ce
    q: '{{z}}'
    draw: {z: 'decimals((1, 3), -2, 2, 0.5)'}
    answer: cross_entropy(z, [1])
  - id: bn
    q: '{{x}}'
    draw: {x: 'ints((4, 1), -3, 5, distinct=True)'}
    answer: batch_norm(x, None, None, training=True, eps=0.25)
  - id: field
    q: '{{k}}'
    draw: {k: 'int(3, 5)'}
    answer: receptive_field([(k, 2, 1), (3, 1, 2)])[0]
  - id: solution
    q: '{{x}} {{w}}'
    draw: {x: 'ints((3, 3), -4, 9)', w: 'ints((3,), -2, 2)'}
    steps: {product: x @ w, share: product / 4}
    answer: max(share) - 1
"""
PHASES = {"conv": 3, "max": 2, "avg": 2, "ce": 5, "bn": 4, "field": 1, "solution": 2}


def story(sit, name, lang="en"):
    card = sit(norm=DECK).library.card(f"norm/{name}")
    variant = draw(card.key, card.entry, seed=4)
    return story_of(trace(variant), Texts(lang)), variant


def text_of(story, page, width=76):
    return "\n".join(joined(line) for line in story.lines(page, width))


def fits_and_moves(found, width):
    pages = [text_of(found, page, width) for page in range(found.pages)]
    assert all(one != two for one, two in pairwise(pages))
    assert max(cell_len(line) for page in pages for line in page.split("\n")) <= width


@pytest.mark.parametrize("name", PHASES)
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("width", [36, 76])
def test_every_page_fits_its_width_and_differs_from_the_one_before(sit, name, lang, width):
    found, _ = story(sit, name, lang)
    assert found.pages == len(found.steps) * PHASES[name]
    fits_and_moves(found, width)


DECKS = tuple(sorted((Path(__file__).parents[2] / "decks").glob("*.yaml")))


@pytest.mark.parametrize("deck", DECKS, ids=[deck.stem for deck in DECKS])
def test_every_shipped_exercise_can_be_played_on_a_narrow_screen(deck, tmp_path):
    copyfile(deck, tmp_path / deck.name)
    with Library.open([tmp_path], None) as library:
        for card in library.cards(library.decks[0].id):
            if isinstance(card.entry, Exercise):
                fits_and_moves(story_of(trace(draw(card.key, card.entry, seed=1)), Texts()), 36)


def test_a_solution_shows_where_it_is_then_the_numbers_then_what_they_come_to(sit):
    found, variant = story(sit, "solution")
    share = [round(cell) for cell in found.steps[0].result.value.tolist()]
    filled, worked_out = (text_of(found, page) for page in (2, 3))
    assert "share = ▸product / 4◂" in filled
    assert filled.endswith(f"{share} / 4")
    assert worked_out.startswith(filled + " = [")
    assert text_of(found, found.pages - 1).endswith(f"= {float(variant.expected):g}")


def test_a_convolution_shows_window_then_products_then_sum(sit):
    found, variant = story(sit, "conv")
    step = found.steps[0]
    window, products, total = (text_of(found, page) for page in range(3))
    assert window.count("[") - len(re.findall(r"\[\d+, ", window)) >= 8
    assert "products" not in window
    assert "products" in products
    assert "=" not in products
    assert total.endswith(f"= {step.value:g}".replace("-", "−"))
    assert float(variant.expected.ravel()[0]) == step.value


def test_the_last_page_shows_the_whole_output(sit):
    found, variant = story(sit, "max")
    last = text_of(found, found.pages - 1)
    assert "·" not in last
    assert all(f"{cell:g}" in last for cell in variant.expected.ravel())


def test_the_winner_of_a_window_stands_out_without_colour(sit):
    found, _ = story(sit, "max")
    assert re.search(rf"<\s*{found.steps[0].value:g}>", text_of(found, 1))


def test_softmax_ends_in_the_loss(sit):
    found, variant = story(sit, "ce")
    assert text_of(found, found.pages - 1).endswith(f"= {float(variant.expected):.4f}".rstrip("0"))


def test_an_answer_without_a_trace_has_no_story():
    assert story_of(None, Texts()) is None


@pytest.mark.parametrize(
    ("environ", "animation", "moves"),
    [
        ({}, "full", True),
        ({"SSH_CONNECTION": "10.0.0.1 5000 10.0.0.2 22"}, "full", False),
        ({}, "none", False),
        ({"TERM": "dumb"}, "full", False),
    ],
)
def test_pictures_move_only_near_and_where_wanted(environ, animation, moves):
    assert may_move(environ, animation=animation) is moves


def played(sit, keys, *, card="norm/max"):
    desk = sit(norm=DECK)
    app = StudyApp(desk, desk.review(Wanted(names=(card,))))
    seen = []

    async def journey():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("t", *keys[:1])
            for key in keys[1:]:
                await pilot.press(key)
                await pilot.pause()
                seen.append((type(app.screen), getattr(app.screen, "at", None), getattr(app.screen, "playing", None)))

    asyncio.run(journey())
    return seen


def test_t_plays_only_once_the_answer_is_out_and_leads_back(sit, monkeypatch):
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    seen = played(sit, ["ctrl+s", "t", "right", "right", "left", "down", "end", "right", "home", "escape"])
    assert [at for _, at, _ in seen[:-1]] == [0, 1, 2, 1, 3, 7, 7, 0]
    assert seen[-1][0] is ReviewScreen


def test_space_plays_and_a_step_by_hand_pauses(sit, monkeypatch):
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    seen = played(sit, ["ctrl+s", "t", "space", "right", "space", "space"])
    assert [playing for _, _, playing in seen] == [False, True, False, True, False]


def test_over_ssh_it_is_stepped_by_hand(sit, monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 5000 10.0.0.2 22")
    seen = played(sit, ["ctrl+s", "t", "space", "right"])
    assert seen[-1] == (TraceScreen, 1, False)


def test_a_convolution_told_as_another_says_how(sit):
    answer = "conv_transpose1d(x, [[[2, 1]]], stride=2)"
    deck = f"cards:\n  - {{id: t, q: '{{{{x}}}}', draw: {{x: 'ints((1, 1, 3), 1, 9)'}}, answer: '{answer}'}}\n"
    card = sit(norm=deck).library.card("norm/t")
    found = story_of(trace(draw(card.key, card.entry, seed=4)), Texts())
    assert found.title == "conv_transpose1d, step by step"
    assert "pulled apart by zeros" in text_of(found, 0)
