"""The home screen: where you stand, the decks with what is due in each, and one key to start."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.formula.cells import clean
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.desk import Desk, Today, Wanted
from studyapp.session.review import Review
from studyapp.tui.actions import bindings
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.study import Study
from studyapp.tui.widgets.deck_table import DeckTable
from studyapp.tui.widgets.greeting import Course, greeting, streak, warnings
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.rows import Rows

MORE_NEW = 10
LOW = 16
INTERVIEW = "interview.json"
DRILLED = 10


class HomeScreen(Screen[None]):
    """Shows every deck with its counts; Enter studies what is due, `d` the deck at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    AUTO_FOCUS = ""

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._today: Today = study.desk.today()
        self._course = Course()
        self._lang = study.texts.lang
        self._counted = True
        self._low = False

    @property
    def _desk(self) -> Desk:
        return self._study.desk

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Horizontal(id="head"):
            yield Static("studyapp", id="top", markup=False)
            yield Static(id="left", markup=False)
        yield Lines(id="today")
        yield Lines(id="columns")
        yield Rows(id="decks")
        yield Lines(id="notice")
        yield KeyBar(self._study.texts, "home")

    def on_mount(self) -> None:
        """Show what is due at once, and what takes a look at all that was learnt a moment later."""
        self._show()
        self.set_timer(0.02, self._look_back)

    def on_resize(self) -> None:
        """Say less where the screen has become low, and more where it is no longer."""
        low = self.size.height < LOW
        if low != self._low:
            self._low = low
            self._show()

    async def on_screen_resume(self) -> None:
        """Count anew after a sitting, and speak the language that was chosen meanwhile."""
        if self._counted:
            self._counted = False
            return
        if self._lang != self._study.texts.lang:
            await self._speak()
        self._today = self._desk.today()
        self._show()
        self._look_back()

    async def _speak(self) -> None:
        """Compose the screen anew in the language in use."""
        self._lang = self._study.texts.lang
        await self.recompose()

    def _look_back(self) -> None:
        self._course = Course.of(self._desk)
        self._show()

    def _show(self, notice: str = "") -> None:
        desk, today, course = self._desk, self._today, self._course
        table = DeckTable(desk, today, course.mastered)
        self.query_one("#left", Static).update(streak(course, desk.texts))
        low = self._low
        self.query_one("#today", Lines).show(lambda width: greeting(desk, today, course, width, low=low))
        self.query_one("#columns", Lines).show(lambda width: (table.heads(width),))
        self.query_one("#decks", Rows).show(len(desk.library.decks), table.row)
        self.query_one("#notice", Lines).show(lambda width: self._notice(notice, width))
        self.query_one(KeyBar).refresh()

    def _notice(self, notice: str, width: int) -> list[Line]:
        if not notice and self._interviewing:
            notice = self._desk.texts("interview.left_here")
        return [*warnings(self._desk, width), *wrap([Span(clean(notice))], width)]

    @property
    def _at(self) -> str | None:
        """The deck at the cursor."""
        decks = self._desk.library.decks
        return decks[self.query_one("#decks", Rows).at].id if decks else None

    def action_down(self) -> None:
        """Move to the next deck."""
        self.query_one("#decks", Rows).move(1)

    def action_up(self) -> None:
        """Move to the deck before."""
        self.query_one("#decks", Rows).move(-1)

    def action_page_down(self) -> None:
        """Move a page of decks on."""
        rows = self.query_one("#decks", Rows)
        rows.move(rows.page)

    def action_page_up(self) -> None:
        """Move a page of decks back."""
        rows = self.query_one("#decks", Rows)
        rows.move(-rows.page)

    def action_choose_deck(self) -> None:
        """Put the deck at the cursor into study, or take it out."""
        if self._at is None:
            return
        try:
            changed = self._study.toggle_deck(self._at)
        except StudyError as error:
            self._show(self._desk.texts.error(error))
            return
        self._today = self._desk.today()
        self._show("" if changed else self._desk.texts("home.last_deck"))

    async def action_language(self) -> None:
        """Speak the other language from now on."""
        try:
            self._study.set("lang", self._study.next_language())
        except StudyError as error:
            self._show(self._desk.texts.error(error))
            return
        await self._speak()
        self._show()

    def action_study(self) -> None:
        """Study what is due in all decks, then new cards."""
        self._start(self._desk.review(Wanted()), "home.nothing_now")

    def action_more(self) -> None:
        """Study more new cards than the day's limit has."""
        self._start(self._desk.review(Wanted(new=MORE_NEW)), "home.no_more_new")

    def action_study_deck(self) -> None:
        """Study the deck at the cursor."""
        if self._at is not None:
            self._start(self._desk.review(Wanted(names=(self._at,))), "home.nothing_in_deck")

    def action_practise(self) -> None:
        """Practise the exercises of the deck at the cursor, the weakest first."""
        if self._at is not None:
            self._start(self._desk.drill(Wanted(names=(self._at,)), count=DRILLED), "home.no_exercises")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to go on with an interview only where one was left."""
        return action != "resume_interview" or self._interviewing

    @property
    def _interviewing(self) -> bool:
        """Tell whether an interview was left in the middle."""
        return (self._desk.store.folder / INTERVIEW).exists()

    def action_resume_interview(self) -> None:
        """Go on with the interview that was left, or say why that cannot be."""
        from studyapp.session.interview.office import Office
        from studyapp.tui.screens.interview import InterviewScreen

        office = Office(self._desk)
        try:
            session = office.left()
        except StudyError as error:
            self._show(self._desk.texts.error(error))
            return
        if session is None:
            self._show()
        else:
            self.app.push_screen(InterviewScreen(office, session))

    def action_undo(self) -> None:
        """Take back the last thing done, whenever that was."""
        try:
            undone = self._desk.store.undo()
        except StudyError as error:
            self._show(self._desk.texts.error(error))
            return
        key = "session.taken_back" if undone else "session.nothing_to_undo"
        self._today = self._desk.today()
        self._show(self._desk.texts(key, card=undone.card if undone else ""))

    def _start(self, session: Review, nothing: str) -> None:
        """Begin a sitting, or say why there is none."""
        if session.turn is None:
            self._show(self._desk.texts(nothing))
        else:
            self.app.push_screen(ReviewScreen(session, self._desk.texts))
