"""A learner whose memory goes by the app's own equations with parameters of the test's choice."""

import numpy as np

from studyapp.memory.bulk_equations import Equations
from studyapp.memory.fitting.past import Past
from studyapp.memory.rules import FSRS6_PARAMETERS

FORGETFUL = tuple(
    value * (0.3 if index < 4 else 0.8 if index == 8 else 1) for index, value in enumerate(FSRS6_PARAMETERS)
)


def study(parameters: tuple[float, ...], cards: int = 400, days: int = 120, seed: int = 0, daily: int = 4) -> Past:
    """Let the learner study some cards, a few new ones a day, at the intervals of the defaults."""
    chance = np.random.default_rng(seed)
    true, planned = Equations(parameters), Equations(FSRS6_PARAMETERS)
    memory, plan = np.zeros((2, cards)), np.zeros((2, cards))
    last, due = np.full(cards, -1), np.arange(cards) // daily
    rows = []
    for day in range(days):
        at = np.nonzero(due == day)[0]
        new = last[at] < 0
        elapsed = np.where(new, 0, day - last[at])
        known = chance.random(len(at)) < np.where(new, 0.6, true.recall(memory[0, at], elapsed))
        rating = np.where(known, 3, 1)
        memory[:, at] = true.answered(*memory[:, at], elapsed, rating, new)
        plan[:, at] = planned.answered(*plan[:, at], elapsed, rating, new)
        rows += [(card, answer, day) for card, answer in zip(at.tolist(), rating.tolist(), strict=True)]
        last[at] = day
        due[at] = day + np.maximum(1, np.round(plan[0, at])).astype(int)
    card, rating, day = np.array(rows, np.int64).T
    by_card = np.argsort(card, kind="stable")
    return Past(card[by_card], rating[by_card], day[by_card], by_card)
