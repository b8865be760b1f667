"""The row of keys at the foot of a screen, made from the action table."""

from collections.abc import Callable

from textual.content import Content, Span
from textual.screen import Screen
from textual.widget import Widget

from studyapp.formula.cells import cell_len
from studyapp.texts import Texts
from studyapp.tui.actions import Action, Place, actions, key_name, types_a_character


class KeyBar(Widget):
    """Names the keys that work now as far as they fit, the last one always; a key that would do nothing is left out."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts, *places: Place, words: Callable[[Action], str] | None = None) -> None:
        """Take the places whose keys are shown; `words` says what a key does now (nothing: it is not shown)."""
        super().__init__()
        self._texts = texts
        self.places = places
        self._words = words or self.words

    def words(self, action: Action) -> str:
        """Say in a word what an action does, whatever the state."""
        return self._texts(f"tui.do_{action.name}")

    def render(self) -> Content:
        """Paint the keys of the actions that the screen allows."""
        screen: Screen[object] = self.screen
        typing = bool(getattr(screen.focused, "takes_text", False))
        shown = [
            (key_name(keys[0]), words)
            for action in actions(*self.places, "anywhere")
            if action.bar and screen.check_action(action.name, ())
            if (keys := [key for key in action.keys if not (typing and types_a_character(key))])
            if (words := self._words(action))
        ]
        text, spans = "", []
        last = cell_len(f" {' '.join(shown[-1])} ") if shown else 0
        for number, (key, words) in enumerate(shown, 1):
            piece = f" {key} {words} "
            if number < len(shown) and cell_len(text + piece) + last > self.size.width:
                continue
            start = len(text) + 1
            text += piece
            spans.append(Span(start, start + len(key), "bold $text-accent"))
        return Content(text, spans)
