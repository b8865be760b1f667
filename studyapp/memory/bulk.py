"""The scheduler over many cards at once: the n-th answers of all cards in one go, to replay a long log in seconds."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from studyapp.memory.bulk_equations import Equations
from studyapp.memory.bulk_fuzz import factors, fuzzed, growth_floor
from studyapp.memory.bulk_groups import grouped, runs
from studyapp.memory.bulk_tracks import Stretches, equations_of
from studyapp.memory.buttons import DIFFICULTY_DECIMALS, STABILITY_DECIMALS
from studyapp.memory.days import DAY_MS
from studyapp.memory.rating import Rating
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.memory.state import Phase
from studyapp.memory.steps import step_after

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NONE = -(1 << 62)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers sorted by card and, within a card, in their order.

    `rules` numbers the rules in force at each, `days` is its balanced interval or `NONE`.
    """

    card: Ints
    rating: Ints
    day: Ints
    wall_ms: Ints
    rules: Ints
    days: Ints


@dataclass(slots=True)
class Memories:
    """The columns of many memories; `NONE` stands where a memory has nothing."""

    phase: Ints
    stability: Floats
    difficulty: Floats
    first_day: Ints
    last_day: Ints
    due_day: Ints
    due_ms: Ints
    step: Ints
    reviews: Ints
    lapses: Ints
    suspended: Ints
    leech: Ints
    tested: Ints
    passed: Ints

    @classmethod
    def new(cls, count: int) -> "Memories":
        """Make memories of cards never answered."""
        made: dict[str, Any] = {each.name: np.zeros(count, np.int64) for each in fields(cls)}
        made |= {name: np.zeros(count) for name in ("stability", "difficulty")}
        made |= {name: np.full(count, NONE) for name in ("first_day", "last_day", "due_day", "due_ms", "step")}
        return cls(**made)

    def take(self, index: Any) -> "Memories":
        """Choose some of the memories."""
        return Memories(**{each.name: getattr(self, each.name)[index] for each in fields(self)})

    def put(self, index: Any, some: "Memories") -> None:
        """Write some of the memories back."""
        for each in fields(self):
            getattr(self, each.name)[index] = getattr(some, each.name)


def replay_answers(
    answers: Answers,
    seeds: NDArray[np.uint64],
    rules: Sequence[Rules],
    parameters: tuple[float, ...] = FSRS6_PARAMETERS,
) -> tuple[Ints, Memories, Floats]:
    """Replay all answers; `seeds` gives the seed of each different card in ascending order of the cards.

    Returns the different cards, ascending, their memories, told by `parameters` in the end, and the recall predicted
    for each answer (0 for a card's first one). Cards must have nothing but reviews.
    """
    cards, first, counts = runs(answers.card)
    longest = np.argsort(-counts, kind="stable")
    first, counts, seeds = first[longest], counts[longest], seeds[longest]
    changes = _Changes.of(answers, first, counts, rules, parameters)
    plain, governed = _without_parameters(rules)
    memories = Memories.new(len(cards))
    recall = np.zeros(len(answers.card))
    for turn in range(int(counts[0]) if len(counts) else 0):
        active = int(np.searchsorted(-counts, -turn, side="left"))
        at = first[:active] + turn
        changes.tell(memories, at)
        numbers = governed[answers.rules[at]]
        for number in grouped(numbers)[0]:
            index: Any = slice(0, active) if (numbers == number).all() else np.nonzero(numbers == number)[0]
            here = at[index]
            before = memories.take(index)
            equations = equations_of(changes.sets, changes.parameters[here])
            recall[here] = equations.recall(before.stability, answers.day[here] - before.last_day)
            after = _answered(
                before,
                answers.rating[here],
                answers.day[here],
                answers.wall_ms[here],
                answers.days[here],
                factors(seeds[:active][index], turn) if plain[number].fuzz else None,
                plain[number],
                equations,
            )
            memories.put(index, after)
    changes.tell_last(memories)
    return cards, memories.take(np.argsort(longest, kind="stable")), recall


@dataclass(frozen=True, slots=True)
class _Changes:
    """Where the parameters change from a card's answer to its next, and what its past comes to by the new ones.

    `parameters` numbers the one of the `sets` in force at each answer. `at` are answers, ascending, before which the
    past was told anew, and `last` cards whose whole past was; stability and difficulty of the answers stand first.
    """

    sets: Sequence[tuple[float, ...]]
    parameters: Ints
    at: Ints
    last: Ints
    stability: Floats
    difficulty: Floats

    @classmethod
    def of(
        cls, answers: Answers, first: Ints, counts: Ints, rules: Sequence[Rules], final: tuple[float, ...]
    ) -> "_Changes":
        """Find the changes and tell the past of each; without any, that is nothing."""
        sets = list(dict.fromkeys([final, *(each.parameters for each in rules)]))
        parameters = np.array([sets.index(each.parameters) for each in rules], np.int64)[answers.rules]
        at = 1 + np.nonzero((np.diff(answers.card) == 0) & (np.diff(parameters) != 0))[0]
        ends = first + counts - 1
        last = np.nonzero(parameters[ends] != 0)[0]
        begins = np.searchsorted(answers.card, answers.card[at], side="left")
        stretches = Stretches(
            answers.rating,
            answers.day,
            np.concatenate([begins, first[last]]),
            np.concatenate([at - begins, counts[last]]),
            np.concatenate([parameters[at], np.zeros(len(last), np.int64)]),
        )
        told = stretches.told(sets)
        used = sets if len(at) or len(last) or (parameters != 0).any() else sets[:1]
        return cls(used, parameters, at, last, told.stability, told.difficulty)

    def tell(self, memories: Memories, at: Ints) -> None:
        """Put what was told anew into the memories of the cards whose answers come next."""
        if len(self.at):
            place = np.minimum(np.searchsorted(self.at, at), len(self.at) - 1)
            index = np.nonzero(self.at[place] == at)[0]
            memories.stability[index] = self.stability[place[index]]
            memories.difficulty[index] = self.difficulty[place[index]]

    def tell_last(self, memories: Memories) -> None:
        """Put what was told anew to the end into the memories."""
        memories.stability[self.last] = self.stability[len(self.at) :]
        memories.difficulty[self.last] = self.difficulty[len(self.at) :]


def _without_parameters(rules: Sequence[Rules]) -> tuple[list[Rules], Ints]:
    """Give the different rules, parameters apart, and the number among them of each of the rules."""
    bare = [replace(each, parameters=()) for each in rules]
    different = list(dict.fromkeys(bare))
    return different, np.array([different.index(each) for each in bare], np.int64)


def _answered(
    before: Memories,
    rating: Ints,
    day: Ints,
    wall_ms: Ints,
    given: Ints,
    factor: Floats | None,
    rules: Rules,
    equations: Equations,
) -> Memories:
    """Take one answer of each card."""
    new = before.phase == Phase.NEW
    elapsed = np.where(new, 0, np.maximum(0, day - before.last_day))
    stability, difficulty = equations.answered(before.stability, before.difficulty, elapsed, rating, new)
    reviewing = before.phase == Phase.REVIEW
    wait_ms, step = _steps(before.phase, before.step, rating, rules)
    days = _days(before, elapsed, rating, factor, rules, equations)
    days = np.where(given == NONE, days, np.clip(given, 1, rules.maximum_interval))
    stepping = wait_ms != NONE
    lapsed = reviewing & (rating == Rating.AGAIN)
    lapses = before.lapses + lapsed
    leech = _leeched(lapses, rules.leech) & lapsed
    tested = ~new & (before.last_day < day)
    again = np.where(reviewing | (before.phase == Phase.RELEARNING), int(Phase.RELEARNING), int(Phase.LEARNING))
    return Memories(
        phase=np.where(stepping, again, int(Phase.REVIEW)),
        stability=stability,
        difficulty=difficulty,
        first_day=np.where(before.first_day == NONE, day, before.first_day),
        last_day=day,
        due_day=day + np.where(stepping, wait_ms // DAY_MS, days),
        due_ms=np.where(stepping, wall_ms + wait_ms, NONE),
        step=step,
        reviews=before.reviews + 1,
        lapses=lapses,
        suspended=before.suspended | leech,
        leech=before.leech | leech,
        tested=before.tested + tested,
        passed=before.passed + (tested & (rating > Rating.AGAIN)),
    )


def _leeched(lapses: Ints, threshold: int) -> NDArray[np.bool_]:
    if threshold <= 0:
        return np.zeros(len(lapses), bool)
    on_a_half = (lapses - threshold) % max(1, (threshold + 1) // 2) == 0
    return np.asarray((lapses >= threshold) & on_a_half, np.bool_)


def _steps(phase: Ints, step: Ints, rating: Ints, rules: Rules) -> tuple[Ints, Ints]:
    """Look up the wait and the next step of each answer that stays within its steps."""
    longest = max(len(rules.learning_steps), len(rules.relearning_steps), 1)
    table = np.full((4, longest, 5, 2), NONE)
    for stands, steps in (
        (Phase.NEW, rules.learning_steps),
        (Phase.LEARNING, rules.learning_steps),
        (Phase.RELEARNING, rules.relearning_steps),
    ):
        for now in range(longest):
            for given in Rating:
                following = step_after(steps, now, given)
                if following is not None:
                    table[stands, now, given] = (following[1], following[0])
    lapse = step_after(rules.relearning_steps, 0, Rating.AGAIN)
    if lapse is not None:
        table[Phase.REVIEW, :, Rating.AGAIN] = (lapse[1], lapse[0])
    found = table[phase, np.clip(step, 0, longest - 1), rating]
    return found[:, 0], found[:, 1]


def _days(
    before: Memories, elapsed: Ints, rating: Ints, factor: Floats | None, rules: Rules, equations: Equations
) -> Ints:
    """Give the days of each answer, were it to leave its steps."""
    maximum = rules.maximum_interval
    reviewing = before.phase == Phase.REVIEW
    stability = np.round(before.stability, STABILITY_DECIMALS)
    difficulty = np.round(before.difficulty, DIFFICULTY_DECIMALS)
    new = before.phase == Phase.NEW
    raw = equations.intervals(stability, difficulty, elapsed, new, rules.retention)
    previous = np.where(reviewing, np.maximum(0, before.due_day - before.last_day), 0)
    relearning = before.phase == Phase.RELEARNING
    stays = ~reviewing & np.where(relearning, bool(rules.relearning_steps), bool(rules.learning_steps))
    rounded = [np.where(reviewing, value, np.maximum(1, np.floor(value + 0.5))) for value in raw]
    one = np.ones(len(rating), np.int64)
    again = fuzzed(rounded[0], one, maximum, factor)
    again = np.where(reviewing, np.clip(np.floor(raw[0] + 0.5), 1, maximum), again).astype(np.int64)
    chosen = [again]
    below = np.zeros(len(rating), np.int64)
    for given in (Rating.HARD, Rating.GOOD, Rating.EASY):
        if given is Rating.GOOD:
            below = np.where(stays, 0, below)
        grown = np.where(reviewing, growth_floor(raw[given - 1], previous, maximum), 0)
        below = fuzzed(rounded[given - 1], np.maximum(grown, below + 1), maximum, factor)
        chosen.append(below)
    return np.choose(rating - 1, chosen)
