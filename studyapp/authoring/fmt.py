"""Write missing ids into a deck file by insertion: every other byte of it stays as it is."""

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studyapp.authoring.paths import read_file
from studyapp.authoring.slugs import slug_of
from studyapp.deck.models import AnyEntry, Deck
from studyapp.deck.nodes import Listing, Scalar, Table
from studyapp.deck.problems import Problem
from studyapp.deck.reader import read_deck
from studyapp.deck.reading import Reading
from studyapp.deck.source import Source
from studyapp.errors import StudyError


@dataclass(frozen=True, slots=True)
class Formatted:
    """A deck file with ids written in: the new bytes, each id with its card's line before and its own, the errors."""

    file: Path
    before: bytes
    after: bytes
    ids: tuple[tuple[int, int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Tell whether the file is a deck whose YAML is whole."""
        return bool(self.after)


def with_ids(path: Path) -> Formatted:
    """Read a deck file and write an id into each card that has none; nothing is saved yet."""
    reading = read_file(path)
    errors = tuple(problem for problem in reading.problems if problem.severity == "error")
    if reading.deck is None or reading.broken:
        return Formatted(path, b"", b"", problems=errors)
    data = _bytes(path)
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = reading.source.text
    if text.encode("utf-8") != data.removeprefix(bom):
        return Formatted(path, b"", b"", problems=errors)
    found = _insertions(reading, reading.deck)
    for index, inserted, _ in reversed(found):
        text = text[:index] + inserted + text[index:]
    after = bom + text.encode("utf-8")
    if not _same(reading.deck, read_deck(path, after, warn=False).deck):
        raise StudyError("authoring.unsafe_insertion", path=path)
    return Formatted(path, data, after, tuple(_placed(found, reading.source)), errors)


def save(formatted: Formatted) -> None:
    """Put the new bytes in the place of the old ones in one step; what was changed meanwhile is not written over."""
    target = formatted.file.resolve()
    if _bytes(target) != formatted.before:
        raise StudyError("authoring.changed_meanwhile", path=formatted.file)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(formatted.after)
        beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StudyError("authoring.unwritable", path=target, reason=error.strerror or str(error)) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StudyError("authoring.unreadable", path=path, reason=error.strerror or str(error)) from error


def _insertions(reading: Reading, deck: Deck) -> list[tuple[int, str, str]]:
    """List what is to be inserted where, in the order of the file: index, text, id."""
    taken = _ids(reading)
    found = []
    for item in reading.items:
        if not item.entry.id:
            name = slug_of(item.entry, deck, taken)
            taken.add(name)
            found.append((*_insertion(item.node, name, reading.source), name))
    return found


def _placed(found: list[tuple[int, str, str]], source: Source) -> Iterator[tuple[int, int, str]]:
    """Give each id with the line of its card before, and the line on which it stands now."""
    added = 0
    for index, inserted, name in found:
        line = source.mark(index).line
        yield line, line + added, name
        added += inserted.count("\n") or inserted.count("\r")


def _insertion(node: Table, name: str, source: Source) -> tuple[int, str]:
    """Write an id before a card's first key: on a line of its own, or inside the braces of a flow map."""
    if node.flow:
        first = next(iter(node.pairs.values()))[0]
        return first.index, f"id: {name}, "
    line = source.line(node.line)
    indent = "".join("\t" if char == "\t" else " " for char in line[: node.column - 1])
    return node.index, f"id: {name}{_line_end(source, node.line)}{indent}"


def _line_end(source: Source, number: int) -> str:
    """Return how a line of the file ends, as the first line does where it is the last one."""
    ends = [source.starts[at] for at in (number, 1) if at < len(source.starts)]
    if not ends:
        return "\n"
    before = source.text[: ends[0]]
    return "\r\n" if before.endswith("\r\n") else before[-1]


def _ids(reading: Reading) -> set[str]:
    """Collect every id of the file, those of cards with errors too, and the old ones that `was` names."""
    node = reading.root.get("cards") if isinstance(reading.root, Table) else None
    cards = [card for card in node.items if isinstance(card, Table)] if isinstance(node, Listing) else []
    ids = {written.value.strip() for card in cards if isinstance(written := card.get("id"), Scalar)}
    return ids | {old.rpartition("/")[2] for item in reading.items for old in item.entry.was}


def _same(before: Deck, after: Deck | None) -> bool:
    """Tell whether two readings of a deck differ in ids that were missing and in lines alone."""
    if after is None or len(before.entries) != len(after.entries):
        return False
    pairs = zip(before.entries, after.entries, strict=True)
    return all(_bare(old, old.id) == _bare(new, old.id) and bool(new.id) for old, new in pairs)


def _bare(entry: AnyEntry, name: str) -> AnyEntry:
    return msgspec.structs.replace(entry, id=name if entry.id == name else "", line=0)
