"""Timing of rivals in turns, and the lines of the kernels' benchmark table."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Call = Callable[[], Any]
SECONDS_PER_ROW = 1.2
SLICE = 1e-3


@dataclass(frozen=True)
class Row:
    """One line of the table: what is timed, against what, and the bars it is held to."""

    name: str
    ours: Call
    theirs: Call | None = None
    floor: Call | None = None
    loops: Call | None = None
    most_torch: float | None = None
    most_micros: float | None = None
    least_loops: float | None = None
    least_peak: float | None = None


def fastest(calls: list[Call], seconds: float) -> list[float]:
    """Return the fastest time of each call in seconds, the calls taking turns in slices of a millisecond."""
    repeats = []
    for call in calls:
        call()
        start = time.perf_counter()
        call()
        repeats.append(max(1, int(SLICE / max(1e-7, time.perf_counter() - start))))
    best = [float("inf")] * len(calls)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for number, call in enumerate(calls):
            start = time.perf_counter()
            for _ in range(repeats[number]):
                call()
            best[number] = min(best[number], (time.perf_counter() - start) / repeats[number])
    return best


def judged(text: str, missed: bool) -> str:
    """Mark a cell whose bar is missed."""
    return f"{text}{'!' if missed else ' '}"


def line(row: Row) -> str:
    """Time one row and return its line."""
    rivals = {"torch": row.theirs, "loops": row.loops, "peak": row.floor}
    present = {name: call for name, call in rivals.items() if call is not None}
    ours, *others = fastest([row.ours, *present.values()], SECONDS_PER_ROW)
    seconds = dict(zip(present, others, strict=True))
    micros = ours * 1e6
    cells = [judged(f"{micros:10.1f} us", row.most_micros is not None and micros > row.most_micros)]
    if "torch" in seconds:
        ratio = ours / seconds["torch"]
        bar = "" if row.most_torch is None else f" (<= {row.most_torch:g})"
        cells.append(judged(f"{ratio:6.2f} x torch{bar}", row.most_torch is not None and ratio > row.most_torch))
    if "loops" in seconds:
        gain, least = seconds["loops"] / ours, row.least_loops or 0.0
        cells.append(judged(f"{gain:5.0f} x faster than loops (>= {least:g})", gain < least))
    if "peak" in seconds:
        share, least = seconds["peak"] / ours, row.least_peak or 0.0
        bar = f" (>= {least:.0%})" if least else ""
        cells.append(judged(f"{share:5.0%} of matmul peak{bar}", share < least))
    return f"{row.name:32s}" + " ".join(cells)
