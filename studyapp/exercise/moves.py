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
from studyapp.exercise.soundness import Scale, differing
from studyapp.exercise.values import Value

Pair = tuple[str, str]

ANSWER = ""
TRIALS = 8
_ATTEMPTS = 400
_WORK = 8_000_000
_SEED = -1


@lru_cache(maxsize=512)
def possible_moves(program: Program) -> Mapping[Pair, int]:
    """Return the most cells in which a mistake was seen to differ from the answer or from another mistake."""
    most: dict[Pair, int] = {}
    env = Env({}, _WORK)
    trials = 0
    with np.errstate(all="ignore"):
        for attempt in range(_ATTEMPTS):
            if trials >= TRIALS or env.budget < 0:
                break
            try:
                trials += _trial(program, env, Words(_SEED, attempt), most)
            except ExpressionError:
                continue
    return most


def never_apart(program: Program) -> frozenset[str]:
    """Return the mistakes that in no trial differed visibly from the answer, or from some other mistake."""
    return frozenset(name for (name, _), cells in possible_moves(program).items() if not cells)


def _trial(program: Program, env: Env, words: Words, most: dict[Pair, int]) -> int:
    """Draw once without looking for soundness and count what tells mistakes apart; 0 if `where` refused."""
    given = dict(evaluate.drawn(program, env, words))
    if not evaluate.allowed(program, env):
        return 0
    answer = evaluate.solved(program, env)
    form = infer(answer, program.form)
    expected = formed(answer, form)
    decimals = decimals_of(expected, form, program.decimals)
    scale = Scale(decimals, judged_exactly(expected, form, decimals))
    seen: dict[str, Value] = {ANSWER: expected}
    for place, mistake in enumerate(program.mistakes):
        try:
            value = formed(evaluate.mistaken(program, mistake, given, env, place), form)
        except ExpressionError:
            continue
        for rival, theirs in seen.items():
            pair = (mistake.entry.id, rival)
            most[pair] = max(most.get(pair, 0), differing(value, theirs, scale))
        seen[mistake.entry.id] = value
    return 1
