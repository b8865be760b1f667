"""Fitting in a process of its own: begun, watched and cancelled from here; the store changes only when it is done."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

from msgspec import DecodeError, json

import studyapp
from studyapp.errors import StudyError
from studyapp.memory.fitting.extra import installed
from studyapp.memory.fitting.fit import Fit
from studyapp.memory.fitting.trigger import FEWEST
from studyapp.store import Store
from studyapp.store.fits import Fitted

WORKER: tuple[str, ...] = (sys.executable, "-P", "-m", "studyapp.store.fit_worker")
LONGEST_S = 1_200.0
LAST_S = 10.0
Progress = Callable[[int, int], None]


class Fitter:
    """One fit to the answers in a store's file; `cancel` may be called from any thread and leaves nothing changed."""

    def __init__(self, file: Path, worker: Sequence[str] = WORKER, longest_s: float = LONGEST_S) -> None:
        self._file = file
        self._worker = worker
        self._longest_s = longest_s
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = Event()

    def run(self, progress: Progress = lambda _done, _of: None) -> Fitted:
        """Fit and give the result, ready to be taken up; too few answers, a crash or a cancel is a `StudyError`."""
        environ = os.environ | {"PYTHONPATH": _path_with_studyapp(os.environ.get("PYTHONPATH"))}
        try:
            process = subprocess.Popen(
                [*self._worker, str(self._file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environ,
            )
        except OSError as error:
            raise StudyError("fit.failed", reason=error.strerror or str(error)) from error
        self._process = process
        alarm = Timer(self._longest_s, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            with process:
                if self._cancelled.is_set():
                    process.kill()
                return self._listen(process, progress)
        finally:
            alarm.cancel()

    def cancel(self) -> None:
        """End the fit, or the one about to begin."""
        self._cancelled.set()
        if self._process is not None:
            self._process.kill()

    def _listen(self, process: subprocess.Popen[bytes], progress: Progress) -> Fitted:
        """Read the worker's lines up to its result."""
        last_words = ""
        for line in process.stdout or ():
            try:
                said: dict[str, Any] = json.decode(line, type=dict[str, Any])
            except DecodeError:
                last_words = line.decode(errors="replace").strip() or last_words
                continue
            if "done" in said:
                progress(said["done"], said["of"])
            elif "too_few" in said:
                raise StudyError("fit.too_few", trials=said["too_few"], needed=FEWEST)
            elif (fit := Fit.from_dict(said.get("fit", {}))) is not None:
                return Fitted(fit, said["told"], said["until"])
        if self._cancelled.is_set():
            raise StudyError("fit.cancelled")
        code = process.wait(LAST_S)
        raise StudyError("fit.failed", reason=last_words or f"exit {code}")


class Aside:
    """A fit in a thread beside other work: how far it has come, and in the end its result or what went wrong."""

    def __init__(self, fitter: Fitter) -> None:
        self.progress: tuple[int, int] = (0, 1)
        self.result: Fitted | None = None
        self.problem: StudyError | None = None
        self._fitter = fitter
        self._thread = Thread(target=self._work, name="fit", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still under way."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """End it, and forget what it found."""
        self._fitter.cancel()
        self._thread.join(LAST_S)
        self.result = None

    def _work(self) -> None:
        try:
            self.result = self._fitter.run(self._note)
        except StudyError as error:
            self.problem = error

    def _note(self, done: int, of: int) -> None:
        self.progress = done, of


def begin_aside(store: Store, *, wanted: bool, fitter: Callable[[Path], Fitter] = Fitter) -> Aside | None:
    """Begin a fit where one is wanted and due, and the extra is there; else nothing, and nothing is said."""
    if not wanted or store.read_only or not store.fit_is_due() or not installed():
        return None
    return Aside(fitter(store.file))


def _path_with_studyapp(path: str | None) -> str:
    """Let the worker import this very package, whatever folder it is begun in."""
    here = str(Path(studyapp.__file__).resolve().parents[1])
    return os.pathsep.join([here, path] if path else [here])
