"""The palette: every action that works here, found by typing a part of its name."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.texts import Texts
from studyapp.tui.actions import Action, Place, actions, key_name
from studyapp.tui.widgets.lines import Lines

MOST = 12
HIDDEN = ("palette", "choose", "down", "up", "page_down", "page_up", "scroll_down", "scroll_up", "leave_search")


class PaletteScreen(ModalScreen[None]):
    """Lists actions, the chosen one is run on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("escape,ctrl+p", "app.pop_screen"),
    ]
    AUTO_FOCUS = "#wanted"

    def __init__(self, below: Screen[object], places: Sequence[Place], texts: Texts) -> None:
        super().__init__()
        self._below = below
        self._texts = texts
        self._all = [(action, about(action, texts)) for action in offered(below, places)]
        self._found = self._all
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the line to type in and the actions below it."""
        with Vertical(id="palette"):
            yield Input(id="wanted", placeholder=self._texts("tui.palette"))
            yield Lines(id="found")

    def on_mount(self) -> None:
        """Show every action."""
        self._show()

    def _show(self) -> None:
        self.query_one("#found", Lines).show(lambda width: list(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Line]:
        if not self._found:
            yield (Span(self._texts("tui.palette_none"), "number"),)
        first = max(0, min(self._at - MOST // 2, len(self._found) - MOST))
        for index, (action, words) in enumerate(self._found[first : first + MOST], first):
            keys = " ".join(key_name(key) for key in action.keys)
            shown = cut(words, max(1, width - cell_len(keys) - 4))
            chosen = index == self._at
            text = ljust(shown, max(1, width - cell_len(keys) - 3))
            yield (
                Span("❯ " if chosen else "  ", "heading"),
                Span(text, "picked" if chosen else "plain"),
                Span(keys, "code"),
            )

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        """Keep the actions whose words hold every word typed."""
        wanted = event.value.casefold().split()
        self._found = [each for each in self._all if all(word in each[1].casefold() for word in wanted)]
        self._at = 0
        self._show()

    @on(Input.Submitted)
    async def _run(self) -> None:
        """Run the chosen action on the screen below."""
        if not self._found:
            return
        action = self._found[self._at][0]
        self.app.pop_screen()
        await self.app.run_action(action.binding, default_namespace=self._below)

    def action_move(self, by: int) -> None:
        """Move to another action."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()


def offered(screen: Screen[object], places: Sequence[Place]) -> list[Action]:
    """Return the actions that work on a screen now, each once."""
    found: dict[str, Action] = {}
    for action in actions(*places, "anywhere"):
        name = action.name.partition("(")[0]
        if name not in HIDDEN and screen.check_action(name, ()):
            found.setdefault(action.binding, action)
    return list(found.values())


def about(action: Action, texts: Texts) -> str:
    """Say what an action does, with a capital letter as it begins a line."""
    words = texts(f"tui.about_{action.name}")
    return words[:1].upper() + words[1:]
