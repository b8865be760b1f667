"""Every shipped exercise, drawn six times: sound, right where right, each mistake named, junk refused."""

import time
from pathlib import Path

import pytest
from simulated_learner import share_recognised

from studyapp.deck.models import Exercise
from studyapp.deck.reader import read_deck
from studyapp.exercise.stress import stress

DRAWS = 6
DECKS = Path(__file__).parents[2] / "decks"


def shipped():
    for path in sorted(DECKS.glob("*.yaml")):
        deck = read_deck(path, warn=False).deck
        for entry in deck.entries if deck else ():
            if isinstance(entry, Exercise):
                yield pytest.param(f"{deck.id}/{entry.id}", entry, id=f"{deck.id}/{entry.id}")


@pytest.mark.parametrize(("key", "entry"), list(shipped()))
def test_a_shipped_exercise_is_proven_by_six_draws(key, entry):
    report = stress(key, entry, draws=DRAWS, clock=time.perf_counter)
    assert report["unsound"] == 0, report["reasons"]
    assert report["self_test"]["right"] == DRAWS
    assert report["self_test"]["failed"] == 0, report["failures"]
    assert report["guessable"] <= 0.75


@pytest.mark.parametrize(("key", "entry"), list(shipped()))
def test_a_learner_with_one_fixed_mistake_is_recognised_within_three_variants(key, entry):
    assert share_recognised(key, entry, runs=2) == 1
