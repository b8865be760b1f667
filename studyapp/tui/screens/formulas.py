"""The formula sheet: every operation that exercises compute with, its formula laid out, an example and its trace."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from studyapp.exercise.operations import Explained, Operation, operations
from studyapp.exercise.worked_traces import example_call, example_trace
from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.text import flow
from studyapp.formula.wrap import wrap
from studyapp.texts import Texts
from studyapp.tui.actions import Place, bindings
from studyapp.tui.motion import may_move
from studyapp.tui.screens.finder import FinderScreen
from studyapp.tui.screens.trace import TraceScreen
from studyapp.tui.study import Study
from studyapp.tui.traces import story_of

NAME_ROOM = 22
LEAST_TITLE = 8


class FormulasScreen(FinderScreen):
    """Lists the operations by topic; the one at the cursor is shown as its docstring explains it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("formulas")
    place: ClassVar[Place] = "formulas"
    title_key = "browse.sheet"
    hint_key = "browse.sheet_hint"

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self._operations = operations()
        self._found: Sequence[Operation] = self._operations

    def on_mount(self) -> None:
        """List everything."""
        self.seek("")

    def seek(self, query: str) -> None:
        """List the operations that hold every word in name, topic or docstring; names come first."""
        words = query.casefold().split()
        fitting = [each for each in self._operations if all(word in self._folded(each) for word in words)]
        named = [each for each in fitting if words and all(word in each.name for word in words)]
        named.sort(key=lambda each: (each.name != query.strip(), not each.name.startswith(words[0])))
        self._found = [*named, *(each for each in fitting if each not in named)]
        self.rows.show(len(self._found), self._row, 0)
        one = "_one" if len(self._found) == 1 else ""
        self.query_one("#left", Static).update(self._study.texts(f"browse.sheet_count{one}", found=len(self._found)))
        self.tell("" if self._found else self._study.texts("browse.sheet_nothing"))
        self.show_preview()

    def _folded(self, operation: Operation) -> str:
        texts = self._study.texts
        words = (operation.name, self._topic(operation), texts(f"operations.{operation.name}"), operation.doc)
        return "\n".join((*words, sentence_of(operation, texts))).casefold()

    def _topic(self, operation: Operation) -> str:
        return self._study.texts(f"browse.topic_{operation.topic}")

    def _row(self, index: int, width: int) -> Line:
        """Lay out one operation: its name, what it is called, and its topic where a new one begins."""
        operation = self._found[index]
        begins = index == 0 or self._found[index - 1].topic != operation.topic
        topic = self._topic(operation) if begins else ""
        name = cut(operation.name, width - (cell_len(topic) + 1 if topic else 0))
        title_at = max(cell_len(name) + 2, NAME_ROOM)
        room = width - title_at - (cell_len(topic) + 2 if topic else 0)
        title = self._study.texts(f"operations.{operation.name}")
        title = cut(title, max(0, room)) if not topic or cell_len(title) <= room else ""
        told = ljust("", title_at - cell_len(name)) + title if room >= LEAST_TITLE else ""
        style: Style = "picked" if index == self.rows.at and not self.typing else "plain"
        gap = width - cell_len(name) - cell_len(told) - cell_len(topic)
        return Span(name, style), Span(told, "number"), Span(" " * gap), Span(topic, "heading")

    def preview(self, width: int) -> Iterable[Line]:
        """Show the operation at the cursor."""
        return operation_lines(self._found[self.rows.at], self._study.texts, width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to play only what can be played."""
        if action == "trace":
            return bool(self._found) and bool(example_call(self._found[self.rows.at].name))
        return super().check_action(action, parameters)

    def action_trace(self) -> None:
        """Play the worked example of the operation at the cursor."""
        texts = self._study.texts
        story = story_of(example_trace(self._found[self.rows.at].name), texts)
        if story is not None:
            moving = may_move(os.environ, animation=self.app.animation_level)
            self.app.push_screen(TraceScreen(story, texts, moving=moving))


def sentence_of(operation: Operation, texts: Texts) -> str:
    """Say in a sentence what an operation does."""
    if texts.lang == "en":
        return Explained.of(operation.doc).sentence
    from studyapp.texts.operations import CHINESE

    return CHINESE.get(operation.name, "")


def operation_lines(operation: Operation, texts: Texts, width: int) -> Iterator[Line]:
    """Lay out one operation: its name and call, what it does, its formula, an example, and then the details."""
    parts = Explained.of(operation.doc)
    yield from wrap([Span(texts(f"operations.{operation.name}"), "strong")], width)
    yield from wrap([Span(operation.call, "code")], width)
    yield ()
    yield from flow(sentence_of(operation, texts), width)
    if parts.formulas:
        yield from ((), *flow(parts.formulas, width))
    yield from ((), (Span(texts("browse.example"), "heading"),), *flow(parts.examples, width))
    if call := example_call(operation.name):
        yield from ((), *wrap([Span(texts("browse.play_it"), "partly"), Span(f" {call}", "code")], width))
    yield from ((), (Span(texts("browse.details"), "heading"),))
    yield from flow(parts.details if texts.lang == "en" else f"{parts.sentence}\n\n{parts.details}", width)
