"""Run one command line; every failure ends here as one sentence and an exit code."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from errno import ENOSPC
from itertools import pairwise
from pathlib import Path

from studyapp.cli.app import App, language
from studyapp.cli.haste import settle
from studyapp.cli.parser import Line, parse
from studyapp.errors import StudyError
from studyapp.formula.cells import clean
from studyapp.memory.clock import system_clock
from studyapp.places import Places, find_places
from studyapp.settings import Settings, SettingsProblem, read_settings
from studyapp.texts import Texts


def run(words: Sequence[str]) -> int:
    """Read the command line and carry it out."""
    _speak_utf8()
    texts = Texts(_early_language(words))
    try:
        line = parse(words, texts)
        places = find_places(line.home, line.decks, os.environ)
    except StudyError as error:
        return _told(error, texts)
    settings, problems = read_settings(places.settings)
    texts = Texts(language(line.lang, settings.lang, os.environ))
    for problem in problems:
        told = texts(f"cli.settings_{problem.code}", name=problem.name, value=problem.value)
        _tell(f"{problem.file}:{problem.line}: {told}")
    try:
        code = _carry_out(line, places, settings, problems, texts)
        sys.stdout.flush()
    except StudyError as error:
        return _told(error, texts)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno == ENOSPC:
            return _told(StudyError("cli.no_space"), texts)
        return _unexpected(error, places, texts)
    return code


def _told(error: StudyError, texts: Texts) -> int:
    _tell(texts.error(error))
    return error.exit_code


def _tell(text: str) -> None:
    """Print to standard error; words of the command line and names of files come without control characters."""
    print(clean(text), file=sys.stderr)


def _carry_out(
    line: Line, places: Places, settings: Settings, problems: tuple[SettingsProblem, ...], texts: Texts
) -> int:
    app = App(
        places=places,
        settings=settings,
        texts=texts,
        clock=system_clock(),
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        plain=line.plain or os.environ.get("TERM") == "dumb",
        seed=line.seed,
        settings_problems=problems,
    )
    settle()
    if line.module is None:
        from studyapp.cli import home

        return home.run(app)
    code: int = line.module.run(app, line.args)
    return code


def _early_language(words: Sequence[str]) -> str:
    """Find the language of the help before the command line is read."""
    asked = dict(pairwise(words)).get("--lang")
    return language(asked, "auto", os.environ)


def _speak_utf8() -> None:
    """Let no character of a card fail on a stream that cannot show it; a closed stream is an empty one."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8-sig" if name == "stdin" else "utf-8", errors="replace")


def _unexpected(error: Exception, places: Places, texts: Texts) -> int:
    """Keep the traceback of a fault of ours in a file, and say where it is."""
    report: Path = places.data / "crash.log"
    try:
        with report.open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)))
        kept = str(report)
    except OSError:
        kept = "-"
    what = f"{type(error).__name__}: {error}"
    _tell(texts("cli.unexpected", what=what, file=kept))
    return 1
