"""The row of keys at the foot of a screen, made from the action table."""

from collections.abc import Callable

from textual import events
from textual.content import Content, Span
from textual.screen import Screen
from textual.widget import Widget

from studyapp.formula.cells import cell_len
from studyapp.texts import Texts
from studyapp.tui.actions import Action, Place, actions, key_name, types_a_character


class KeyBar(Widget):
    """Names the keys that work now as far as they fit, the last one always; a key that would do nothing is left out.

    A click on one does what the key does.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts, *places: Place, words: Callable[[Action], str] | None = None) -> None:
        """Take the places whose keys are shown; `words` says what a key does now (nothing: it is not shown)."""
        super().__init__()
        self._texts = texts
        self.places = places
        self._words = words or self.words
        self._zones: list[tuple[range, Action]] = []

    def words(self, action: Action) -> str:
        """Say in a word what an action does, whatever the state."""
        return self._texts(f"tui.do_{action.name}")

    def render(self) -> Content:
        """Paint the keys of the actions that the screen allows."""
        screen: Screen[object] = self.screen
        typing = bool(getattr(screen.focused, "takes_text", False))
        shown = [
            (action, key_name(keys[0]), words)
            for action in actions(*self.places, "anywhere")
            if action.bar and screen.check_action(action.name, ())
            if (keys := [key for key in action.keys if not (typing and types_a_character(key))])
            if (words := self._words(action))
        ]
        text, spans = "", []
        last = cell_len(f" {' '.join(shown[-1][1:])} ") if shown else 0
        self._zones = []
        for number, (action, key, words) in enumerate(shown, 1):
            piece = f" {key} {words} "
            if number < len(shown) and cell_len(text + piece) + last > self.size.width:
                continue
            start = len(text) + 1
            self._zones.append((range(cell_len(text), cell_len(text + piece)), action))
            text += piece
            spans.append(Span(start, start + len(key), "bold $text-accent"))
        return Content(text, spans)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key does that was clicked."""
        for zone, action in self._zones:
            if event.x in zone:
                await self.app.run_action(action.binding, default_namespace=self.screen)
