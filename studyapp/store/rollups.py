"""Roll-ups: small counts kept with every answer, so that home and statistics never walk through all cards."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import IntEnum

from studyapp.memory.days import HOUR_MS, MINUTE_MS
from studyapp.memory.state import Memory, Phase

Cells = tuple[int, int, int]
Counts = dict[tuple[int, int], Cells]

MATURE_FROM = 21.0
DAY_EDGES = (1, 2, 3, 4, 7, 14, 21, 30, 60, 90, 180, 365, 730, 1825, 3650)
CALIBRATION_BINS = 20
PER_MYRIAD = 10_000


class Roll(IntEnum):
    """What a roll-up counts, and what its bins are.

    LOAD: cards by due day and deck. DAY: the same of all decks. STEP: cards within their steps, by day.
    SEEN: cards answered. UNSEEN: cards kept but never answered. MASTERED: cards remembered for weeks. STATE: cards by
    `State`.
    INTERVAL, STABILITY: cards by the edges above. DIFFICULTY: cards by whole points.
    HOUR, CALIBRATION, TOPIC: tested answers by local hour, by predicted recall, and of a deck; passed ones, and the sum
    of ms or of predicted recall.
    """

    LOAD = 1
    SEEN = 2
    UNSEEN = 3
    STATE = 4
    INTERVAL = 5
    STABILITY = 6
    DIFFICULTY = 7
    HOUR = 8
    CALIBRATION = 9
    TOPIC = 10
    STEP = 11
    DAY = 12
    MASTERED = 13


class State(IntEnum):
    """The bins of STATE; a card may be in several."""

    KEPT = 0
    LEARNING = 1
    YOUNG = 2
    MATURE = 3
    SUSPENDED = 4
    LEECH = 5


BY_DECK = frozenset({Roll.LOAD, Roll.STEP, Roll.SEEN, Roll.UNSEEN, Roll.TOPIC, Roll.MASTERED})


def of_memory(memory: Memory | None) -> list[tuple[int, int]]:
    """List the bins that a card is counted in.

    >>> of_memory(None)
    []
    """
    if memory is None:
        return []
    bins: list[tuple[int, int]] = [(Roll.STATE, State.KEPT)]
    if memory.suspended:
        bins.append((Roll.STATE, State.SUSPENDED))
    elif memory.due_day is not None:
        names = (Roll.LOAD, Roll.DAY) if memory.due_ms is None else (Roll.STEP,)
        bins += [(name, memory.due_day) for name in names]
    if memory.leech:
        bins.append((Roll.STATE, State.LEECH))
    if memory.phase is Phase.NEW:
        return [*bins, (Roll.UNSEEN, 0)]
    bins += [
        (Roll.SEEN, 0),
        (Roll.STABILITY, bisect_right(DAY_EDGES, memory.stability)),
        (Roll.DIFFICULTY, int(memory.difficulty)),
    ]
    if memory.phase is not Phase.REVIEW:
        return [*bins, (Roll.STATE, State.LEARNING)]
    bins.append((Roll.INTERVAL, bisect_right(DAY_EDGES, memory.interval)))
    if memory.stability < MATURE_FROM:
        return [*bins, (Roll.STATE, State.YOUNG)]
    return [*bins, (Roll.STATE, State.MATURE), (Roll.MASTERED, 0)]


def of_answer(tested: bool, passed: bool, recall: float, wall_ms: int, tz_offset_min: int, ms: int) -> Counts:
    """Count one answer; `recall` is the predicted chance (0 to 1) that it would pass."""
    counts: Counts = {(Roll.TOPIC, 0): (int(tested), int(passed), ms)}
    if tested:
        predicted = round(recall * PER_MYRIAD)
        counts[Roll.HOUR, local_hour(wall_ms, tz_offset_min)] = (1, int(passed), ms)
        counts[Roll.CALIBRATION, calibration_bin(predicted)] = (1, int(passed), predicted)
    return counts


def local_hour(wall_ms: int, tz_offset_min: int) -> int:
    """Give the hour (0 to 23) that the clock on the wall showed."""
    return (wall_ms + tz_offset_min * MINUTE_MS) // HOUR_MS % 24


def calibration_bin(predicted: int) -> int:
    """Give the bin of a predicted recall in parts of 10,000.

    >>> calibration_bin(0), calibration_bin(9_499), calibration_bin(9_500), calibration_bin(10_000)
    (0, 18, 19, 19)
    """
    return min(CALIBRATION_BINS - 1, predicted * CALIBRATION_BINS // PER_MYRIAD)


def added(counts: Counts, more: Mapping[tuple[int, int], Cells], sign: int = 1) -> Counts:
    """Add (or take away) counts in place and return them."""
    for key, cells in more.items():
        total, passed, weight = counts.get(key, (0, 0, 0))
        counts[key] = (total + sign * cells[0], passed + sign * cells[1], weight + sign * cells[2])
    return counts


def counted(bins: Iterable[tuple[int, int]], counts: Counts, sign: int = 1) -> Counts:
    """Add one to (or take one from) every bin in place and return the counts."""
    for key in bins:
        total, passed, weight = counts.get(key, (0, 0, 0))
        counts[key] = (total + sign, passed, weight)
    return counts


def deck_of(key: str) -> str:
    """Give the deck of a card's key."""
    return key.partition("/")[0]
