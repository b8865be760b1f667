"""The trace of a variant: the kernel that its answer runs through, else its own solution, taken apart for playing."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any

import numpy as np

from studyapp.exercise.compiler import compiled
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env
from studyapp.exercise.recast import RECAST
from studyapp.exercise.reckoning import moves
from studyapp.exercise.syntax import parse
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant

TRACED: Mapping[str, str] = {
    "adaptive_avg_pool2d": "adaptive_avg_pool2d_steps",
    "avg_pool2d": "avg_pool2d_steps",
    "batch_norm": "batch_norm_steps",
    "conv2d": "conv2d_steps",
    "cross_entropy": "softmax_cross_entropy_steps",
    "max_pool2d": "max_pool2d_steps",
    "receptive_field": "receptive_field_steps",
    "ssd_default_boxes": "ssd_default_boxes_steps",
}
SOLUTION = "solution"
MOST_STEPS = 512


@dataclass(frozen=True, slots=True)
class Trace:
    """One kernel call of the solution: its name, its arguments by name, and the steps that rebuild its output.

    `told_as` names the kernel that made the steps, where the call was written as one of that. Where no kernel can be
    taken apart it is the solution itself, and its steps are the `Move`s of the variant.
    """

    kernel: str
    arguments: Mapping[str, Value]
    steps: tuple[Any, ...]
    told_as: str


def trace(variant: Variant) -> Trace:
    """Return the trace of the kernel call that makes the answer, else that of the solution."""
    program = variant.program
    texts = [program.answer.text, *(step.text for step in variant.steps[-1:])]
    texts += [program.kernel.text] if program.kernel is not None else []
    env = Env({**variant.given, **{step.name: step.value for step in variant.steps}})
    calls = (call for text in texts if (call := _main_call(parse(text))) is not None)
    kernel = next((found for call in calls if (found := _taken_apart(call, env)) is not None), None)
    return kernel or Trace(SOLUTION, {}, tuple(islice(moves(variant), MOST_STEPS)), SOLUTION)


def trace_of_call(text: str, env: Env) -> Trace | None:
    """Return the trace of a kernel call; None where it cannot be taken apart."""
    call = _main_call(parse(text))
    return None if call is None else _taken_apart(call, env)


def _main_call(node: ast.expr) -> ast.Call | None:
    """Find the kernel call that an expression only reshapes or takes a part of; None where it does more."""
    while (found := _told(node)) is None:
        match node:
            case ast.Subscript(value=inner) | ast.Call(func=ast.Name(id="reshape"), args=[inner, *_]):
                node = inner
            case _:
                return None
    return found


def _told(node: ast.expr) -> ast.Call | None:
    """Return a node that calls a kernel with a trace; the loss of a log-softmax is told as a cross-entropy."""
    match node:
        case ast.Call(func=ast.Name(id="nll_loss"), args=[ast.Call(func=ast.Name(id="log_softmax"), args=args), *rest]):
            return ast.Call(ast.Name("cross_entropy"), [args[0], *rest], node.keywords)
        case ast.Call(func=ast.Name(id=name)) if name in TRACED or name in RECAST:
            return node
    return None


def _taken_apart(call: ast.Call, env: Env) -> Trace | None:
    """Evaluate the arguments of one call and run its trace; None where the trace does not cover what is asked."""
    name = ast.unparse(call.func)
    told_as, recast = RECAST.get(name, (name, dict))
    steps_of = getattr(import_module("kernels.traces"), TRACED[told_as])
    try:
        args = [compiled(ast.unparse(argument))(env) for argument in call.args]
        kwargs = {str(key.arg): compiled(ast.unparse(key.value))(env) for key in call.keywords}
        bound = inspect.signature(getattr(import_module("kernels"), name)).bind(*args, **kwargs)
        bound.apply_defaults()
        given = recast(bound.arguments)
        if given is None or given.get("label_smoothing"):
            return None
        wanted = inspect.signature(steps_of).parameters
        arguments = {key: value for key, value in given.items() if key in wanted}
        with np.errstate(all="ignore"):
            return Trace(name, arguments, tuple(islice(steps_of(**arguments), MOST_STEPS)), told_as)
    except (ExpressionError, TypeError, ValueError, IndexError):
        return None
