"""The settings file written: one setting changed at a time, every comment and every unknown line kept."""

import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from studyapp.errors import StudyError
from studyapp.settings import Settings, declared, fault

COMMENT = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'|(#.*)""")
NEWLINE = re.compile(r"\r\n|\n")


def documented() -> str:
    """Return a settings file that sets nothing: each setting's meaning, what it takes, and its default as a comment."""
    parts = []
    for name, about in declared().items():
        lines = [f"# {words}" for words in about.doc]
        if about.choices:
            lines.append("# " + " | ".join(map(toml, about.choices)))
        elif about.low is not None:
            lines.append(f"# {about.low} … {about.high}")
        parts.append("\n".join([*lines, f"# {name} = {toml(getattr(Settings(), name))}"]))
    return "\n\n".join(parts) + "\n"


def toml(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
    return str(value)


def changed(text: str, name: str, value: object) -> str:
    """Return the text of a settings file with one setting changed and all else as it was; `text` must be TOML."""
    wanted = tomllib.loads(text) | {name: list(value) if isinstance(value, tuple) else value}
    for candidate in _candidates(text, name, f"{name} = {toml(value)}"):
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(candidate) == wanted:
                return candidate
    raise StudyError("settings.no_place", name=name)


def write_setting(file: Path, name: str, value: object) -> None:
    """Change one setting in the file, made with every setting explained where there is none."""
    target = file.resolve()
    try:
        text = target.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        text = documented()
    except (OSError, UnicodeDecodeError) as error:
        raise StudyError("settings.unreadable", path=str(file), reason=str(error)) from error
    try:
        written = changed(text, name, value)
    except tomllib.TOMLDecodeError as error:
        raise StudyError("settings.broken", path=str(file), reason=str(error)) from error
    try:
        _replace(target, written)
    except OSError as error:
        raise StudyError("settings.unwritable", path=str(file), reason=error.strerror or str(error)) from error


def _replace(target: Path, text: str) -> None:
    """Put the whole text in the place of the file at once, with the file's own permissions."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name}.", delete=False) as temporary:
        beside = Path(temporary.name)
        temporary.write(text.encode())
        temporary.flush()
        os.fsync(temporary.fileno())
    try:
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _candidates(text: str, name: str, line: str) -> Iterator[str]:
    """Yield texts with the setting changed where it seems to stand, else put in where it could."""
    found = NEWLINE.search(text)
    newline = found.group() if found else "\n"
    lines = text.split(newline)
    key = re.compile(rf"""\s*(?:{name}|"{name}"|'{name}')\s*=""")
    for first in (number for number, each in enumerate(lines) if key.match(each)):
        for end in range(first + 1, len(lines) + 1):
            if _is_whole("\n".join(lines[first:end])):
                yield newline.join([*lines[:first], *_rewritten(lines[first:end], line), *lines[end:]])
                break
    hint = re.compile(rf"\s*#\s*{name}\s*=")
    tables = [number for number, each in enumerate(lines) if each.lstrip().startswith("[")]
    after_hints = [number + 1 for number, each in enumerate(lines) if hint.match(each)]
    last = len(lines) - 1 if not lines[-1] else len(lines)
    for place in (*after_hints, *((last,) if not tables else ()), *tables[:1], 0):
        yield newline.join([*lines[:place], line, *lines[place:]])


def _is_whole(assignment: str) -> bool:
    """Tell whether lines are a complete assignment."""
    try:
        tomllib.loads(assignment)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _rewritten(old: list[str], line: str) -> list[str]:
    """Return an assignment's new line with the comments of its old lines: one behind stays behind, others go before."""
    comments: list[str] = [found.group(1) for each in old for found in COMMENT.finditer(each) if found.group(1)]
    if len(old) == 1 and comments:
        return [f"{line}  {comments[0]}"]
    return [*comments, line]


def settings_with(settings: Settings, name: str, value: Any) -> Settings:
    """Return the settings with one changed; a value that the declaration does not allow is refused."""
    code = fault(name, list(value) if isinstance(value, tuple) else value)
    if code:
        raise StudyError(f"cli.settings_{code}", name=name, value=value)
    return replace(settings, **{name: value})
