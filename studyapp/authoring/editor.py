"""Open the author's own editor at a line: its own syntax for the line, and never through a shell."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from studyapp.errors import StudyError

FALLBACKS = ("nano", "vim", "vi", "notepad")
PLUS = ("vi", "vim", "nvim", "gvim", "mvim", "view", "ex", "nvi", "vis", "emacs", "xemacs", "mg", "joe", "jed", "ne",
        "mcedit", "gedit", "xed", "pluma", "bbedit", "geany", "leafpad")  # fmt: skip
PLUS_COLUMN = ("micro", "kak", "emacsclient")
COLON = ("hx", "helix", "subl", "sublime_text", "zed", "zeditor", "atom", "lapce")
GOTO = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron")
WAITING = frozenset((*GOTO, "subl", "sublime_text", "zed", "zeditor", "atom", "mate", "bbedit"))
LINE_OPTION = ("kate", "kwrite", "idea", "pycharm", "clion", "goland", "webstorm", "mate")


def editor_command(
    environ: Mapping[str, str],
    file: Path,
    line: int,
    column: int = 1,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """Return the words that open `file` at a line in $VISUAL, $EDITOR, or an editor that is found."""
    asked = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        words = shlex.split(asked, posix=os.name == "posix")
    except ValueError as error:
        raise StudyError("authoring.bad_editor", editor=asked) from error
    words = words or [name for name in FALLBACKS if which(name)][:1]
    if not words:
        raise StudyError("authoring.no_editor", file=file)
    return [*words, *_place(_name(words[0]), words, str(file), max(1, line), max(1, column))]


def edit(command: list[str]) -> None:
    """Run an editor until it is closed."""
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        raise StudyError("authoring.no_such_editor", editor=command[0]) from error
    if done.returncode:
        raise StudyError("authoring.editor_failed", editor=command[0], status=done.returncode)


def own_copy(file: Path, own: Path, shipped: Path) -> Path:
    """Return the file to edit: a shipped deck is copied into the learner's folder first, where it takes its place."""
    if shipped not in file.resolve().parents:
        return file
    copy = own / file.name
    try:
        own.mkdir(parents=True, exist_ok=True)
        with copy.open("xb") as stream:
            stream.write(file.read_bytes())
    except FileExistsError:
        return copy
    except OSError as error:
        raise StudyError("authoring.unwritable", path=own, reason=error.strerror or str(error)) from error
    return copy


def _name(program: str) -> str:
    """Return an editor's name without its folder, its version or `.exe`."""
    name = program.replace("\\", "/").rpartition("/")[2].lower()
    return name.removesuffix(".exe").removesuffix(".cmd").rstrip("0123456789.-") or name


def _place(name: str, words: list[str], file: str, line: int, column: int) -> list[str]:
    """Write the place as this editor takes it; one that is not known gets the file alone."""
    wait = ["--wait"] if name in WAITING and not {"--wait", "-w"} & {*words} else []
    if name in GOTO:
        return [*wait, "--goto", f"{file}:{line}:{column}"]
    if name in COLON:
        return [*wait, f"{file}:{line}:{column}"]
    if name in ("nano", "pico", "rnano"):
        return [f"+{line},{column}", file]
    if name in PLUS_COLUMN:
        return [f"+{line}:{column}", file]
    if name in PLUS:
        return [*wait, f"+{line}", file]
    if name in LINE_OPTION:
        return [*wait, "--line", str(line), file]
    return [f"-n{line}", f"-c{column}", file] if name == "notepad++" else [file]
