"""What an interview is asked for: minutes, level, coach and topics, chosen before it begins."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.formula.cells import clean, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.interview.office import LONGEST, SHORTEST, Brief, Office
from studyapp.session.interview.roles import Level
from studyapp.tui.actions import bindings
from studyapp.tui.screens.interview import InterviewScreen
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.rows import Rows

FIELDS = ("minutes", "level", "coach")
STEP = 5
NAME = 14
LEVELS = tuple(Level)


class BriefScreen(Screen[None]):
    """Lists what can be chosen, then the decks as topics; Enter begins the interview."""

    CSS = """
    BriefScreen #intro, BriefScreen #brief, BriefScreen #told { padding: 0 2; }
    BriefScreen #told { max-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("brief")
    AUTO_FOCUS = ""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._decks = study.desk.library.decks
        self._brief = Brief()

    def compose(self) -> ComposeResult:
        """Lay out the list above the keys."""
        with Horizontal(id="head"):
            yield Static(self._study.texts("interview.title"), id="top", markup=False)
        yield Lines(id="intro")
        yield Rows(id="brief")
        yield Lines(id="told")
        yield KeyBar(self._study.texts, "brief")

    def on_mount(self) -> None:
        """Show everything."""
        texts, office = self._study.texts, Office(self._study.desk)
        intro = texts("interview.intro") + (texts("interview.intro_left") if office.keeper.holds else "")
        self.query_one("#intro", Lines).show(lambda width: [(), *wrap([Span(intro, "number")], width), ()])
        self._show()

    def _show(self, told: str = "") -> None:
        self.query_one("#brief", Rows).show(len(FIELDS) + len(self._decks), self._row)
        self.query_one("#told", Lines).show(
            lambda width: wrap([Span(clean(told), "wrong")], width) if told else self._about(width)
        )

    def _row(self, index: int, width: int) -> Line:
        texts = self._study.texts
        if index >= len(FIELDS):
            deck = self._decks[index - len(FIELDS)]
            box = "☑" if deck.id in self._brief.topics else "☐"
            head = texts("interview.topics") if index == len(FIELDS) else ""
            title = cut(clean(deck.title.to(texts.lang)), max(1, width - NAME - 2))
            return (
                Span(ljust(head, NAME)),
                Span(f"{box} ", "heading" if deck.id in self._brief.topics else "plain"),
                Span(title),
            )
        words = {
            "minutes": str(self._brief.minutes),
            "level": texts(f"interview.level_{self._brief.level}"),
            "coach": texts("settings.on" if self._brief.coach else "settings.off"),
        }
        name = FIELDS[index]
        return (Span(ljust(texts(f"interview.brief_{name}"), NAME)), Span(f"‹ {words[name]} ›", "strong"))

    def _about(self, width: int) -> Iterator[Line]:
        """Explain the row at the cursor."""
        at = self.query_one("#brief", Rows).at
        name = FIELDS[at] if at < len(FIELDS) else "topics"
        yield from wrap([Span(self._study.texts(f"interview.about_{name}"), "number")], width)

    def on_rows_moved(self) -> None:
        """Explain the row the cursor came to."""
        self._show()

    def action_increase(self) -> None:
        """Take the next value."""
        self._turn(1)

    def action_decrease(self) -> None:
        """Take the value before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        at = self.query_one("#brief", Rows).at
        if at == 0:
            minutes = min(LONGEST, max(SHORTEST, self._brief.minutes + by * STEP))
            self._brief = replace(self._brief, minutes=minutes)
        elif at == 1:
            level = LEVELS[(LEVELS.index(self._brief.level) + by) % len(LEVELS)]
            self._brief = replace(self._brief, level=level)
        elif at == 2:
            self._brief = replace(self._brief, coach=not self._brief.coach)
        self._show()

    def action_take_topic(self) -> None:
        """Take the deck at the cursor in or out; above the decks, take the next value."""
        at = self.query_one("#brief", Rows).at - len(FIELDS)
        if at < 0:
            self._turn(1)
            return
        chosen = {*self._brief.topics} ^ {self._decks[at].id}
        topics = tuple(deck.id for deck in self._decks if deck.id in chosen)
        self._brief = replace(self._brief, topics=topics)
        self._show()

    def action_begin(self) -> None:
        """Draw the interview and begin, or say why that cannot be."""
        office = Office(self._study.desk)
        try:
            office.close_left()
            session = office.begin(self._brief)
        except StudyError as error:
            self._show(self._study.texts.error(error))
            return
        self.app.switch_screen(InterviewScreen(office, session))

    def action_down(self) -> None:
        """Move to the next row."""
        self.query_one("#brief", Rows).move(1)

    def action_up(self) -> None:
        """Move to the row before."""
        self.query_one("#brief", Rows).move(-1)

    def action_page_down(self) -> None:
        """Move a page on."""
        rows = self.query_one("#brief", Rows)
        rows.move(rows.page)

    def action_page_up(self) -> None:
        """Move a page back."""
        rows = self.query_one("#brief", Rows)
        rows.move(-rows.page)

    def action_go_back(self) -> None:
        """Go back without an interview."""
        self.app.pop_screen()
