"""The board: question and hints, then what was chosen, found and revealed; side by side where the screen is wide."""

from collections.abc import Callable, Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region

from studyapp.formula.spans import Line
from studyapp.session.page import Page
from studyapp.texts import Texts
from studyapp.tui.pads.pad import CURSOR
from studyapp.tui.widgets.parts import Parts

Make = Callable[[Page], Iterable[Line]]
ASKED, GIVEN = ("question", "hints"), ("pad", "outcome", "reveal")


class Board(VerticalScroll, can_focus=False):
    """Shows the parts of one turn, each laid out for its width, and scrolls to what matters now."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="page")
        self._texts = texts
        self._panes = {name: VerticalScroll(id=name, can_focus=False) for name in ("asked", "given")}
        self._asked, self._given = Parts(*ASKED), Parts(*GIVEN)

    def compose(self) -> ComposeResult:
        """Lay out what is asked, then what is given for it."""
        with self._panes["asked"]:
            yield self._asked
        with self._panes["given"]:
            yield self._given

    def show(self, name: str, make: Make) -> None:
        """Show one part, an empty line before it unless it is empty."""
        self._holder(name).show_part(name, lambda width: self._spaced(make(Page(self._texts, width))))

    def clear(self, *names: str) -> None:
        """Show nothing in some parts."""
        for name in names:
            self._holder(name).show_part(name, None)

    def begin(self) -> None:
        """Go to the beginning of a new question."""
        self.clear("hints", "outcome", "reveal")
        for scroller in (self, *self._panes.values()):
            scroller.scroll_home(animate=False)

    def scroll_rows(self, rows: int, *, judged: bool) -> None:
        """Scroll by rows: on a wide screen the answer once it is out, before that the question."""
        self._scroller("given" if judged else "asked").scroll_relative(y=rows, animate=False)

    def scroll_page(self, by: int, *, judged: bool) -> None:
        """Scroll by a page."""
        scroller = self._scroller("given" if judged else "asked")
        scroller.scroll_relative(y=by * max(1, scroller.size.height - 1), animate=False)

    def more(self, *, judged: bool) -> bool:
        """Tell whether there is more below what is in view."""
        scroller = self._scroller("given" if judged else "asked")
        return scroller.scroll_offset.y < scroller.max_scroll_y

    def on_scrolled(self, tell: Callable[[], None]) -> None:
        """Tell of every change of what is in view, once it is laid out."""

        def later() -> None:
            self.call_after_refresh(tell)

        for scroller in (self, *self._panes.values()):
            for name in ("scroll_y", "virtual_size"):
                self.watch(scroller, name, later, init=False)

    def to_verdict(self) -> None:
        """Bring the verdict into view: all that follows it where that fits, else the verdict on top."""
        self.call_after_refresh(self.call_after_refresh, self._to_first, "outcome", "reveal")

    def to_cursor(self) -> None:
        """Keep the row at the cursor in view."""
        self.call_after_refresh(self._to_cursor)

    def to_steps(self) -> None:
        """Bring the newest step into view."""
        self.call_after_refresh(self._scroller("given").scroll_end, animate=False)

    def _to_first(self, *names: str) -> None:
        parts = [name for name in names if self._given.rows_of(name)]
        scroller = self._scroller("given")
        rows = sum(len(self._given.rows_of(name)) for name in parts)
        if rows <= scroller.size.height:
            scroller.scroll_end(animate=False)
        elif parts:
            scroller.scroll_to(y=self._top(parts[0]), animate=False)

    def _to_cursor(self) -> None:
        rows = self._given.rows_of("pad")
        row = next((number for number, line in enumerate(rows) if line and line[0].text == CURSOR), None)
        if row is not None:
            self._scroller("given").scroll_to_region(Region(0, self._top("pad") + row, 1, 2), animate=False)

    def _top(self, name: str) -> int:
        """Return the row at which a part begins in what scrolls."""
        scroller, parts = self._scroller("given"), self._given
        return parts.region.y - scroller.region.y + int(scroller.scroll_y) + parts.above(name)

    def _scroller(self, pane: str) -> VerticalScroll:
        """Return what scrolls: one pane on a wide screen, else the whole board."""
        return self._panes[pane] if self.screen.has_class("-wide") else self

    def _holder(self, name: str) -> Parts:
        return self._asked if name in ASKED else self._given

    @staticmethod
    def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
        for number, line in enumerate(lines):
            if number == 0:
                yield ()
            yield line
