"""How far the reading of decks is, on one line of a terminal that is gone afterwards."""

from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from studyapp.texts import Texts

PATIENCE = 0.5
CLEARED = "\r\x1b[K"


class Progress:
    """Told the bytes read and those to be read; nothing is shown of what is done at once."""

    def __init__(self, stream: TextIO, texts: Texts, seconds: Callable[[], float]) -> None:
        self._stream = stream
        self._texts = texts
        self._seconds = seconds
        self._start = seconds()
        self._shown = -1

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown >= 0:
            self._write(CLEARED)

    def __call__(self, done: int, whole: int) -> None:
        """Show the percent that are done, where they changed and waiting has become long."""
        percent = 100 * done // max(1, whole)
        if percent != self._shown and self._seconds() - self._start > PATIENCE:
            self._shown = percent
            self._write(CLEARED + self._texts("cli.reading_decks", percent=percent))

    def _write(self, text: str) -> None:
        print(text, end="", file=self._stream, flush=True)
