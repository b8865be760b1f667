"""Decodes what the index keeps encoded, and finds needs across decks that lead nowhere or in circles."""

from collections.abc import Iterable, Mapping

import msgspec

from studyapp.deck.index import Index
from studyapp.deck.models import Deck
from studyapp.deck.problems import Problem
from studyapp.deck.rows import DeckRow, ForeignNeed


def decoded(blobs: Iterable[bytes]) -> list[Problem]:
    """Decode the problems of files; msgspec's errors are ValueErrors."""
    return [problem for blob in blobs for problem in msgspec.msgpack.decode(blob, type=list[Problem])]


def decoded_deck(blob: bytes | None) -> Deck:
    """Decode a deck."""
    if blob is None:
        raise ValueError("the index has lost a deck")
    return msgspec.msgpack.decode(blob, type=Deck)


def broken_needs(index: Index, decks: Mapping[str, DeckRow]) -> list[Problem]:
    """Return the needs that name another deck and hold no water: what they name is missing, or needs them in turn."""
    paths = {deck.file for deck in decks.values()}
    foreign = [need for need in index.foreign_needs() if need.file in paths]
    if not foreign:
        return []
    named = [need.need for need in foreign if "/" in need.need]
    exist = {row.group for row in index.groups(list(dict.fromkeys(named)), paths)} | decks.keys()
    graph = {group: needs for path, group, needs in index.needing() if path in paths}
    problems = []
    for need in foreign:
        details: dict[str, str | int] = {"need": need.need, "id": need.source}
        if need.need not in exist:
            problems.append(_problem(need, "E046", details))
        elif _leads_back(need.need, need.source, graph):
            problems.append(_problem(need, "E047", details))
    return problems


def _problem(need: ForeignNeed, code: str, details: dict[str, str | int]) -> Problem:
    return Problem(need.file, need.line, need.column, code, details, need.source_line, "needs: []")


def _leads_back(start: str, goal: str, graph: Mapping[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    stack = [start]
    while stack:
        current = stack.pop()
        if current == goal:
            return True
        if current not in seen:
            seen.add(current)
            stack += graph.get(current, ())
    return False
