"""The formula sheet: every operation that exercises compute with, its formula laid out, its shapes and an example."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from studyapp.exercise.operations import Operation, as_markdown, operations
from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.text import code_lines, flow
from studyapp.tui.actions import Place, bindings
from studyapp.tui.screens.finder import FinderScreen
from studyapp.tui.study import Study


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
        self._found = [*named, *(each for each in fitting if each not in named)]
        self.rows.show(len(self._found), self._row, 0)
        self.query_one("#left", Static).update(self._study.texts("browse.sheet_count", found=len(self._found)))
        self.tell("" if self._found else self._study.texts("browse.sheet_nothing"))
        self.show_preview()

    def _folded(self, operation: Operation) -> str:
        return f"{operation.name}\n{self._topic(operation)}\n{operation.doc}".casefold()

    def _topic(self, operation: Operation) -> str:
        return self._study.texts(f"browse.topic_{operation.topic}")

    def _row(self, index: int, width: int) -> Line:
        """Lay out one operation: its name, and its topic where a new one begins."""
        operation = self._found[index]
        begins = index == 0 or self._found[index - 1].topic != operation.topic
        topic = self._topic(operation) if begins else ""
        name = cut(operation.name, width - cell_len(topic) - 1)
        style: Style = "picked" if index == self.rows.at and not self.typing else "plain"
        return Span(name, style), Span(ljust("", width - cell_len(name) - cell_len(topic))), Span(topic, "heading")

    def preview(self, width: int) -> Iterable[Line]:
        """Show the operation at the cursor."""
        return operation_lines(self._found[self.rows.at], width)


def operation_lines(operation: Operation, width: int) -> Iterator[Line]:
    """Lay out one operation: how it is called, then its docstring with the formula in two dimensions."""
    yield from code_lines(operation.call, width, "python")
    yield ()
    yield from flow(as_markdown(operation.doc), width)
