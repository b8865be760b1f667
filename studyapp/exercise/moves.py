"""How many cells each mistake can change at all, learnt from a few trial draws: the measure of `apart`."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from studyapp.exercise import evaluate
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.forms import decimals_of, formed, infer, judged_exactly
from studyapp.exercise.limits import Env
from studyapp.exercise.pcg import Words
from studyapp.exercise.program import Program
from studyapp.exercise.soundness import Scale, visibly_different

TRIALS = 8
_ATTEMPTS = 400
_WORK = 8_000_000
_SEED = -1


@lru_cache(maxsize=512)
def possible_moves(program: Program) -> Mapping[str, int]:
    """Return, for each mistake, the most cells it was seen to change in trial draws."""
    most: dict[str, int] = {}
    env = Env({}, _WORK)
    trials = 0
    with np.errstate(all="ignore"):
        for attempt in range(_ATTEMPTS):
            if trials >= TRIALS or env.spent < 0:
                break
            try:
                trials += _trial(program, env, Words(_SEED, attempt), most)
            except ExpressionError:
                continue
    return most


def _trial(program: Program, env: Env, words: Words, most: dict[str, int]) -> int:
    """Draw once without looking for soundness and count what every mistake changes; 0 if `where` refused."""
    given = dict(evaluate.drawn(program, env, words))
    if not evaluate.allowed(program, env):
        return 0
    answer = evaluate.solved(program, env)
    form = infer(answer, program.form)
    expected = formed(answer, form)
    decimals = decimals_of(expected, form, program.decimals)
    scale = Scale(decimals, judged_exactly(expected, form, decimals))
    for place, mistake in enumerate(program.mistakes):
        try:
            value = formed(evaluate.mistaken(program, mistake, given, env, place), form)
        except ExpressionError:
            continue
        different = visibly_different(value, expected, scale)
        if different is not None:
            name = mistake.entry.id
            most[name] = max(most.get(name, 0), int(different.sum()))
    return 1
