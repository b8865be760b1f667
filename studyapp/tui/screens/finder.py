"""What the browser and the formula sheet share: a search line, a list, and the row at the cursor shown whole."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.formula.cells import clean
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.wrap import wrap
from studyapp.tui.actions import Place
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.query_input import QueryInput
from studyapp.tui.widgets.rows import Rows

PREVIEW_AFTER = 0.04
SCROLLED = 3
WIDTHS = [(0, "-narrow"), (110, "-wide")]


class FinderScreen(Screen[None]):
    """Lists what is found as it is typed; a moment after the cursor rests, the row it rests on is shown whole."""

    CSS_PATH = "finder.tcss"
    AUTO_FOCUS = "#query"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    place: ClassVar[Place]
    title_key: ClassVar[str]
    hint_key: ClassVar[str]

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study

    def compose(self) -> ComposeResult:
        """Lay out the search line above the list and what is shown of it."""
        texts = self._study.texts
        with Horizontal(id="head"):
            yield Static(texts(self.title_key), id="top", markup=False)
            yield Static(id="left", markup=False)
        yield QueryInput(id="query", compact=True, placeholder=texts(self.hint_key))
        with Container(id="both"):
            yield Rows(id="rows")
            with VerticalScroll(id="preview", can_focus=False):
                yield Lines(id="shown")
        yield Lines(id="told")
        yield KeyBar(texts, self.place)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#rows", Rows)

    @property
    def typing(self) -> bool:
        """Tell whether what is typed goes into the search."""
        return self.focused is not None and self.focused.id == "query"

    def seek(self, query: str) -> None:
        """List what a query finds."""
        raise NotImplementedError

    def preview(self, width: int) -> Iterable[Line]:
        """Lay out the row at the cursor."""
        raise NotImplementedError

    def tell(self, words: str, style: Style = "number") -> None:
        """Say something below the list."""
        self.query_one("#told", Lines).show(lambda width: wrap([Span(clean(words), style)], width) if words else ())

    def show_preview(self) -> None:
        """Show the row at the cursor once the cursor rests."""
        self.set_timer(PREVIEW_AFTER, self._preview_now)

    def _preview_now(self) -> None:
        if self.is_current:
            self.query_one("#preview").scroll_home(animate=False)
            self.query_one("#shown", Lines).show(lambda width: self.preview(width) if self.rows.count else ())

    @on(QueryInput.Changed, "#query")
    def _query_changed(self, event: QueryInput.Changed) -> None:
        """Search as it is typed."""
        self.seek(event.value)

    @on(QueryInput.Submitted, "#query")
    def _query_submitted(self) -> None:
        """Go from the search to the list."""
        self.set_focus(None)
        self.query_one(KeyBar).refresh()

    @on(Rows.Moved)
    def _moved(self) -> None:
        """Show the row the cursor came to."""
        self.show_preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what cannot be done now."""
        return self.typing if action == "leave_search" else True

    def action_find(self) -> None:
        """Go to the search line."""
        self.query_one("#query").focus()
        self.query_one(KeyBar).refresh()

    def action_leave_search(self) -> None:
        """Go to the list."""
        self._query_submitted()

    def action_go_back(self) -> None:
        """Go from the search to the list, and from the list back."""
        if self.typing and self.query_one("#query", QueryInput).value:
            self._query_submitted()
        else:
            self.app.pop_screen()

    def action_down(self) -> None:
        """Move on."""
        self.rows.move(1)

    def action_up(self) -> None:
        """Move back."""
        self.rows.move(-1)

    def action_page_down(self) -> None:
        """Move a page on."""
        self.rows.move(self.rows.page)

    def action_page_up(self) -> None:
        """Move a page back."""
        self.rows.move(-self.rows.page)

    def action_scroll_down(self) -> None:
        """Scroll what is shown."""
        self.query_one("#preview").scroll_relative(y=SCROLLED, animate=False)

    def action_scroll_up(self) -> None:
        """Scroll what is shown back."""
        self.query_one("#preview").scroll_relative(y=-SCROLLED, animate=False)
