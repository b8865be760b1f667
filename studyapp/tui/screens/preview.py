"""The preview: a card of a file as it will be asked, laid out anew at each save."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.authoring.preview import Preview
from studyapp.deck.problems import Problem, problem_text
from studyapp.errors import StudyError
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import flow
from studyapp.session.page import Page
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Posed
from studyapp.session.whole import whole
from studyapp.texts import Texts
from studyapp.tui.actions import bindings
from studyapp.tui.anywhere import AnywhereApp
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines

LOOK_SECONDS = 0.08
Edit = Callable[[], str]


class PreviewScreen(Screen[None]):
    """Shows the card at hand of a preview; the file is looked at a dozen times a second."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("preview")
    CSS = """
    PreviewScreen #head { padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    PreviewScreen #page { padding: 1 2; scrollbar-size-vertical: 1; }
    PreviewScreen #problems { color: $text-error; margin-top: 1; }
    PreviewScreen #notice { height: auto; max-height: 3; padding: 0 2; color: $text-warning; }
    """

    def __init__(self, preview: Preview, texts: Texts, edit: Edit) -> None:
        super().__init__()
        self._preview = preview
        self._texts = texts
        self._edit = edit
        self._answer = False

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Static(id="head", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Lines(id="card")
            yield Lines(id="problems")
        yield Static(id="notice", markup=False)
        yield KeyBar(self._texts, "preview")

    def on_mount(self) -> None:
        """Show the card, and look at the file from now on."""
        self._show()
        self.set_interval(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        """Show the card anew where the file was saved."""
        if self._preview.reload():
            self._show()

    def _show(self) -> None:
        """Show the card at hand, how old it is and what is wrong with it."""
        preview, placed = self._preview, self._preview.current
        name = f"{placed.card.key} · {placed.card.kind}" if placed else str(preview.path)
        position = f"{preview.at + 1 if placed else 0}/{len(preview.cards)}"
        errors = sum(problem.severity == "error" for problem in preview.problems)
        counts = self._texts("authoring.preview_counts", errors=errors, warnings=len(preview.problems) - errors)
        self.query_one("#head", Static).update(f"{name} · {position} · {preview.lang} · #{preview.seed} · {counts}")
        notice = "authoring.preview_old" if placed and placed.old else "" if placed else "authoring.preview_nothing"
        self._notice(self._texts(notice, file=preview.path) if notice else "")
        posed = self._posed()
        self.query_one("#card", Lines).show(lambda width: self._card(posed, width))
        problems = preview.problems_here()
        self.query_one("#problems", Lines).show(lambda _width: problem_lines(problems, self._texts))

    def _posed(self) -> Posed | str:
        """Pose the card at hand; where it cannot be, say why."""
        placed = self._preview.current
        if placed is None:
            return ""
        try:
            return pose(placed.card, Asked(self._texts, self._preview.lang, seed=self._preview.seed))
        except StudyError as error:
            return self._texts.error(error)

    def _card(self, posed: Posed | str, width: int) -> Iterator[Line]:
        if isinstance(posed, str):
            yield from flow(posed, width)
        else:
            yield from whole(Page(self._texts, width), posed, answer=self._answer)

    def _notice(self, text: str) -> None:
        self.query_one("#notice", Static).update(text)

    def action_answer(self) -> None:
        """Show the answer, or hide it again."""
        self._answer = not self._answer
        self._show()

    def action_variant(self) -> None:
        """Draw other numbers."""
        self._preview.seed += 1
        self._show()

    def action_next_language(self) -> None:
        """Show the card in the next language."""
        self._preview.next_language()
        self._show()

    def action_next_card(self) -> None:
        """Go to the next card, its answer hidden."""
        self._move(1)

    def action_last_card(self) -> None:
        """Go to the card before, its answer hidden."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self._preview.move(by)
        self._answer = False
        self.query_one("#page").scroll_home(animate=False)
        self._show()

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        self.query_one("#page").scroll_relative(y=by * (self.size.height - 4), animate=False)

    def action_edit(self) -> None:
        """Open the editor at the card, and come back when it is closed."""
        told = ""

        def work() -> None:
            nonlocal told
            told = self._edit()

        try:
            run_suspended(self.app, work)
        except StudyError as error:
            self._notice(self._texts.error(error))
            return
        self._preview.reload()
        self._show()
        if told:
            self._notice(told)


def problem_lines(problems: list[Problem], texts: Texts) -> Iterator[Line]:
    """Show problems as lint does, each with its caret and fix."""
    for problem in problems:
        for line in problem_text(problem, texts).split("\n"):
            yield (Span(line.replace("\t", " ")),)
        yield ()


def run_suspended(app: App[Any], work: Callable[[], None]) -> None:
    """Hand the terminal over while something else runs on it; where there is none, just run it."""
    try:
        with app.suspend():
            work()
    except SuspendNotSupported:
        work()


class PreviewApp(AnywhereApp):
    """The preview on a terminal of its own."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../app.tcss"]

    def __init__(self, preview: Preview, texts: Texts, edit: Edit) -> None:
        super().__init__()
        self._made = preview, texts, edit

    @property
    def texts(self) -> Texts:
        """The words of the language in use."""
        return self._made[1]

    def on_mount(self) -> None:
        """Open on the card."""
        self.push_screen(PreviewScreen(*self._made))
