"""A solution told operation by operation: where it stands in its step, the numbers in it, and what comes out."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from studyapp.exercise.grid import computed
from studyapp.exercise.reckoning import Move, Part
from studyapp.exercise.shapes import asked
from studyapp.exercise.values import Value
from studyapp.formula.cells import cut
from studyapp.formula.inline import JOINT
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.tui.traces.layout import Block, Cell, beside, grid, said
from studyapp.tui.traces.story import Story

DECIMALS = 4
WIDEST_INLINE = 8
WIDEST_TITLE = 28
MOST_ROWS = 12
NEEDLESS = re.compile(r"(?<![\w)\]])\((\d[\d.]*|\[[^()]*\])\)")


class ReckoningStory(Story):
    """Two phases an operation: the numbers filled in, and what they come to."""

    phases = 2

    @property
    def title(self) -> str:
        """The heading of the player."""
        return self.texts("tui.trace_solution")

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show what is known, the operation within its step, and what comes out once it is worked out."""
        move: Move = self.steps[place]
        total = self.steps[-1].place + 1
        yield from said(self.texts("tui.trace_of_steps", step=move.place + 1, all=total), "heading", width)
        yield ()
        known = [self._named(name, value) for name, value in move.known.items() if not wide(value)]
        if known:
            yield from wrap((Span(" · ".join(known), "number"),), width)
            yield ()
        yield from wrap(self._marked(move), width)
        yield ()
        blocks = [_block(move.text[part.start : part.end], part.value) for part in move.operands if wide(part.value)]
        done = phase == self.phases - 1
        if done and wide(move.result.value):
            blocks.append(_block("=", move.result.value, lit=True))
        if blocks:
            yield from beside(blocks, width)
            yield ()
        filled = self._filled(move)
        if done and not wide(move.result.value):
            filled += f" = {computed(move.result.value, DECIMALS)}"
        yield from said(filled, "strong", width)

    @staticmethod
    def _named(name: str, value: Value) -> str:
        """Write a name and its value; the blanks within do not break."""
        return f"{name} = {computed(value, DECIMALS)}".replace(" ", JOINT)

    @staticmethod
    def _marked(move: Move) -> Iterator[Span]:
        """Write the step with the operation at hand between arrows."""
        head = f"{move.name} = " if move.name else ""
        yield Span(head + move.text[: move.result.start], "code")
        yield Span(f"▸{move.text[move.result.start : move.result.end]}◂", "picked")
        yield Span(move.text[move.result.end :], "code")

    @staticmethod
    def _filled(move: Move) -> str:
        """Write the operation with values in place of what goes in, as far as they fit in a line."""
        text, end = move.text, move.result.end
        for part in sorted(move.operands, key=lambda part: part.start, reverse=True):
            if not wide(part.value):
                shown = _enclosed(text, part, move.result)
                text, end = text[: part.start] + shown + text[part.end :], end + len(shown) - (part.end - part.start)
        return NEEDLESS.sub(r"\1", text[move.result.start : end])


def wide(value: Value) -> bool:
    """Tell whether a value is shown as a grid."""
    return isinstance(value, np.ndarray) and (value.size > WIDEST_INLINE or len(asked(value.shape)) > 1)


def _enclosed(text: str, part: Part, whole: Part) -> str:
    """Write a value, a negative one in brackets where an operator stands beside it."""
    shown = computed(part.value, DECIMALS)
    before = text[whole.start : part.start].rstrip()[-1:]
    after = text[part.end : whole.end].lstrip()[:1]
    bare = (before in ("", "(", ",", "[", "=") and after != "*") or not shown.startswith("-")
    return shown if bare else f"({shown})"


def _block(title: str, value: Any, *, lit: bool = False) -> Block:
    """Draw an array as a grid, several planes one below the other."""
    shown = value.reshape(asked(value.shape))
    rows = shown.reshape(-1, shown.shape[-1])
    cells = [[Cell(computed(cell, DECIMALS), "picked" if lit else "plain") for cell in row] for row in rows.tolist()]
    more = [[Cell("…")]] if len(cells) > MOST_ROWS else []
    return grid(cut(title, WIDEST_TITLE), [*cells[:MOST_ROWS], *more])
