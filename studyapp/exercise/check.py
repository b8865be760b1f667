"""What is wrong with an exercise, for lint: found by compiling it, then by drawing it at every level."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.errors import StudyError
from studyapp.exercise import evaluate
from studyapp.exercise.chance import rare
from studyapp.exercise.errors import ExpressionError, Path, Unsound
from studyapp.exercise.forms import formed, infer
from studyapp.exercise.generate import draw
from studyapp.exercise.grid import computed
from studyapp.exercise.hull import MAX_INEXACT, roundings
from studyapp.exercise.limits import Env
from studyapp.exercise.pcg import Words
from studyapp.exercise.program import Program, build, faults
from studyapp.exercise.values import Value, finite, same, shape_of
from studyapp.exercise.variant import Variant

SEEDS = 25
ENOUGH = 10
"""Draws after which no more are made, once every mistake has been told apart."""
_ATTEMPTS = 400
_SHOWN_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ExerciseProblem:
    """One thing wrong: `texts` words `exercise.<code>`; `path` leads into the entry, `offset` into that string."""

    code: str
    path: Path
    offset: int = 0
    details: Mapping[str, object] = field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"


def problems(card_key: str, exercise: Exercise, *, seeds: int = SEEDS) -> tuple[ExerciseProblem, ...]:
    """Return everything wrong with an exercise, each thing once."""
    found: dict[tuple[str, Path], ExerciseProblem] = {}
    levels = (1, *sorted(level for level in exercise.levels if level > 1))
    for level in levels:
        for error in faults(exercise, level):
            problem = _problem(error)
            found.setdefault((problem.code, problem.path), problem)
    if found:
        return tuple(found.values())
    for level in levels:
        computed = list(_computed(exercise, level, seeds))
        drawn = () if computed else _drawn(card_key, exercise, level, seeds)
        for problem in (*computed, *drawn):
            found.setdefault((problem.code, problem.path), problem)
    return tuple(found.values())


def _problem(error: StudyError, path: Path = ()) -> ExerciseProblem:
    """Turn an error into a problem at its place."""
    code = error.code.removeprefix("exercise.")
    if isinstance(error, ExpressionError):
        return ExerciseProblem(code, error.path or path, max(0, error.offset), error.details)
    return ExerciseProblem(code, path, 0, error.details)


def _computed(exercise: Exercise, level: int, seeds: int) -> Iterator[ExerciseProblem]:
    """Compute plain draws, sound or not: the kernel must agree, and no mistake may always be right."""
    program = build(exercise, level)
    env = Env({})
    tally = _Tally(len(program.mistakes))
    drawings = 0
    with np.errstate(all="ignore"):
        for seed in range(_ATTEMPTS):
            if drawings >= seeds or env.budget < 0 or (drawings >= ENOUGH and tally.settled):
                break
            try:
                given = dict(evaluate.drawn(program, env, Words(seed, 0)))
                if not evaluate.allowed(program, env):
                    continue
                drawings += 1
                answer = evaluate.solved(program, env)
                formed(answer, infer(answer, program.form))
                mismatch = _mismatch(program, answer, env, seed)
                right = dict(env.values)
            except ExpressionError as error:
                yield _problem(error, ("answer",))
                return
            if mismatch is not None:
                yield mismatch
                return
            if not finite(answer):
                continue
            yield from tally.count(program, given, right, answer, env)
    yield from tally.judged(program, drawings)


def _mismatch(program: Program, answer: Value, env: Env, seed: int) -> ExerciseProblem | None:
    """Compare the answer with its kernel."""
    if program.kernel is None or not finite(answer):
        return None
    kernel = evaluate.run(program.kernel, env, ("kernel",))
    if same(answer, kernel):
        return None
    shapes = shape_of(answer), shape_of(kernel)
    if None not in shapes and shapes[0] != shapes[1]:
        return ExerciseProblem("kernel_shape", ("kernel",), 0, {"answer": str(shapes[0]), "kernel": str(shapes[1])})
    shown = {"answer": _shown(answer), "kernel": _shown(kernel), "seed": seed}
    return ExerciseProblem("kernel_mismatch", ("kernel",), 0, shown)


def _shown(value: Value) -> str:
    """Write a value for a message, kept short."""
    text = computed(value, _SHOWN_DECIMALS)
    return text if len(text) <= 60 else f"{text[:59]}…"


class _Tally:
    """Counts over plain draws where each mistake applies, fails, and equals the answer."""

    def __init__(self, mistakes: int) -> None:
        self.applied = Counter(dict.fromkeys(range(mistakes), 0))
        self.failed: Counter[int] = Counter()
        self.equal: Counter[int] = Counter()
        self.broken: set[int] = set()

    def count(
        self, program: Program, given: Mapping[str, Value], right: dict[str, Value], answer: Value, env: Env
    ) -> Iterator[ExerciseProblem]:
        """Make every mistake on one drawing."""
        form = infer(answer, program.form)
        for place, mistake in enumerate(program.mistakes):
            if place in self.broken:
                continue
            try:
                env.values = right
                if mistake.when is not None and not evaluate.run(mistake.when, env, ("mistakes", place, "when")):
                    continue
                self.applied[place] += 1
                value = formed(evaluate.mistaken(program, mistake, given, env, place), form)
            except ExpressionError as error:
                self.failed[place] += 1
                if error.code not in evaluate.VALUE_ERRORS:
                    self.broken.add(place)
                    yield _problem(error, ("mistakes", place))
                continue
            self.failed[place] += not finite(value)
            self.equal[place] += same(value, formed(answer, form))

    @property
    def settled(self) -> bool:
        """Whether every mistake has given a number of its own at least once."""
        return all(times > self.equal[place] + self.failed[place] for place, times in self.applied.items())

    def judged(self, program: Program, drawings: int) -> Iterator[ExerciseProblem]:
        """Report mistakes that never apply, never compute, or always give the answer."""
        for place, mistake in enumerate(program.mistakes):
            times = self.applied[place]
            details = {"id": mistake.entry.id, "draws": drawings, "seed": 0}
            path: Path = ("mistakes", place)
            if place in self.broken or not drawings:
                continue
            if not times:
                yield ExerciseProblem("never_applies", (*path, "when"), 0, details)
            elif self.failed[place] == times:
                yield ExerciseProblem("mistake_fails", path, 0, details)
            elif self.equal[place] == times:
                yield ExerciseProblem("mistake_equals_answer", path, 0, details)


def _drawn(card_key: str, exercise: Exercise, level: int, seeds: int) -> Iterator[ExerciseProblem]:
    """Draw sound variants: there must be some, and every mistake must be told apart in some."""
    variants: list[Variant] = []
    told: set[str] = set()
    for seed in range(seeds):
        try:
            variants.append(draw(card_key, exercise, seed=seed, level=level))
        except (ExpressionError, Unsound) as error:
            yield _problem(error, ("answer",))
            return
        told.update(mistake.id for mistake in variants[-1].mistakes)
        if seed + 1 >= ENOUGH and len(told) == len(exercise.mistakes):
            break
    yield from _doubts(max(variants, key=lambda variant: variant.carry - variant.decimals), exercise)
    if not all(rare(variant) for variant in variants):
        yield ExerciseProblem("too_likely", ("answer",), severity="warning")
    applied = {mistake.id for variant in variants for mistake in variant.applicable}
    for place, mistake in enumerate(exercise.mistakes):
        if mistake.id in applied - told:
            yield ExerciseProblem("blind", ("mistakes", place), 0, {"id": mistake.id}, "warning")


def _doubts(variant: Variant, exercise: Exercise) -> Iterator[ExerciseProblem]:
    """Warn of steps that round too coarsely or are too many to follow."""
    if variant.carry > variant.decimals:
        details = {"declared": variant.carry, "asked": variant.decimals}
        yield ExerciseProblem("too_coarse", ("decimals",) if exercise.decimals else ("answer",), 0, details, "warning")
    inexact = sum(bool(roundings(step.value, variant.carry)) for step in variant.steps)
    if inexact > MAX_INEXACT and not variant.exact:
        details = {"count": inexact, "limit": MAX_INEXACT}
        yield ExerciseProblem("too_many_inexact_steps", ("steps",), 0, details, "warning")
