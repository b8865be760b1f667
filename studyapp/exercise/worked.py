"""The worked solution: each step as it is written, with the numbers filled in, and what comes out."""

import ast
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.exercise.arithmetic import holds
from studyapp.exercise.compiler import compiled, normal
from studyapp.exercise.grid import INDENT, computed, grid
from studyapp.exercise.lattice import trimmed
from studyapp.exercise.limits import Env
from studyapp.exercise.syntax import parse
from studyapp.exercise.values import SCALARS, Array, Value
from studyapp.exercise.variant import Variant

_WIDEST_INLINE = 8
_LONGEST_LINE = 66
_NEGATIVE = re.compile(r"(?<=[-+*/%] )-([\d.]+)|(?<=-)-([\d.]+)")


def worked(variant: Variant, exercise: Exercise) -> tuple[str, ...]:
    """Return the lines of the worked solution: `name = expression = with numbers = value`."""
    known: dict[str, Value] = dict(variant.given)
    lines: list[str] = []
    for step in variant.steps:
        lines += _line(step.name, step.text, step.value, known, variant)
        known[step.name] = step.value
    if exercise.answer.strip() not in exercise.steps:
        lines += _line("", exercise.answer, variant.expected, known, variant)
    rounded = f"= {answer_text(variant)}"
    if not _wide(variant.expected) and not lines[-1].endswith(rounded):
        lines.append(rounded)
    return tuple(lines)


def answer_text(variant: Variant) -> str:
    """Write the right answer rounded to the decimals asked for, without the zeros at its end."""
    if isinstance(variant.expected, str):
        return next((option[0] for option in variant.options if variant.expected in option), variant.expected)
    return computed(variant.expected, variant.decimals)


def answer_block(variant: Variant) -> str:
    """Write the right answer as Markdown: a matrix as an aligned grid, anything else in bold."""
    if not isinstance(variant.expected, np.ndarray) or len(variant.shape) < 2:
        return f"**{answer_text(variant)}**"
    return "\n".join(f"{INDENT}{row}" for row in _rounded_rows(variant.expected, variant.decimals))


def _rounded_rows(value: Array, decimals: int) -> list[str]:
    """Lay an array out with as many decimals as its cells need."""
    exact = np.vectorize(lambda cell: float(trimmed(cell, decimals)))(value)
    places = max(len(trimmed(cell, decimals).partition(".")[2]) for cell in value.ravel().tolist())
    return grid(exact, places)


def _wide(value: Value) -> bool:
    """Tell whether a value is shown as a grid below its line."""
    return isinstance(value, np.ndarray) and value.size > _WIDEST_INLINE


def _line(name: str, text: str, value: Value, known: Mapping[str, Value], variant: Variant) -> list[str]:
    """Write one step; the numbers are filled in where every name stands for a single one."""
    decimals = max(variant.carry, 3) + 1
    written = " ".join(text.split())
    filled = _filled(text, known, decimals)
    parts = [written, *([filled] if filled not in (None, written) else [])]
    if isinstance(value, np.ndarray) and _wide(value):
        *above, last = _stacked(name, parts)
        return [*above, f"{last} =", *(f"{INDENT}{row}" for row in _rounded_rows(value, decimals))]
    shown = computed(value, decimals)
    return _stacked(name, [*parts, *([shown] if shown != parts[-1] else [])])


def _stacked(name: str, parts: Sequence[str]) -> list[str]:
    """Chain parts by equals signs on one line, or one below the other where the line would grow too long."""
    line = " = ".join((name, *parts) if name else parts)
    if len(line) <= _LONGEST_LINE:
        return [line]
    margin = " " * (len(name) + 1 if name else 0)
    chained = [f"{name} = {parts[0]}" if name else parts[0], *(f"{margin}= {part}" for part in parts[1:])]
    return [piece for part in chained for piece in _broken(part, f"{margin}    ")]


def _broken(line: str, margin: str) -> list[str]:
    """Break a line that is still too long at its blanks."""
    return wrap(line, _LONGEST_LINE, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)


def _filled(text: str, known: Mapping[str, Value], decimals: int) -> str | None:
    """Return an expression with single numbers in place of names; None where nothing can be filled in."""
    filler = _Filler(known, decimals)
    tree = filler.visit(parse(text))
    return _NEGATIVE.sub(r"(-\1\2)", ast.unparse(tree)) if filler.count else None


def _rounded(value: float, decimals: int) -> float:
    """Round a number as it is shown, a whole one to an integer."""
    shown = float(trimmed(value, decimals))
    return int(shown) if shown.is_integer() else shown


class _Filler(ast.NodeTransformer):
    """Puts numbers in the place of names, and of a choice between two computations only the one that was taken."""

    def __init__(self, known: Mapping[str, Value], decimals: int) -> None:
        self.known = known
        self.decimals = decimals
        self.count = 0

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """Leave only the branch whose condition holds."""
        self.count += 1
        taken = holds(compiled(ast.unparse(node.test))(Env(dict(self.known))))
        branch: ast.expr = self.visit(node.body if taken else node.orelse)
        return branch

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Leave a function's name alone and fill in its arguments."""
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Replace the name of a single number."""
        value = self.known.get(normal(node.id))
        if value is None or type(value) not in SCALARS:
            return node
        self.count += 1
        shown: float = _rounded(value, self.decimals) if type(value) is float else value
        number = ast.Constant(abs(shown)) if not isinstance(shown, bool) else ast.Constant(shown)
        return ast.UnaryOp(ast.USub(), number) if shown < 0 else number
