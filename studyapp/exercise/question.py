"""The question of a variant: its text with the drawn values put in where `{{name}}` stands."""

import re
from collections.abc import Mapping

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.exercise.compiler import normal
from studyapp.exercise.grid import INDENT, grid, in_formula, inline
from studyapp.exercise.lattice import MAX_PLACES, cells_of, places
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant

PLACEHOLDER = re.compile(r"\{\{([A-Za-z_]\w*)\}\}")
_PARTS = re.compile(
    r"(?P<code>```.*?```|`[^`\n]*`)|(?P<formula>\$\$.*?\$\$|(?<!\\)\$(?!\s)[^$\n]*?(?<![\s\\])\$(?!\d))", re.S
)
_ALONE = re.compile(r"^[ \t]*\{\{([A-Za-z_]\w*)\}\}[ \t]*$")


def question(variant: Variant, exercise: Exercise, lang: str) -> str:
    """Return the question in a language, numbers put in; an array alone on its line becomes an aligned grid."""
    return filled(exercise.q.to(lang), variant.given)


def fill(variant: Variant, text: str) -> str:
    """Return any other text of the exercise (a hint, an explanation) with drawn values and rounded steps put in."""
    decimals = min(MAX_PLACES, variant.carry + 1)
    steps = {step.name: _rounded(step.value, decimals) for step in variant.steps}
    return filled(text, {**steps, **variant.given}) if "{{" in text else text


def _rounded(value: Value, decimals: int) -> Value:
    """Round a step's value so that it can be shown."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.round(value, decimals)
    return round(value, decimals) if type(value) is float else value


def filled(text: str, given: Mapping[str, Value]) -> str:
    """Put drawn values into a text: grids on their own lines, groups inside formulas, plain numbers elsewhere."""
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        alone = _ALONE.match(line)
        value = given.get(normal(alone.group(1))) if alone and not fenced else None
        if isinstance(value, np.ndarray):
            _add_grid(lines, value)
        else:
            if lines and lines[-1].startswith(INDENT) and line.strip() and not fenced:
                lines.append("")
            lines.append(line)
    return _PARTS.sub(lambda part: _part(part, given), _outside("\n".join(lines), given))


def _add_grid(lines: list[str], value: np.ndarray) -> None:
    """Add an indented block, parted by empty lines from the text around it."""
    if lines and lines[-1].strip() and not lines[-1].startswith(INDENT):
        lines.append("")
    lines += [f"{INDENT}{row}" if row else "" for row in grid(value, places(cells_of(value)))]


def _outside(text: str, given: Mapping[str, Value]) -> str:
    """Fill the placeholders that stand in neither formula nor code."""
    pieces, start = [], 0
    for part in _PARTS.finditer(text):
        pieces += [_plain(text[start : part.start()], given), part.group()]
        start = part.end()
    return "".join([*pieces, _plain(text[start:], given)])


def _part(part: re.Match[str], given: Mapping[str, Value]) -> str:
    """Fill the placeholders of one formula or one piece of code."""
    if part.lastgroup == "code":
        return _plain(part.group(), given)
    return PLACEHOLDER.sub(lambda found: _value(found, given, formula=True), part.group())


def _plain(text: str, given: Mapping[str, Value]) -> str:
    """Fill the placeholders of running text."""
    return PLACEHOLDER.sub(lambda found: _value(found, given, formula=False), text)


def _value(found: re.Match[str], given: Mapping[str, Value], *, formula: bool) -> str:
    """Write the value that one placeholder names; an unknown one stays as it was written."""
    name = normal(found.group(1))
    if name not in given:
        return found.group()
    return in_formula(given[name]) if formula else inline(given[name])
