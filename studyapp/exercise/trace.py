"""The trace of a variant: the kernel that its answer runs through, taken apart step by step for playing."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any

import numpy as np

from studyapp.exercise.compiler import compiled
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env
from studyapp.exercise.syntax import parse
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant

TRACED: Mapping[str, str] = {
    "avg_pool2d": "avg_pool2d_steps",
    "batch_norm": "batch_norm_steps",
    "conv2d": "conv2d_steps",
    "cross_entropy": "softmax_cross_entropy_steps",
    "max_pool2d": "max_pool2d_steps",
    "receptive_field": "receptive_field_steps",
    "ssd_default_boxes": "ssd_default_boxes_steps",
}
MOST_STEPS = 512


@dataclass(frozen=True, slots=True)
class Trace:
    """One kernel call of the solution: its name, its arguments by name, and the steps that rebuild its output."""

    kernel: str
    arguments: Mapping[str, Value]
    steps: tuple[Any, ...]


def trace(variant: Variant) -> Trace | None:
    """Return the trace of the first kernel call in answer, steps and kernel that can be taken apart; else None."""
    program = variant.program
    texts = [program.answer.text, *(step.text for step in variant.steps)]
    texts += [program.kernel.text] if program.kernel is not None else []
    env = Env({**variant.given, **{step.name: step.value for step in variant.steps}})
    return next((found for text in texts if (found := trace_of_call(text, env)) is not None), None)


def trace_of_call(text: str, env: Env) -> Trace | None:
    """Return the trace of the first kernel call in an expression that can be taken apart; else None."""
    traces = (_taken_apart(call, env) for call in _calls(text))
    return next((found for found in traces if found is not None), None)


def _calls(text: str) -> Iterator[ast.Call]:
    """List the calls of kernels that have a trace."""
    for node in ast.walk(parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRACED:
            yield node


def _taken_apart(call: ast.Call, env: Env) -> Trace | None:
    """Evaluate the arguments of one call and run its trace; None where the trace does not cover what is asked."""
    name = ast.unparse(call.func)
    steps_of = getattr(import_module("kernels.traces"), TRACED[name])
    try:
        args = [compiled(ast.unparse(argument))(env) for argument in call.args]
        kwargs = {str(key.arg): compiled(ast.unparse(key.value))(env) for key in call.keywords}
        bound = inspect.signature(getattr(import_module("kernels"), name)).bind(*args, **kwargs)
        if not _covered(name, bound.arguments):
            return None
        wanted = inspect.signature(steps_of).parameters
        arguments = {key: value for key, value in bound.arguments.items() if key in wanted}
        with np.errstate(all="ignore"):
            return Trace(name, arguments, tuple(islice(steps_of(**arguments), MOST_STEPS)))
    except (ExpressionError, TypeError, ValueError, IndexError):
        return None


def _covered(name: str, arguments: Mapping[str, Value]) -> bool:
    """Tell whether a trace shows what the kernel does with these arguments."""
    if name == "batch_norm":
        return bool(arguments.get("training"))
    return name != "cross_entropy" or not arguments.get("label_smoothing")
