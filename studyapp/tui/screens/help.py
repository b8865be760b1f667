"""The help screen: every key, made from the action table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from studyapp.formula.cells import cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.texts import Texts
from studyapp.tui.actions import Place, actions, key_name
from studyapp.tui.widgets.lines import Lines

PLACES: tuple[Place, ...] = (
    "review",
    "trace",
    "home",
    "brief",
    "interview",
    "scorecard",
    "plan",
    "browse",
    "formulas",
    "statistics",
    "settings",
    "end",
    "preview",
    "anywhere",
)
KEYS = 18


class HelpScreen(ModalScreen[None]):
    """Lists the keys of every place; any of its own keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter,space", "app.pop_screen")]
    AUTO_FOCUS = "#help"

    def __init__(self, texts: Texts, here: Sequence[Place] = ()) -> None:
        """Take the places whose keys come first."""
        super().__init__()
        self._texts = texts
        self._places = dict.fromkeys((*here, *PLACES))

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with VerticalScroll(id="help"):
            yield Lines(id="keys")

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one("#keys", Lines).show(lambda width: key_lines(self._texts, width, self._places))


def key_lines(texts: Texts, width: int, places: Iterable[Place] = PLACES) -> Iterator[Line]:
    """List keys and what they do, place by place; what is long goes on below itself."""
    below = width < 3 * KEYS
    indent = 4 if below else KEYS + 2
    for place in places:
        yield (Span(texts(f"tui.place_{place}"), "heading"),)
        for keys, words in key_table(texts, place):
            first, *rest = wrap([Span(words)], max(1, width - indent))
            if below:
                yield (Span(f"  {cut(keys, width - 2)}", "code"),)
            yield (Span(" " * indent if below else f"  {ljust(keys, KEYS)}", "code"), *first)
            yield from ((Span(" " * indent), *line) for line in rest)
        yield ()


def key_table(texts: Texts, place: Place) -> Iterator[tuple[str, str]]:
    """Give the keys of a place and what they do; the numbered choices are one row."""
    for action in actions(place):
        name, _, number = action.name.partition("(")
        if number in ("", "1)"):
            keys = "1 … 9" if number else " ".join(key_name(key) for key in action.keys)
            yield keys, texts(f"tui.about_{name}")
