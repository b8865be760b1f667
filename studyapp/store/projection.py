"""Keeping the projections in step with the log: one step for a new event, a replay for whatever touches the past."""

import sqlite3
from collections.abc import Iterable, Mapping

from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.log import RuleBook
from studyapp.store.replay import Outcome, Tally, counts_of, effective, ledger_after, memory_after, replay, tally_of
from studyapp.store.rollups import Counts, added, counted, deck_of, of_memory
from studyapp.store.rows import (
    EVENT_SELECT,
    add_counts,
    add_tally,
    event_from,
    read_events,
    read_mistakes,
    write_memory,
    write_mistakes,
)


def project(
    connection: sqlite3.Connection, event: Event, before: Memory | None, root: int, key: str, rules: Rules
) -> tuple[Memory | None, Counts]:
    """Take one more event of a card into the projections; `key` is its present one.

    Returns its memory now, and what came to the roll-ups.
    """
    tally = tally_of(before, event)
    counts: Counts = {}
    if tally is not None:
        add_tally(connection, event.day, tally)
        counts = counts_of(before, event, tally, rules)
    if event.payload:
        ledger = read_mistakes(connection, root)
        after = ledger_after(ledger, event)
        if after != ledger:
            write_mistakes(connection, root, after)
    memory = memory_after(before, event, rules)
    if memory is not before:
        write_memory(connection, root, memory)
        counted(of_memory(before), counts, -1)
        counted(of_memory(memory), counts)
    add_counts(connection, deck_of(key), counts)
    return memory, counts


def history(connection: sqlite3.Connection, members: Iterable[int]) -> list[Event]:
    """Read all events of a card, under every name it has had."""
    members = tuple(members)
    marks = ", ".join("?" * len(members))
    return read_events(connection, f"WHERE event.card IN ({marks})", members)


def outcome(connection: sqlite3.Connection, members: Iterable[int], book: RuleBook) -> Outcome:
    """Replay a card."""
    return replay(history(connection, members), book.of, book.parameters)


def replace_outcome(connection: sqlite3.Connection, root: int, key: str, before: Outcome, after: Outcome) -> None:
    """Write what a card's events come to now, and correct the days by the difference."""
    write_memory(connection, root, after.memory)
    write_mistakes(connection, root, after.mistakes)
    add_counts(connection, deck_of(key), added(dict(after.counts), before.counts, -1))
    for day in sorted(before.daily.keys() | after.daily.keys()):
        change = after.daily.get(day, Tally()) + -before.daily.get(day, Tally())
        if any(change.cells()):
            add_tally(connection, day, change)


def aliases_from(renames: Iterable[Event]) -> dict[str, str]:
    """Give old name to present name after all renames; the last one wins where they go in circles."""
    step: dict[str, str] = {}
    for event in effective(renames):
        target = (event.payload or {}).get("to")
        if event.kind == Kind.RENAME.label and event.card and isinstance(target, str) and target != event.card:
            step[event.card] = target
            _open_circle(step, target)
    return {name: _end(step, name) for name in step}


def _open_circle(step: dict[str, str], start: str) -> None:
    """Forget the older rename that leads from the new name back to itself."""
    name = start
    seen = {start}
    while name in step:
        following = step[name]
        if following == start:
            del step[start]
            return
        if following in seen:
            return
        seen.add(following)
        name = following


def _end(step: Mapping[str, str], name: str) -> str:
    while name in step:
        name = step[name]
    return name


def true_roots(connection: sqlite3.Connection) -> dict[int, int]:
    """Work out from the events which numbers cards go by."""
    events = [
        event_from(row)
        for row in connection.execute(
            f"{EVENT_SELECT} WHERE kind <> 1 AND kind IN (?, ?)", (int(Kind.RENAME), int(Kind.UNDO))
        )
    ]
    numbers = dict(connection.execute("SELECT key, id FROM card").fetchall()) if events else {}
    return {numbers[name]: numbers[target] for name, target in aliases_from(events).items() if target in numbers}
