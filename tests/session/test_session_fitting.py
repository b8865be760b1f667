"""A fit in a process of its own: what it says is passed on, and a crash, a cancel or a hang changes nothing."""

import json
import sys
from pathlib import Path
from threading import Thread

import pytest

from studyapp.errors import StudyError
from studyapp.memory.rules import FSRS6_PARAMETERS
from studyapp.session import fitting
from studyapp.session.fitting import Aside, Fitter, begin_aside
from studyapp.store.fits import Fitted
from studyapp.texts import LANGUAGES, Texts

FIT = {"parameters": list(FSRS6_PARAMETERS), "chosen": "default", "reviews": 500, "trials": 410}
RESULT = json.dumps({"fit": FIT, "told": [[1.5, 5.0, 3]], "until": 7})


def worker(*lines: str) -> tuple[str, ...]:
    """Make a worker of some lines of Python; the store's file is its first word."""
    return (sys.executable, "-c", "\n".join(("import sys, os", *lines)))


def failure(*lines: str, longest_s: float = 30) -> StudyError:
    with pytest.raises(StudyError) as caught:
        Fitter(Path("study.db"), worker(*lines), longest_s).run()
    return caught.value


def test_progress_and_the_result_are_passed_on() -> None:
    told: list[tuple[int, int]] = []
    lines = ('print(\'{"done": 1, "of": 6}\')', "print('a warning of some library')", f"print({RESULT!r})")
    found = Fitter(Path("study.db"), worker(*lines)).run(lambda done, of: told.append((done, of)))
    assert told == [(1, 6)]
    assert (found.fit.reviews, list(found.told), found.until) == (500, [[1.5, 5.0, 3]], 7)


def test_a_crash_is_told_with_its_last_words() -> None:
    error = failure("print('thread panicked')", "os._exit(3)")
    assert (error.code, error.details["reason"]) == ("fit.failed", "thread panicked")
    assert failure("os._exit(3)").details["reason"] == "exit 3"
    for lang in LANGUAGES:
        assert "thread panicked" in Texts(lang).error(error)


def test_a_result_that_is_none_is_a_failure() -> None:
    assert failure("print('{\"fit\": {}}')").code == "fit.failed"


def test_a_program_that_cannot_be_started_is_a_failure() -> None:
    with pytest.raises(StudyError, match="failed"):
        Fitter(Path("study.db"), ("/nowhere/python",)).run()


def test_a_worker_that_hangs_is_ended() -> None:
    assert (
        failure("sys.stdin.close()", "import threading; threading.Event().wait(60)", longest_s=0.3).code == "fit.failed"
    )


def test_a_cancel_ends_the_worker_before_or_while_it_runs() -> None:
    waiting = worker('print(\'{"done": 0, "of": 6}\', flush=True)', "import threading; threading.Event().wait(60)")
    fitter = Fitter(Path("study.db"), waiting)
    with pytest.raises(StudyError, match="cancelled"):
        fitter.run(lambda _done, _of: Thread(target=fitter.cancel).start())
    early = Fitter(Path("study.db"), waiting)
    early.cancel()
    with pytest.raises(StudyError, match="cancelled"):
        early.run()


def test_a_cancelled_fit_beside_leaves_nothing_to_take_up() -> None:
    aside = Aside(Fitter(Path("study.db"), worker("import threading; threading.Event().wait(60)")))
    assert aside.running
    aside.cancel()
    assert not aside.running
    assert aside.result is None


def test_a_fit_beside_begins_only_where_it_is_wanted_due_and_possible(sit, monkeypatch: pytest.MonkeyPatch) -> None:
    store = sit().store

    def begun(*, wanted: bool = True, due: bool = True, there: bool = True) -> Aside | None:
        monkeypatch.setattr(type(store), "fit_is_due", lambda _store: due)
        monkeypatch.setattr(fitting, "installed", lambda: there)
        return begin_aside(store, wanted=wanted, fitter=lambda file: Fitter(file, worker(f"print({RESULT!r})")))

    assert begun(wanted=False) is None
    assert begun(due=False) is None
    assert begun(there=False) is None
    aside = begun()
    assert aside is not None
    aside._thread.join(30)
    assert isinstance(aside.result, Fitted)


def test_a_store_with_few_answers_is_told_how_many_are_needed(sit) -> None:
    pytest.importorskip("fsrs_rs_python")
    with pytest.raises(StudyError) as caught:
        Fitter(sit().store.file).run()
    assert (caught.value.code, caught.value.details["trials"]) == ("fit.too_few", 0)
    assert "400" in Texts("en").error(caught.value)
