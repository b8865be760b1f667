"""The row of keys at the foot of a screen, made from the action table."""

from textual.content import Content, Span
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from studyapp.texts import Texts
from studyapp.tui.actions import Place, actions, key_name, types_a_character


class KeyBar(Widget):
    """Names the keys that work now; a key that would do nothing is left out."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts, *places: Place) -> None:
        super().__init__()
        self._texts = texts
        self._places = places

    def render(self) -> Content:
        """Paint the keys of the actions that the screen allows."""
        screen: Screen[object] = self.screen
        typing = isinstance(screen.focused, Input)
        shown = [
            (key_name(keys[0]), self._texts(f"tui.do_{action.name}"))
            for action in actions(*self._places, "anywhere")
            if action.bar and screen.check_action(action.name, ())
            if (keys := [key for key in action.keys if not (typing and types_a_character(key))])
        ]
        text, spans = "", []
        for key, words in shown:
            start = len(text) + 1
            text += f" {key} {words} "
            spans.append(Span(start, start + len(key), "bold $accent"))
        return Content(text, spans)
