"""The calendar: a column a week, a row a weekday, darker where more was answered."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.texts import Texts
from studyapp.tui.widgets.plot import SHADES, labels, shade

EPOCH = date(1970, 1, 1)
MARGIN = 4
WEEKS, FEW_WEEKS = 53, 26
LABELLED = (0, 2, 4, 6)


def calendar(counts: Mapping[int, int], today: int, texts: Texts, width: int) -> Iterator[Line]:
    """Draw the answers since the first, at most a year and as many weeks as fit; the last column is this week."""
    begun = today - min((day for day, count in counts.items() if count), default=today)
    wanted = min(WEEKS, max(FEW_WEEKS, begun // 7 + 2))
    cells = 2 if width >= MARGIN + 2 * wanted else 1
    weeks = max(1, min(wanted, (width - MARGIN) // cells))
    weekday = (EPOCH + timedelta(days=today)).weekday()
    first = today - weekday - 7 * (weeks - 1)
    most = max((count for day, count in counts.items() if day >= first), default=0)
    yield (Span(" " * MARGIN + _months(first, weeks, cells, texts), "number"),)
    names = texts("statistics.weekdays").split()
    for row in range(7):
        days = (first + 7 * week + row for week in range(weeks))
        squares = "".join(shade(counts.get(day, 0), most).ljust(cells) if day <= today else "" for day in days)
        name = names[row] if row in LABELLED else ""
        runs = (
            ("".join(run), empty) for empty, run in groupby(squares.rstrip(), key=lambda mark: mark in f"{SHADES[0]} ")
        )
        yield Span(ljust(name, MARGIN), "number"), *(Span(run, "rule" if empty else "right") for run, empty in runs)
    told = texts("statistics.legend", dot=SHADES[0], least=SHADES[1], most=SHADES[-1], count=most)
    yield (Span(cut(" " * MARGIN + told, width), "number"),)


def _months(first: int, weeks: int, cells: int, texts: Texts) -> str:
    """Name each month above the first of its weeks."""
    names = texts("statistics.months").split()
    marks = []
    last = 0
    for week in range(weeks):
        month = (EPOCH + timedelta(days=first + 7 * week + 6)).month
        if month != last:
            marks.append((week * cells, names[month - 1]))
            last = month
    return labels(marks, weeks * cells, cell_len)
