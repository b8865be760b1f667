"""The Textual app: it opens on the home screen or straight on a review, and keeps one desk for both."""

import gc
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from studyapp.session.desk import Desk
from studyapp.session.review import Review
from studyapp.texts import Texts
from studyapp.tui.anywhere import AnywhereApp
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.study import Study
from studyapp.tui.themes import COLOUR_BLIND, colour_blind, theme_name

if TYPE_CHECKING:
    from studyapp.tui.fitting import FitBeside

SETTLE_AFTER = 0.1
LOOK_OVER_AFTER = 2.0
TOLD_SECONDS = 30


class StudyApp(AnywhereApp):
    """The study app on a terminal."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss", "screens/review.tcss"]

    def __init__(self, desk: Desk, session: Review | None = None) -> None:
        super().__init__()
        self._study = Study(desk)
        self._session = session
        self._fitting: FitBeside | None = None

    @property
    def _desk(self) -> Desk:
        return self._study.desk

    @property
    def texts(self) -> Texts:
        """The words of the language in use."""
        return self._desk.texts

    def on_load(self) -> None:
        """Take the colours before any style is read."""
        self.dress()

    def get_default_screen(self) -> Screen[None]:
        """Open on the first screen at once, with none below it; like a pushed screen it can be switched for another."""
        screen = self.first_screen()
        screen._push_result_callback(screen, None)
        return screen

    def first_screen(self) -> Screen[None]:
        """Open on the review that was asked for, else at home."""
        if self._session is not None and self._session.turn is not None:
            return ReviewScreen(self._session, self._desk.texts)
        return self._home()

    def on_mount(self) -> None:
        """Leave for later what the first screen does not need."""
        self.set_timer(SETTLE_AFTER, self._settle)
        if self._desk.moved:
            self.notify(self._desk.moved, markup=False, timeout=TOLD_SECONDS)
        self.set_timer(LOOK_OVER_AFTER, self._look_over)

    def _settle(self) -> None:
        """Collect garbage from now on where that was put off to start faster; what the start has made stays."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _look_over(self) -> None:
        """Look the store's file over in the background, once the first screen stands."""
        check = self._desk.store.check()

        def tell() -> None:
            if (problem := check.wait()) is not None:
                words = self._desk.texts.error(problem)
                self.call_from_thread(self.notify, words, severity="error", timeout=60, markup=False)

        self.run_worker(tell, thread=True, group="check")
        self._fit_beside()

    def _fit_beside(self) -> None:
        """Fit the schedule to the learner where that is due, beside everything else."""
        from studyapp.tui.fitting import FitBeside

        self._fitting = FitBeside(self, self._study)
        self._fitting.watch()

    def on_unmount(self) -> None:
        """Let no fit outlive the app."""
        if self._fitting is not None:
            self._fitting.cancel()

    def dress(self) -> None:
        """Take the colours of the setting."""
        name = theme_name(self._desk.settings.theme, os.environ)
        if name == COLOUR_BLIND and name not in self.available_themes:
            self.register_theme(colour_blind())
        self.theme = name

    def _home(self) -> Screen[None]:
        from studyapp.tui.screens.home import HomeScreen

        return HomeScreen(self._study)

    def edit_card(self, key: str) -> str:
        """Open a card in the learner's editor and return the key it has afterwards."""
        from studyapp.tui.editing import edit_card

        return edit_card(self, self._desk, key)

    def action_home(self) -> None:
        """Go to the home screen, the one below if there is one."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.switch_screen(self._home())

    def action_browse(self) -> None:
        """Look through all cards."""
        from studyapp.tui.screens.browse import BrowseScreen

        self.push_screen(BrowseScreen(self._study))

    def action_statistics(self) -> None:
        """Show how the study is going."""
        from studyapp.tui.screens.stats import StatsScreen

        self.push_screen(StatsScreen(self._study))

    def action_interview(self) -> None:
        """Choose what the next interview is to be."""
        from studyapp.tui.screens.brief import BriefScreen

        self.push_screen(BriefScreen(self._study))

    def action_plan(self) -> None:
        """Plan to a date."""
        from studyapp.tui.screens.plan import PlanScreen

        self.push_screen(PlanScreen(self._study))

    def action_formulas(self) -> None:
        """Open the formula sheet."""
        from studyapp.tui.screens.formulas import FormulasScreen

        self.push_screen(FormulasScreen(self._study))

    def action_settings(self) -> None:
        """Open the settings."""
        from studyapp.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self._study))
