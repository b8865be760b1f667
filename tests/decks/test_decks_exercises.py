"""Every shipped exercise, drawn twenty times a level: the right answer passes and every mistake is named."""

from pathlib import Path

import numpy as np
import pytest

from studyapp.deck.models import Exercise
from studyapp.deck.reader import read_deck
from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge
from studyapp.exercise.question import question
from studyapp.exercise.variant import Variant

DRAWS = 20
EXERCISES = {
    f"{reading.deck.id}/{entry.id}": entry
    for reading in map(read_deck, sorted(Path(__file__).parents[2].glob("decks/*.yaml")))
    if reading.deck
    for entry in reading.deck.entries
    if isinstance(entry, Exercise)
}


def typed(value: object, decimals: int) -> str:
    """Write a value as a learner would, rounded to `decimals`."""
    cells = np.asarray(value, np.float64)
    if cells.ndim == 0:
        return f"{float(cells):.{decimals}f}"
    return "[" + ", ".join(typed(part, decimals) for part in cells) + "]"


@pytest.mark.parametrize("key", EXERCISES)
def test_right_answers_pass_and_mistakes_are_named(key: str) -> None:
    exercise = EXERCISES[key]
    for level in sorted({1, *exercise.levels}):
        told: set[str] = set()
        for seed in range(DRAWS):
            variant = draw(key, exercise, seed=seed, level=level)
            told.update(_named(variant))
        assert told == {mistake.id for mistake in exercise.mistakes}, (key, level)


def _named(variant: Variant) -> set[str]:
    """Judge the right answer and every mistake of a variant; give the mistakes that were told apart."""
    decimals = 0 if variant.exact else variant.decimals
    assert judge(variant, typed(variant.expected, decimals)).verdict == "correct", variant.seed
    for mistake in variant.mistakes:
        fine = decimals or 3
        verdict = judge(variant, typed(mistake.value, fine))
        assert (verdict.verdict, verdict.mistake) == ("wrong", mistake.id), (variant.seed, mistake.id)
    return {mistake.id for mistake in variant.mistakes}


@pytest.mark.parametrize("key", EXERCISES)
def test_answers_cannot_be_guessed(key: str) -> None:
    answers = [typed(draw(key, EXERCISES[key], seed=seed).expected, 3) for seed in range(DRAWS)]
    assert len(set(answers)) >= 5


def test_the_first_pooling_exercise_shows_a_grid_and_expects_a_matrix() -> None:
    exercise = EXERCISES["pooling/max-pool-2x2"]
    variant = draw("pooling/max-pool-2x2", exercise, seed=7)
    grid = np.asarray(variant.given["x"])
    assert grid.shape == (1, 4, 4)
    assert variant.shape == (2, 2)
    shown = question(variant, exercise, "en")
    rows = [line for line in shown.splitlines() if len(line.split()) >= 4 and line.strip()[-1].isdigit()]
    assert len(rows) == 4
    blocks = grid[0].reshape(2, 2, 2, 2).transpose(0, 2, 1, 3).reshape(2, 2, 4)
    answer = "; ".join(" ".join(str(int(value)) for value in row) for row in blocks.max(axis=2))
    assert judge(variant, answer).verdict == "correct"
    averages = "; ".join(" ".join(str(float(value)) for value in row) for row in blocks.mean(axis=2))
    assert judge(variant, averages).mistake == "average"
