"""The player of traces: a computation step by step, forth and back, or by itself where the terminal is near."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from studyapp.texts import Texts
from studyapp.tui.actions import bindings
from studyapp.tui.traces import Story
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines

SECONDS = 0.7


class TraceScreen(Screen[None]):
    """Leafs through a story; it plays by itself only where pictures may move."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("trace")
    AUTO_FOCUS = ""

    def __init__(self, story: Story, texts: Texts, *, moving: bool) -> None:
        super().__init__()
        self._story = story
        self._texts = texts
        self._moving = moving
        self._at = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Horizontal(id="head"):
            yield Static(self._story.title, id="top", markup=False)
            yield Static(id="left", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Lines(id="frame")
        yield KeyBar(self._texts, "trace")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    @property
    def at(self) -> int:
        """The page that is shown."""
        return self._at

    @property
    def playing(self) -> bool:
        """Tell whether it plays by itself now."""
        return self._timer is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Play only where pictures may move."""
        return action != "play" or self._moving

    def _show(self) -> None:
        story, at = self._story, self._at
        self.query_one("#frame", Lines).show(lambda width: [(), *story.lines(at, width)])
        state = "▶ " if self.playing else ""
        step = at // story.phases + 1
        self.query_one("#left", Static).update(f"{state}{self._texts('tui.trace_at', step=step, all=len(story.steps))}")

    def _go(self, page: int) -> None:
        self._at = max(0, min(page, self._story.pages - 1))
        self._show()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def action_play(self) -> None:
        """Play from here, from the beginning where the end is shown; or pause."""
        if self.playing:
            self._stop()
            self._show()
            return
        self._timer = self.set_interval(SECONDS, self._tick)
        self._go(0 if self._at == self._story.pages - 1 else self._at)

    def _tick(self) -> None:
        if self._at == self._story.pages - 1:
            self._stop()
        self._go(self._at + 1)

    def action_forward(self) -> None:
        """Go one page on."""
        self._leaf(self._at + 1)

    def action_back(self) -> None:
        """Go one page back."""
        self._leaf(self._at - 1)

    def action_next_cell(self) -> None:
        """Go to the next step, shown in full."""
        self._leaf((self._at // self._story.phases + 2) * self._story.phases - 1)

    def action_last_cell(self) -> None:
        """Go to the step before, shown in full."""
        self._leaf((self._at // self._story.phases) * self._story.phases - 1)

    def action_first(self) -> None:
        """Go to the beginning."""
        self._leaf(0)

    def action_last(self) -> None:
        """Go to the end."""
        self._leaf(self._story.pages - 1)

    def _leaf(self, page: int) -> None:
        """Go to a page by hand, which pauses."""
        self._stop()
        self._go(page)

    def action_page_down(self) -> None:
        """Scroll down where a page is longer than the screen."""
        self.query_one("#page").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll up."""
        self.query_one("#page").scroll_page_up(animate=False)

    def action_close(self) -> None:
        """Go back to the question."""
        self._stop()
        self.app.pop_screen()
