"""A fit beside a sitting in lines: begun once the first card was answered, so that nothing waits for it."""

from collections.abc import Callable

from studyapp.cli.app import App
from studyapp.session.desk import Desk
from studyapp.session.fitting import Aside, begin_aside

Read = Callable[[str], str | None]


class FitBeside:
    """Reads the sitting's lines, and fits meanwhile where a fit is due."""

    def __init__(self, app: App, desk: Desk, read: Read) -> None:
        self._app = app
        self._desk = desk
        self._read = read
        self._aside: Aside | None = None
        self._looked = False

    def read(self, prompt: str) -> str | None:
        """Read a line as before; after the first one look whether to fit."""
        line = self._read(prompt)
        if not self._looked and line is not None:
            self._looked = True
            self._aside = begin_aside(self._desk.store, wanted=self._desk.settings.fit)
        return line

    def finish(self) -> None:
        """Take the fit up if it is ready and say so where it changes anything; one still under way is cancelled."""
        aside, store = self._aside, self._desk.store
        if aside is None:
            return
        if aside.running or aside.result is None:
            aside.cancel()
            return
        before = store.rules.parameters
        store.adopt(aside.result)
        if store.rules.parameters != before:
            self._app.say(self._app.texts("fit.adopted", reviews=aside.result.fit.reviews))
