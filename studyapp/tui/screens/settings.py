"""The settings screen: every setting as it is declared, changed in place and written back to the one file."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.formula.cells import clean, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.wrap import wrap
from studyapp.settings import Settings, declared
from studyapp.texts import LANGUAGES
from studyapp.tui.actions import bindings
from studyapp.tui.setting import neighbour, parsed, shown
from studyapp.tui.study import Host, Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.query_input import QueryInput
from studyapp.tui.widgets.rows import Rows

NAME, VALUE = 22, 28
NEXT_START = ("retention", "day_starts_at", "easy_days")


class SettingsScreen(Screen[None]):
    """Lists the settings; ← → change the one at the cursor, Enter types a number."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")
    AUTO_FOCUS = ""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._declared = declared()
        self._names = tuple(self._declared)

    def compose(self) -> ComposeResult:
        """Lay out the list, what the setting at the cursor means, and the line to type a number in."""
        with Horizontal(id="head"):
            yield Static(self._study.texts("settings.title"), id="top", markup=False)
        yield Lines(id="intro")
        yield Rows(id="settings")
        yield Lines(id="about")
        yield QueryInput(id="value", compact=True)
        yield Lines(id="told")
        yield KeyBar(self._study.texts, "settings")

    def on_mount(self) -> None:
        """Show every setting."""
        self._show()

    def _show(self, told: str = "", *, wrong: bool = False) -> None:
        self.query_one("#top", Static).update(self._study.texts("settings.title"))
        self.query_one("#intro", Lines).show(self._intro)
        rows = self.query_one("#settings", Rows)
        rows.styles.height = len(self._names)
        rows.show(len(self._names), self._row)
        self.query_one("#about", Lines).show(self._about)
        style: Style = "wrong" if wrong else "right"
        self.query_one("#told", Lines).show(lambda width: wrap([Span(clean(told), style)], width) if told else ())
        self.query_one(KeyBar).refresh()

    @property
    def _at(self) -> str:
        return self._names[self.query_one("#settings", Rows).at]

    def _value(self, name: str) -> Any:
        return getattr(self._study.desk.settings, name)

    def _intro(self, width: int) -> Iterator[Line]:
        texts, desk = self._study.texts, self._study.desk
        yield ()
        where = texts("settings.kept_in", file=desk.settings_file) if self._study.kept else texts("settings.not_kept")
        yield from wrap([Span(clean(where), "number")], width)
        for problem in desk.settings_problems:
            told = texts(f"cli.settings_{problem.code}", name=problem.name, value=problem.value)
            sentence = texts("settings.line_problem", line=problem.line, told=told)
            yield from wrap([Span(clean(sentence), "wrong")], width)
        yield ()

    def _row(self, index: int, width: int) -> Line:
        name = self._names[index]
        texts, value = self._study.texts, self._value(name)
        changed = value != getattr(Settings(), name)
        about = min(NAME, width // 2)
        words = cut(clean(self._words(name, value)), min(VALUE - 2, width - about))
        default = texts("settings.default", value=self._words(name, getattr(Settings(), name))) if changed else ""
        return (
            Span(ljust(cut(texts(f"settings.{name}"), about - 1), about)),
            Span(ljust(words, min(VALUE, width - about)), "strong" if changed else "plain"),
            Span(cut(default, width - about - VALUE) if width > about + VALUE else "", "number"),
        )

    def _words(self, name: str, value: Any) -> str:
        """Word a value; the decks are counted."""
        texts, decks = self._study.texts, self._study.desk.library.decks
        if name != "decks":
            return shown(name, value, texts)
        if not value:
            return texts("settings.all_decks", count=len(decks))
        chosen = sum(deck.id in value for deck in decks)
        return texts("settings.some_decks", chosen=chosen, count=len(decks))

    def _about(self, width: int) -> Iterator[Line]:
        """Explain the setting at the cursor."""
        texts, about = self._study.texts, self._declared[self._at]
        sentences = [about.doc[LANGUAGES.index(texts.lang)]]
        if about.choices:
            sentences.append(" · ".join(texts(f"settings.{self._at}_{choice}") for choice in about.choices))
        elif about.low is not None:
            sentences.append(texts("settings.between", **self._bounds()))
        if self._at == "decks":
            sentences.append(texts("settings.decks_at_home"))
        if self._at in NEXT_START:
            sentences.append(texts("settings.next_start"))
        for number, sentence in enumerate(sentences):
            yield from wrap([Span(sentence, "number" if number else "plain")], width)
        yield from wrap([Span(f"settings.toml: {self._at}", "code")], width)

    def _bounds(self) -> dict[str, str]:
        """Word the bounds of the number at the cursor."""
        about, texts = self._declared[self._at], self._study.texts
        return {"low": shown(self._at, about.low, texts), "high": shown(self._at, about.high, texts)}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what would change nothing."""
        if action in ("increase", "decrease", "change"):
            return self._at != "decks"
        return True

    @on(Rows.Moved)
    def _moved(self) -> None:
        """Explain the setting the cursor came to."""
        self.query_one("#about", Lines).show(self._about)
        self.query_one(KeyBar).refresh()

    def action_down(self) -> None:
        """Move to the next setting."""
        self._move(1)

    def action_up(self) -> None:
        """Move to the setting before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self.query_one("#told", Lines).clear()
        self.query_one("#settings", Rows).move(by)

    async def action_increase(self) -> None:
        """Take the next choice, or one more."""
        await self._set(neighbour(self._declared[self._at], self._value(self._at), 1))

    async def action_decrease(self) -> None:
        """Take the choice before, or one less."""
        await self._set(neighbour(self._declared[self._at], self._value(self._at), -1))

    async def action_default(self) -> None:
        """Take the default."""
        await self._set(getattr(Settings(), self._at))

    async def action_change(self) -> None:
        """Type a number; take the next choice of anything else."""
        about = self._declared[self._at]
        if about.kind not in (int, float):
            await self.action_increase()
            return
        line = self.query_one("#value", QueryInput)
        line.value = str(self._value(self._at))
        line.placeholder = self._study.texts("settings.type_value", **self._bounds())
        line.set_class(True, "-open")
        line.focus()
        self._show(line.placeholder)

    @on(QueryInput.Submitted, "#value")
    async def _typed(self, event: QueryInput.Submitted) -> None:
        """Take the number that was typed."""
        number = parsed(event.value, self._declared[self._at])
        if number is None:
            example = getattr(Settings(), self._at)
            told = self._study.texts("settings.not_a_number", text=event.value, example=example)
            self._show(told, wrong=True)
            return
        self._close_line()
        await self._set(number)

    def _close_line(self) -> None:
        self.query_one("#value", QueryInput).set_class(False, "-open")
        self.set_focus(None)

    async def _set(self, value: Any) -> None:
        """Change the setting at the cursor, and say that it was kept or why it could not be."""
        name = self._at
        try:
            self._study.set(name, value)
        except StudyError as error:
            self._show(self._study.texts.error(error), wrong=True)
            return
        if name == "lang":
            await self._speak()
        if name == "theme":
            cast("Host", self.app).dress()
        texts = self._study.texts
        key = "settings.saved" if self._study.kept else "settings.for_now"
        self._show(texts(key, name=texts(f"settings.{name}"), value=self._words(name, value)))

    async def _speak(self) -> None:
        """Compose the screen anew in the language in use, the cursor where it was."""
        at = self.query_one("#settings", Rows).at
        await self.recompose()
        self.query_one("#settings", Rows).at = at

    def action_go_back(self) -> None:
        """Close the line if one is open, else go back."""
        if self.query_one("#value", QueryInput).has_class("-open"):
            self._close_line()
            self._show()
        else:
            self.app.pop_screen()
