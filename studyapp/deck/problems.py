"""A problem of a deck: its place, a stable code, and the text that mends it; worded by the texts table `problems`."""

import unicodedata
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from studyapp.texts import Texts

WIDEST = 160


class Mark(Struct, frozen=True):
    """A place in a file: 1-based line and column, in characters."""

    line: int
    column: int


class Problem(Struct, frozen=True):
    """One thing wrong in one place; `fix` is text to paste, `details` fill the sentences of `code`."""

    file: str
    line: int
    column: int
    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)
    source_line: str = ""
    fix: str = ""

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Tell errors (the card or deck is left out) from warnings (advice)."""
        return "error" if self.code.startswith("E") else "warning"


def message_text(problem: Problem, texts: Texts) -> str:
    """Word what is wrong, without its place."""
    return texts(_variant(problem, texts, ""), **_worded(problem, texts))


def fix_text(problem: Problem, texts: Texts) -> str:
    """Word how to mend it, the text to paste included."""
    key = _variant(problem, texts, ".fix")
    return texts(key, fix=problem.fix, **_worded(problem, texts)) if texts.has(key) else problem.fix


def problem_text(problem: Problem, texts: Texts) -> str:
    """Word a problem as `file:line:column: CODE what`, the source line, a caret and the fix."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    lines = [f"{place}: {problem.code} {message_text(problem, texts)}"]
    if problem.line and problem.source_line.strip():
        lines += clipped(problem.source_line, problem.column)
    if mend := fix_text(problem, texts):
        label = texts("problems.fix")
        lines.append(f"  {label}{mend}")
    return "\n".join(lines)


def clipped(line: str, column: int) -> list[str]:
    """Return the source line and a caret under `column`, measured in terminal cells, cut to a readable width."""
    start = max(0, column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    before = shown[: column - 1 - start]
    if start:
        shown, before = "…" + shown, "…" + before
    if start + WIDEST < len(line):
        shown += "…"
    blanks = "".join("\t" if char == "\t" else " " * cells(char) for char in before)
    return [printable(shown), f"{blanks}^"]


def cells(text: str) -> int:
    """Measure how many terminal cells `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) or char == "\u200d" else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def printable(text: str) -> str:
    """Replace what a terminal might obey or reorder; tabs stay."""
    return "".join("\ufffd" if char != "\t" and unicodedata.category(char) in ("Cc", "Cf") else char for char in text)


def _worded(problem: Problem, texts: Texts) -> dict[str, str | int]:
    """Word those details that are names of types, owners and the like."""
    details = dict(problem.details)
    for key in ("expected", "got", "owner", "what"):
        if texts.has(name := f"problems.{key}.{details.get(key)}"):
            details[key] = texts(name, **problem.details)
    return {key: printable(value) if isinstance(value, str) else value for key, value in details.items()}


def _variant(problem: Problem, texts: Texts, suffix: str) -> str:
    """Name the sentence of a problem: the one of its variant `how`, where there is one."""
    key = f"problems.{problem.code}{suffix}"
    how = problem.details.get("how")
    return f"{key}.{how}" if how and texts.has(f"{key}.{how}") else key
