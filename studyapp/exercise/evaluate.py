"""Running a compiled exercise: its draws, its steps and answer, and what each mistake makes of them."""

from collections.abc import Mapping

from studyapp.exercise.arithmetic import holds
from studyapp.exercise.compiler import Compiled
from studyapp.exercise.errors import ExpressionError, Path
from studyapp.exercise.lattice import settled
from studyapp.exercise.limits import Env
from studyapp.exercise.pcg import Words
from studyapp.exercise.program import MistakeProgram, Program
from studyapp.exercise.values import Value

VALUE_ERRORS = frozenset(("exercise.division_by_zero", "exercise.number_too_large", "exercise.kernel"))
"""Failures that depend on the numbers drawn, not on how an expression is written."""


def run(expression: Compiled, env: Env, path: Path) -> Value:
    """Run one expression, naming it if it fails."""
    try:
        return expression(env)
    except ExpressionError as error:
        raise error.under(path) from None


def drawn(program: Program, env: Env, words: Words) -> dict[str, Value]:
    """Draw every value in order; later draws may use earlier ones."""
    env.values = {"": words}
    for name, expression in program.draws:
        path = ("draw", name)
        try:
            env.values[name] = settled(run(expression, env, path))
        except ExpressionError as error:
            raise error.at(0).under(path) from None
    del env.values[""]
    return env.values


def allowed(program: Program, env: Env) -> bool:
    """Tell whether the drawn values meet every `where`."""
    return all(holds(run(condition, env, ("where", place))) for place, condition in enumerate(program.where))


def solved(program: Program, env: Env) -> Value:
    """Compute the steps into the environment and return the answer."""
    for name, expression in program.steps:
        env.values[name] = run(expression, env, ("steps", name))
    return run(program.answer, env, ("answer",))


def mistaken(program: Program, mistake: MistakeProgram, given: Mapping[str, Value], env: Env, place: int) -> Value:
    """Return the answer of someone who makes a mistake; `env` keeps the steps as that person would write them."""
    path: Path = ("mistakes", place)
    env.values = dict(given)
    wrong = bool(mistake.steps)
    for name, expression in program.steps:
        instead = mistake.steps.get(name) if wrong else None
        if instead is None or name in instead.names:
            env.values[name] = run(expression, env, ("steps", name))
        if instead is not None:
            env.values[name] = run(instead, env, (*path, "steps", name))
    if mistake.answer is not None:
        return run(mistake.answer, env, (*path, "answer"))
    return run(program.answer, env, ("answer",))
