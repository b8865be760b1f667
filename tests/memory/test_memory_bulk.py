"""Replaying many cards at once comes out as replaying them one by one."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from studyapp.memory.bulk import NONE, Answers, replay_answers
from studyapp.memory.equations import retrievability
from studyapp.memory.fuzz import card_seed
from studyapp.memory.rating import Rating
from studyapp.memory.review import review
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.memory.state import Memory
from studyapp.store.events import Event
from studyapp.store.replay import replay

WHOLE = (
    "phase",
    "first_day",
    "last_day",
    "due_day",
    "due_ms",
    "step",
    "reviews",
    "lapses",
    "suspended",
    "leech",
    "tested",
    "passed",
)


def balanced(card: int, turn: int) -> int | None:
    return 1 + card % 50 if (card + turn) % 5 == 0 else None


def histories(count: int, seed: int) -> list[list[tuple[Rating, int, int]]]:
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        day, answers = 100, []
        for _ in range(chance.randrange(1, 25)):
            day += chance.choice((0, 0, 0, 1, 1, 2, 5, 11, 40, 300, -3))
            answers.append((chance.choice(list(Rating)), day, day * 86_400_000 + chance.randrange(10_000)))
        made.append(answers)
    return made


@pytest.mark.parametrize(
    "rules",
    [
        (Rules(),),
        (Rules(fuzz=False, leech=0, relearning_steps=(), learning_steps=()),),
        (
            Rules(maximum_interval=30),
            Rules(retention=0.8, learning_steps=(60_000,), leech=3),
            Rules(relearning_steps=()),
        ),
        (Rules(learning_steps=(60_000, 600_000, 3 * 86_400_000), relearning_steps=(600_000, 7_200_000)),),
    ],
)
def test_bulk_replay_equals_single_replay(rules: Sequence[Rules]) -> None:
    past = histories(400, len(rules))
    rows = [
        (card, int(rating), day, wall, (card + turn) % len(rules), balanced(card, turn) or NONE)
        for card, answers in enumerate(past)
        for turn, (rating, day, wall) in enumerate(answers)
    ]
    columns = [np.array(column, np.int64) for column in zip(*rows, strict=True)]
    seeds = np.array([card_seed(f"d/{card}") for card in range(len(past))], np.uint64)
    cards, memories, recall = replay_answers(Answers(*columns), seeds, rules)
    assert cards.tolist() == list(range(len(past)))
    at = 0
    for card, answers in enumerate(past):
        memory: Memory | None = None
        for turn, (rating, day, wall) in enumerate(answers):
            rule = rules[(card + turn) % len(rules)]
            if memory is not None:
                assert recall[at] == pytest.approx(retrievability(memory, day, rule.parameters), rel=1e-11)
            at += 1
            memory = review(
                memory, rating, day=day, wall_ms=wall, rules=rule, seed=f"d/{card}", days=balanced(card, turn)
            )
        for name in WHOLE:
            single = getattr(memory, name)
            assert getattr(memories, name)[card] == (NONE if single is None else single), (name, card)
        assert memories.stability[card] == pytest.approx(memory.stability, rel=1e-11)
        assert memories.difficulty[card] == pytest.approx(memory.difficulty, rel=1e-11)


OTHER = tuple(
    value * (0.5 if index < 4 else 0.9 if index in (8, 11, 15, 20) else 1)
    for index, value in enumerate(FSRS6_PARAMETERS)
)
THIRD = tuple(
    value * (2 if index < 4 else 1.1 if index in (8, 11) else 1) for index, value in enumerate(FSRS6_PARAMETERS)
)


@pytest.mark.parametrize("final", [FSRS6_PARAMETERS, OTHER, THIRD])
def test_bulk_replay_tells_the_past_anew_where_parameters_change(final: tuple[float, ...]) -> None:
    rules = (Rules(), Rules(parameters=OTHER), Rules(parameters=THIRD, retention=0.8), Rules(parameters=OTHER))
    past = histories(300, 9)
    events: dict[int, list[Event]] = {}
    governing: dict[tuple[str, int], Rules] = {}
    rows = []
    for card, answers in enumerate(past):
        for turn, (rating, day, wall) in enumerate(answers):
            number = min(3, (turn + card % 7) // 5)
            rows.append((card, int(rating), day, wall, number, NONE))
            event = Event("a", len(rows), len(rows), wall, 0, day, f"d/{card}", "review", int(rating))
            governing[event.identity] = rules[number]
            events.setdefault(card, []).append(event)
    columns = [np.array(column, np.int64) for column in zip(*rows, strict=True)]
    seeds = np.array([card_seed(f"d/{card}") for card in range(len(past))], np.uint64)
    _, memories, _ = replay_answers(Answers(*columns), seeds, rules, final)
    for card in range(len(past)):
        memory = replay(events[card], lambda event: governing[event.identity], final).memory
        assert memory is not None
        for name in WHOLE:
            single = getattr(memory, name)
            assert getattr(memories, name)[card] == (NONE if single is None else single), (name, card)
        assert memories.stability[card] == pytest.approx(memory.stability, rel=1e-11)
        assert memories.difficulty[card] == pytest.approx(memory.difficulty, rel=1e-11)
