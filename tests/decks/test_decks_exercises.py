"""The exercise that the first session of every learner meets: what it shows, takes and names."""

from pathlib import Path

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.deck.reader import read_deck
from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge
from studyapp.exercise.question import question

POOLING = Path(__file__).parents[2] / "decks" / "02-pooling.yaml"


def test_the_first_pooling_exercise_shows_a_grid_and_expects_a_matrix() -> None:
    deck = read_deck(POOLING).deck
    assert deck is not None
    exercise = next(entry for entry in deck.entries if entry.id == "max-pool-2x2")
    assert isinstance(exercise, Exercise)
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
