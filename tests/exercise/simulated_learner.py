"""A simulated learner who always makes one mistake, and the variants that a review would draw for them."""

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.exercise.cover import telling
from studyapp.exercise.judge import judge
from studyapp.exercise.stress import typed_text

VARIANTS = 3


def recognised(key: str, exercise: Exercise, mistake: str, seed: int) -> bool:
    """Tell whether the mistake is named within three variants, each chosen to tell apart what none told yet."""
    told: set[str] = set()
    for number in range(VARIANTS):
        wanted = [each.id for each in exercise.mistakes if each.id not in told]
        variant = telling(key, exercise, seed=seed + 1000 * number, level=1, wanted=wanted)
        told |= {each.id for each in variant.mistakes}
        made = next((each for each in variant.applicable if each.id == mistake), None)
        if made is None:
            continue
        verdict = judge(variant, typed_text(made.value, variant))
        if mistake in (verdict.mistake, verdict.also):
            return True
    return False


def share_recognised(key: str, exercise: Exercise, runs: int, seed: int = 0) -> float:
    """Give the share of runs, each with one of the exercise's mistakes in turn, in which it was recognised."""
    mistakes = [mistake.id for mistake in exercise.mistakes]
    rng = np.random.default_rng(seed)
    seeds = rng.integers(0, 1 << 31, runs)
    named = [recognised(key, exercise, mistakes[run % len(mistakes)], int(seeds[run])) for run in range(runs)]
    return sum(named) / runs
