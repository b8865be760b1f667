"""All answers of the log as columns for a fit: the undone and the forgotten left out, renamed cards as one."""

import sqlite3
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk_tracks import whole_cards
from studyapp.memory.fitting.past import Past
from studyapp.store.kinds import Kind
from studyapp.store.log import read_rules
from studyapp.store.queries import counts
from studyapp.store.replay import effective
from studyapp.store.rows import read_events

Ints = NDArray[np.int64]
MARKS = "WHERE kind <> 1 AND kind IN (?, ?) AND card IS NOT NULL"
REVIEWS = (
    "SELECT card, rating, day, seq, hlc FROM event WHERE device = ? AND kind = 1 AND card IS NOT NULL"
    " AND rating BETWEEN 1 AND 4 ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """The past to fit to, the parameters in use, the place of the last fit, and where this device's log ended.

    `reviews` are all that count in the statistics, those of cards made new again since included.
    """

    past: Past
    reviews: int
    parameters: tuple[float, ...]
    since: int
    until: int

    def told(self, parameters: tuple[float, ...]) -> list[tuple[float, float, int]]:
        """Tell every card's answers by parameters: stability, difficulty and the number of the card."""
        past = self.past
        told = whole_cards(past.card, past.rating, past.day).told((parameters,))
        cards = np.unique(past.card)
        return list(zip(told.stability.tolist(), told.difficulty.tolist(), cards.tolist(), strict=True))


def read_answers(connection: sqlite3.Connection) -> Answers:
    """Read the whole log as it stands."""
    devices = dict(connection.execute("SELECT name, id FROM device ORDER BY name").fetchall())
    own = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()[0]
    until = connection.execute("SELECT max(seq) FROM event WHERE device = ?", (devices[own],)).fetchone()[0] or 0
    rows = [_rows(connection, device) for device in devices.values()]
    log = np.concatenate([np.zeros((0, 5), np.int64), *rows])
    device = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    order = np.argsort(log[:, 4], kind="stable")
    card, rating, day, seq, hlc = log[order].T
    device = device[order]
    roots = dict(connection.execute("SELECT card, root FROM alias").fetchall())
    card = _renamed(card, roots)
    kept = ~_taken_back(connection, card, device, seq, hlc, devices, roots)
    last = _last_fit(connection)
    since = 0 if last is None else int(np.count_nonzero(kept & (hlc <= last)))
    card, rating, day = card[kept], rating[kept], day[kept]
    by_card = np.argsort(card, kind="stable")
    past = Past(card[by_card], rating[by_card], day[by_card], by_card)
    return Answers(past, counts(connection)[0], read_rules(connection).parameters, since, until)


def _rows(connection: sqlite3.Connection, device: int) -> Ints:
    """Read the answers of one device in their order."""
    return np.fromiter(chain.from_iterable(connection.execute(REVIEWS, (device,))), np.int64).reshape(-1, 5)


def _renamed(card: Ints, roots: dict[int, int]) -> Ints:
    """Put the number of each card in place of those it went under."""
    if not roots or not len(card):
        return card
    table = np.arange(max(int(card.max()), *roots) + 1)
    table[list(roots)] = list(roots.values())
    return table[card]


def _taken_back(
    connection: sqlite3.Connection,
    card: Ints,
    device: Ints,
    seq: Ints,
    hlc: Ints,
    devices: dict[str, int],
    roots: dict[int, int],
) -> NDArray[np.bool_]:
    """Find the answers that were undone, or came before their card was made new again."""
    marks = read_events(connection, MARKS, (int(Kind.UNDO), int(Kind.FORGET)))
    numbers = {name: index for index, name in enumerate(devices)}
    gone = np.zeros(len(card), bool)
    undone = [(numbers[of[0]], of[1]) for of in (event.undoes for event in marks) if of and of[0] in numbers]
    for number in {number for number, _ in undone}:
        mine = np.array([count for which, count in undone if which == number], np.int64)
        gone |= (device == number) & np.isin(seq, mine)
    keys = dict(connection.execute("SELECT key, id FROM card").fetchall()) if marks else {}
    for event in effective(marks):
        root = roots.get(keys[event.card or ""], keys[event.card or ""])
        index = np.nonzero(card == root)[0]
        place = [(int(hlc[at]), int(device[at]), int(seq[at])) for at in index]
        moment = (event.hlc, numbers[event.device], event.seq)
        gone[[at for at, when in zip(index, place, strict=True) if when < moment]] = True
    return gone


def _last_fit(connection: sqlite3.Connection) -> int | None:
    """Give the clock of the last fit of all devices."""
    query = "SELECT max(hlc) FROM event WHERE kind <> 1 AND kind IN (SELECT id FROM kind WHERE name = ?)"
    found = connection.execute(query, (Kind.FIT.label,)).fetchone()[0]
    return None if found is None else int(found)
