"""A solution taken apart: every operation of every step, in the order in which it is worked out by hand."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from studyapp.exercise.arithmetic import holds
from studyapp.exercise.compiler import compiled, normal
from studyapp.exercise.limits import Env
from studyapp.exercise.syntax import parse
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant

CHAINS = ((ast.Add, ast.Sub), (ast.Mult, ast.Div))


class Part(NamedTuple):
    """A stretch of an expression and what it stands for."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Move:
    """One operation of a step: the whole step, the values that go into the operation, and what comes out.

    `place` counts the steps; `name` is empty where the answer itself is worked out; `known` are the values by name that
    the step uses, and `operands` and `result` are stretches of its `text`.
    """

    place: int
    name: str
    text: str
    known: Mapping[str, Value]
    operands: tuple[Part, ...]
    result: Part


def moves(variant: Variant) -> Iterator[Move]:
    """Take the steps of a variant apart one after the other, then its answer unless that is one of them."""
    known: dict[str, Value] = dict(variant.given)
    for place, step in enumerate(variant.steps):
        yield from _moves_of(place, step.name, step.text, known)
        known[step.name] = step.value
    answer = variant.program.answer.text
    if normal(answer.strip()) not in variant.program.step_names:
        yield from _moves_of(len(variant.steps), "", answer, known)


def _moves_of(place: int, name: str, written: str, known: Mapping[str, Value]) -> Iterator[Move]:
    """Take one expression apart; a mere name is one move."""
    text = " ".join(written.split())
    tree = parse(text)
    names = {normal(node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used = {each: value for each, value in known.items() if each in names}
    for node in list(_worked_out(tree, used)) or [tree]:
        operands = tuple(_part(text, each, used) for each in _inputs(node, used))
        yield Move(place, name, text, used, operands, _part(text, node, used))


def _part(text: str, node: ast.expr, known: Mapping[str, Value]) -> Part:
    """Evaluate a node and find where it stands in the text (the parser counts bytes)."""
    raw = text.encode()
    start, end = (len(raw[:offset].decode()) for offset in (node.col_offset, node.end_col_offset or 0))
    return Part(start, end, _value(node, known))


def _value(node: ast.expr, known: Mapping[str, Value]) -> Value:
    with np.errstate(all="ignore"):
        return compiled(ast.unparse(node))(Env(dict(known)))


def _worked_out(node: ast.expr, known: Mapping[str, Value]) -> Iterator[ast.expr]:
    """Yield the operations of an expression, inner ones first; what holds no name is as good as a number."""
    if _given(node) or not any(isinstance(each, ast.Name) and normal(each.id) in known for each in ast.walk(node)):
        return
    children = _children(node, known)
    for child in children:
        if isinstance(child, ast.List | ast.Tuple):
            for item in child.elts:
                yield from _worked_out(item, known)
        else:
            yield from _worked_out(child, known)
    if not isinstance(node, ast.IfExp):
        yield node
    elif _given(children[-1]):
        yield children[-1]


def _inputs(node: ast.expr, known: Mapping[str, Value]) -> Iterator[ast.expr]:
    """Yield what goes into an operation and is not written as a number there; a mere name is no operation."""
    for child in _children(node, known):
        if isinstance(child, ast.List | ast.Tuple):
            yield from _inputs(child, known)
        elif not _number(child):
            yield child


def _children(node: ast.expr, known: Mapping[str, Value]) -> Sequence[ast.expr]:
    """Return the expressions right below a node; of a choice only the branch that is taken."""
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            chained = isinstance(left, ast.BinOp) and any(
                isinstance(op, chain) and isinstance(left.op, chain) for chain in CHAINS
            )
            return (*(_children(left, known) if chained else (left,)), right)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return (test, body if holds(_value(test, known)) else orelse)
        case ast.Call(args=args, keywords=keywords):
            return (*args, *(keyword.value for keyword in keywords))
        case ast.Compare(left=left, comparators=others):
            return (left, *others)
        case ast.UnaryOp(operand=operand):
            return (operand,)
        case ast.Subscript(value=value):
            return (value,)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return items
    return ()


def _given(node: ast.expr) -> bool:
    """Tell whether a node needs no working out: a number, a name, or a cell of a named array."""
    return _number(node) or isinstance(node, ast.Name) or (isinstance(node, ast.Subscript) and _given(node.value))


def _number(node: ast.expr) -> bool:
    """Tell whether a node is written as a number, or as another constant."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant))
