"""A fit beside the screens: begun when a sitting is over or home stands, taken up when nothing is being asked."""

from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.session.fitting import Aside, begin_aside
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar

LOOK_EVERY_S = 1.0
RESTING = frozenset({"home", "end"})


class FitLine(Static):
    """Says how far the fit has come."""

    DEFAULT_CSS = "FitLine { height: 1; padding: 0 2; color: $text-muted; }"


class FitBeside:
    """Watches the screens; switching the setting off, or leaving, cancels a fit under way."""

    def __init__(self, app: App[Any], study: Study) -> None:
        self._app = app
        self._study = study
        self._aside: Aside | None = None
        self._seen: Screen[Any] | None = None

    def watch(self) -> None:
        """Look now, and from now on every second."""
        self._app.set_interval(LOOK_EVERY_S, self.look)
        self.look()

    def look(self) -> None:
        """Begin a fit on a resting screen newly come to, show how far one is, or take it up; nothing while leaving."""
        if not self._app.screen_stack:
            return
        desk = self._study.desk
        resting = self._resting
        if self._aside is not None and not desk.settings.fit:
            self.cancel()
        elif self._aside is not None and self._aside.running:
            self._show(self._aside)
        elif self._aside is not None and resting:
            self._finish(self._aside)
        elif resting and self._app.screen is not self._seen:
            self._seen = self._app.screen
            self._aside = begin_aside(desk.store, wanted=desk.settings.fit)

    @property
    def _resting(self) -> bool:
        """Whether the screen on top is one on which nothing is asked."""
        bars = self._app.screen.query(KeyBar)
        return bool(bars) and bool(RESTING & set(bars.first().places))

    def _show(self, aside: Aside) -> None:
        """Write the progress above the keys."""
        if not self._resting:
            return
        done, of = aside.progress
        words = self._study.texts("fit.running", percent=100 * done // of)
        lines = self._app.screen.query(FitLine)
        if lines:
            lines.first().update(words)
        else:
            line = FitLine(words, markup=False)
            self._app.screen.mount(line, before=self._app.screen.query_one(KeyBar))

    def _finish(self, aside: Aside) -> None:
        """Take the fit up, and say so where it changes anything; what went wrong is told by `studyapp fit`."""
        self._forget()
        store, texts = self._study.desk.store, self._study.texts
        if aside.result is None:
            return
        before = store.rules.parameters
        try:
            store.adopt(aside.result)
        except StudyError as error:
            self._app.notify(texts.error(error), severity="error", markup=False)
            return
        if store.rules.parameters != before:
            reviews = f"{aside.result.fit.reviews:,}"
            self._app.notify(texts("fit.adopted", reviews=reviews), markup=False)

    def cancel(self) -> None:
        """End a fit under way; nothing is changed."""
        if self._aside is not None:
            self._aside.cancel()
            self._forget()

    def _forget(self) -> None:
        self._aside = None
        for screen in self._app.screen_stack:
            screen.query(FitLine).remove()
