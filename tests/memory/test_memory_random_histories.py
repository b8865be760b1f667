"""Random histories at realistic hours in several time zones come out as fsrs-rs gives them; the long form is by name.

`python tests/memory/test_memory_random_histories.py 4000` runs the long form.
"""

import random
import sys
from itertools import pairwise
from math import isclose
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from studyapp.memory.days import DAY_MS, HOUR_MS, MINUTE_MS, scheduler_day
from studyapp.memory.equations import next_state, raw_interval
from studyapp.memory.fuzz import half_up
from studyapp.memory.rating import Rating
from studyapp.memory.review import review
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory

RULES = Rules(learning_steps=(), relearning_steps=(), fuzz=False, leech=0)
ZONES = (-8 * 60, -5 * 60, 0, 60, 120, 330, 8 * 60, 9 * 60 + 30)
TOLERANCE = 1e-4


def history(chance: random.Random) -> list[tuple[int, int, Rating]]:
    """Draw answers as (wall ms, offset, rating): at any hour, with moves between zones and daylight saving."""
    offset = chance.choice(ZONES)
    day, answers = 19_000 + chance.randrange(1000), []
    for _ in range(chance.randrange(1, 16)):
        if chance.random() < 0.08:
            offset = chance.choice(ZONES)
        if chance.random() < 0.05:
            offset += chance.choice((-60, 60))
        hour = min(27.5, max(5.0, chance.gauss(19, 4)))
        wall = day * DAY_MS + int(hour * HOUR_MS) - offset * MINUTE_MS
        wall = max(wall, answers[-1][0] + MINUTE_MS) if answers else wall
        answers.append((wall, offset, chance.choices(list(Rating), (12, 10, 65, 13))[0]))
        day += chance.choice((0, 1, 1, 2, 3, 5, 9, 21, 60, 180))
    return answers


def differences(answers: list[tuple[int, int, Rating]]) -> list[str]:
    """Compare stability, difficulty and the four intervals with fsrs-rs; it counts in 32 bits, hence the tie at .5."""
    import fsrs_rs_python as fsrs_rs

    model = fsrs_rs.FSRS(list(RULES.parameters))
    memory: Memory | None = None
    days = []
    for wall, offset, rating in answers:
        day = scheduler_day(wall, offset)
        days.append(max(day, days[-1]) if days else day)
        memory = review(memory, rating, day=days[-1], wall_ms=wall, rules=RULES, seed="golden")
    assert memory is not None
    gaps = [0, *(after - before for before, after in pairwise(days))]
    item = fsrs_rs.FSRSItem([fsrs_rs.FSRSReview(int(r), gap) for (_, _, r), gap in zip(answers, gaps, strict=True)])
    theirs = model.memory_state(item)
    found = [
        f"{name}: {ours} {reference}"
        for name, ours, reference in (
            ("stability", memory.stability, theirs.stability),
            ("difficulty", memory.difficulty, theirs.difficulty),
        )
        if not isclose(ours, reference, rel_tol=TOLERANCE)
    ]
    elapsed = 1 + memory.reviews * 3
    states = model.next_states(theirs, RULES.retention, elapsed)
    for rating, state in zip(Rating, (states.again, states.hard, states.good, states.easy), strict=True):
        stability, _ = next_state(memory.stability, memory.difficulty, elapsed, rating, RULES.parameters)
        raw = raw_interval(stability, RULES.retention, RULES.parameters)
        tie = abs(raw % 1 - 0.5) < TOLERANCE * raw
        if half_up(raw) != half_up(state.interval) and not tie:
            found.append(f"interval {rating.name}: {raw} {state.interval}")
    return found


def test_random_histories_agree_with_fsrs_rs() -> None:
    pytest.importorskip("fsrs_rs_python")
    chance = random.Random(6)
    for _ in range(150):
        answers = history(chance)
        assert differences(answers) == [], answers


if __name__ == "__main__":
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    count = int(sys.argv[1])
    wrong = [found for _ in range(count) if (found := differences(history(chance)))]
    print(f"{count} histories, {len(wrong)} differ", *wrong[:5], sep="\n")
