"""The plan screen: to a date, so many minutes a day, over some topics; made anew from what really happened."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.formula.cells import cell_len, clean, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.interview.plan.desk import MOST_MINUTES, gathered, todays_part
from studyapp.session.interview.plan.forecast import Plan, plan
from studyapp.session.interview.plan.habits import minutes_of
from studyapp.session.interview.plan.shelf import Progress, Shelf, progress
from studyapp.session.interview.plan.words import dropped_topics, forecast_lines, schedule_lines
from studyapp.session.interview.words import day_text
from studyapp.tui.actions import bindings
from studyapp.tui.sizes import WIDTHS
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.query_input import QueryInput
from studyapp.tui.widgets.rows import Rows

EPOCH = date(1970, 1, 1)
FIELDS = ("by", "minutes")
USUAL_DAYS = 21
STEP_MINUTES = 5
NAME = 16


class PlanScreen(Screen[None]):
    """Rows to choose by, each topic with its forecast; beside or below them the days and what has to be dropped."""

    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")
    HORIZONTAL_BREAKPOINTS = WIDTHS
    AUTO_FOCUS = ""

    def __init__(self, study: Study) -> None:
        """Go on with the plan kept, else suggest three weeks at the usual pace over the decks being studied."""
        super().__init__()
        desk = study.desk
        self._study = study
        self._decks = desk.library.decks
        self._shelf = Shelf(desk.store.folder)
        before, today = self._shelf.load(), desk.store.today()
        going = before is not None and before.by > today
        self._by = before.by if before is not None and going else today + USUAL_DAYS
        self._minutes = before.minutes if before is not None else minutes_of(desk.store.stats().days)
        named = before.topics if before is not None and going else ()
        here = {deck.id for deck in self._decks}
        self._topics = {*named} & here or ({*desk.active_decks()} if not named else set())
        self._others = tuple(name for name in named if name not in here)
        self._made: Plan | None = None
        self._since: Progress | None = None

    def compose(self) -> ComposeResult:
        """Lay out the forecast, the rows, and the days."""
        with Horizontal(id="head"):
            yield Static(self._study.texts("plan.title"), id="top", markup=False)
        yield Lines(id="forecast")
        with Container(id="halves"):
            yield Rows(id="choices")
            with VerticalScroll(id="days", can_focus=False):
                yield Lines(id="schedule")
        yield QueryInput(id="typed", compact=True, select_on_focus=False)
        yield Lines(id="told")
        yield KeyBar(self._study.texts, "plan")

    def on_mount(self) -> None:
        """Make the plan."""
        self.query_one("#choices", Rows).styles.max_height = len(FIELDS) + len(self._decks)
        self._anew()

    def on_screen_resume(self) -> None:
        """Make the plan anew after a sitting."""
        if self._made is not None:
            self._anew()

    @property
    def _wanted(self) -> tuple[str, ...]:
        """The topics as a plan names them: none means all decks being studied."""
        active = self._study.desk.active_decks()
        if self._topics == {*active} and not self._others:
            return ()
        return (*(deck.id for deck in self._decks if deck.id in self._topics), *self._others)

    def _anew(self) -> None:
        """Show what was chosen at once, and work the plan out in the background."""
        self._show()
        if not self._topics and not self._others:
            self._made = None
            self._show(self._study.texts("plan.no_topics"))
            return
        topics = self._wanted
        try:
            tasks, course = gathered(self._study.desk, self._by, topics, self._minutes)
        except StudyError as error:
            self._made = None
            self._show(self._study.texts.error(error))
            return

        def work() -> None:
            made = plan(tasks, course)
            self.app.call_from_thread(self._take, made, topics)

        self.run_worker(work, thread=True, group="plan", exclusive=True)

    def _take(self, made: Plan, topics: tuple[str, ...]) -> None:
        """Show a plan and keep it, unless something else was chosen meanwhile."""
        if (made.course.by, made.course.minutes, topics) != (self._by, self._minutes, self._wanted):
            return
        told = ""
        self._made = made
        try:
            self._since = progress(self._study.desk.store, self._shelf.save(made, topics))
        except StudyError as error:
            told = self._study.texts.error(error)
        self._show(told)

    def _show(self, told: str = "") -> None:
        made, texts = self._made, self._study.texts
        self.query_one("#choices", Rows).show(len(FIELDS) + len(self._decks), self._row)
        self._lines("#forecast", self._forecast)
        titles = {deck.id: clean(deck.title.to(texts.lang)) for deck in self._decks}

        def schedule(width: int) -> Iterator[Line]:
            if made is not None:
                yield from schedule_lines(made, self._since, texts, width)
                if made.dropped:
                    yield ()
                    yield (Span(texts("plan.dropped_head"), "heading"),)
                    yield from dropped_topics(made, titles, texts, width)

        self._lines("#schedule", schedule)
        self._lines("#told", lambda width: wrap([Span(clean(told), "wrong")], width) if told else self._about(width))
        self.query_one(KeyBar).refresh()

    def _lines(self, name: str, make: Callable[[int], Iterable[Line]]) -> None:
        self.query_one(name, Lines).show(make)

    def _forecast(self, width: int) -> Iterator[Line]:
        yield ()
        if self._made is None:
            yield (Span(self._study.texts("plan.title"), "heading"),)
        else:
            texts, dropped = self._study.texts, len(self._made.dropped)
            yield from forecast_lines(self._made, self._since, texts, width)
            told = texts("plan.dropped_here", cards=dropped) if dropped else texts("plan.nothing_dropped")
            yield from wrap([Span(told, "partly" if dropped else "right")], width)
        yield ()

    def _row(self, index: int, width: int) -> Line:
        texts = self._study.texts
        if index < len(FIELDS):
            value = day_text(self._by) if index == 0 else str(self._minutes)
            return (Span(ljust(texts(f"plan.{FIELDS[index]}"), NAME)), Span(f"‹ {value} ›", "strong"))
        deck = self._decks[index - len(FIELDS)]
        chosen = deck.id in self._topics
        topic = next((each for each in self._made.topics if each.topic == deck.id), None) if self._made else None
        told, left = "", ""
        if topic is not None and chosen:
            told = texts("plan.topic_row", now=round(topic.known_now), known=round(topic.known), cards=topic.cards)
            left = texts("plan.left_out", cards=len(topic.dropped)) if topic.dropped else ""
        tail = f"{told}  {left:>4}" if told else ""
        room = max(1, width - 2 - cell_len(tail) - 1)
        title = ljust(cut(clean(deck.title.to(texts.lang)), room), room)
        return (
            Span("☑ " if chosen else "☐ ", "heading" if chosen else "plain"),
            Span(f"{title} ", "plain" if chosen else "number"),
            Span(told, "plain"),
            Span(f"  {left:>4}" if told else "", "partly"),
        )

    @property
    def _field(self) -> int:
        return self.query_one("#choices", Rows).at

    def _about(self, width: int) -> Iterator[Line]:
        """Explain the row at the cursor."""
        name = FIELDS[self._field] if self._field < len(FIELDS) else "topic"
        yield from wrap([Span(self._study.texts(f"plan.about_{name}"), "number")], width)

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._lines("#told", self._about)

    def action_down(self) -> None:
        """Move to the next row."""
        self.query_one("#choices", Rows).move(1)

    def action_up(self) -> None:
        """Move to the row before."""
        self.query_one("#choices", Rows).move(-1)

    def action_page_down(self) -> None:
        """Scroll the days on."""
        self.query_one("#days").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll the days back."""
        self.query_one("#days").scroll_page_up(animate=False)

    def action_increase(self) -> None:
        """Take the next day, or five minutes more."""
        self._turn(1)

    def action_decrease(self) -> None:
        """Take the day before, or five minutes less."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._field == 0:
            self._by = max(self._study.desk.store.today() + 1, self._by + by)
        elif self._field == 1:
            stepped = (self._minutes + by * STEP_MINUTES) // STEP_MINUTES * STEP_MINUTES
            self._minutes = max(STEP_MINUTES, min(MOST_MINUTES, stepped))
        else:
            return
        self._anew()

    def action_take_topic(self) -> None:
        """Take the topic at the cursor in or out."""
        if self._field >= len(FIELDS):
            self._topics ^= {self._decks[self._field - len(FIELDS)].id}
            self._anew()

    def on_key(self, event: events.Key) -> None:
        """Open the line with the digit that was typed on the date or the minutes; what comes at once goes there too."""
        line = self.query_one("#typed", QueryInput)
        if line.has_class("-open"):
            if not line.has_focus and event.character and event.is_printable:
                event.stop()
                line.insert_text_at_cursor(event.character)
        elif self._field < len(FIELDS) and (event.character or "").isdecimal():
            event.stop()
            line.set_class(True, "-open")
            line.value = event.character or ""
            line.placeholder = self._study.texts("plan.type_date") if self._field == 0 else ""
            line.cursor_position = 1
            line.focus()

    @on(QueryInput.Submitted, "#typed")
    def _typed(self, event: QueryInput.Submitted) -> None:
        """Take the date or the minutes that were typed."""
        event.stop()
        text = event.value.strip()
        try:
            if self._field == 0:
                self._by = (date.fromisoformat(text) - EPOCH).days
            else:
                self._minutes = int(text)
        except ValueError:
            example = (EPOCH + timedelta(days=self._by)).isoformat()
            key = "plan.bad_date" if self._field == 0 else "settings.not_a_number"
            self._show(self._study.texts(key, text=text, example=example if self._field == 0 else self._minutes))
            return
        self._close_line()
        self._anew()

    def _close_line(self) -> None:
        self.query_one("#typed", QueryInput).set_class(False, "-open")
        self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer today's part once there is a plan."""
        return action != "study_planned" or self._made is not None

    def action_study_planned(self) -> None:
        """Study what the plan has for today."""
        from studyapp.tui.screens.review import ReviewScreen

        if self._made is None:
            return
        session = todays_part(self._study.desk, self._made)
        if session.turn is None:
            self._show(self._study.texts("plan.nothing_today"))
        else:
            self.app.push_screen(ReviewScreen(session, self._study.texts))

    def action_go_back(self) -> None:
        """Close the line if one is open, else go back."""
        if self.query_one("#typed", QueryInput).has_class("-open"):
            self._close_line()
            self._show()
        else:
            self.app.pop_screen()
