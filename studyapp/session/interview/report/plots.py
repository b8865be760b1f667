"""Plots as inline SVG: bars of scores, the trend over the interviews, and the time for each question."""

from collections.abc import Sequence
from html import escape

from studyapp.formula.cells import cell_len, cut
from studyapp.session.interview.grading import FAIR, GOOD

WIDTH = 640
NAMES = 250
ROW = 26
NOTE = 100
TREND_HEIGHT = 180
EDGE = 34
LONGEST = 36


def bars(rows: Sequence[tuple[str, float, str]], label: str) -> str:
    """Draw one bar a row: name, share from 0 to 1, and what stands behind it."""
    span = WIDTH - NAMES - NOTE
    parts = []
    for index, (name, share, note) in enumerate(rows):
        y = index * ROW
        parts.append(_text(NAMES - 10, y + 17, _short(name), "name"))
        parts.append(f'<rect class="rail" x="{NAMES}" y="{y + 5}" width="{span}" height="16" rx="3"/>')
        parts.append(
            f'<rect class="{_tone(share)}" x="{NAMES}" y="{y + 5}" width="{span * share:.1f}" height="16" rx="3"/>'
        )
        parts.append(_text(NAMES + span + 10, y + 17, note, "note"))
    return _svg(ROW * len(rows), parts, label)


def trend(scores: Sequence[tuple[str, float]], label: str) -> str:
    """Draw scores over time as a line with its points; the first and the last day are named."""
    step = (WIDTH - 2 * EDGE - 20) / max(1, len(scores) - 1)
    spots = [(EDGE + 10 + index * step, _height(score), day, score) for index, (day, score) in enumerate(scores)]
    parts = []
    for level in (0, 0.5, 1):
        parts.append(
            f'<line class="grid" x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{_height(level)}" y2="{_height(level)}"/>'
        )
        parts.append(_text(EDGE - 6, _height(level) + 4, str(round(100 * level)), "name"))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, *_ in spots)
    foot = _height(0)
    parts.append(f'<polygon class="area" points="{spots[0][0]:.1f},{foot} {line} {spots[-1][0]:.1f},{foot}"/>')
    parts.append(f'<polyline class="trend" points="{line}"/>')
    for index, (x, y, day, score) in enumerate(spots):
        parts.append(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        if len(spots) <= 12 or index == len(spots) - 1:
            parts.append(_text(x, y - 9, str(round(100 * score)), "middle"))
        if index in (0, len(spots) - 1):
            parts.append(_text(x, TREND_HEIGHT - 6, day, "date" if index == 0 else "date end"))
    return _svg(TREND_HEIGHT, parts, label)


def times(rows: Sequence[tuple[str, float, float]], label: str) -> str:
    """Draw one bar a question: its name, seconds taken and seconds given; the time given is a line."""
    most = max((max(taken, given) for _, taken, given in rows), default=1) or 1
    span = WIDTH - NAMES - NOTE
    parts = []
    for index, (name, taken, given) in enumerate(rows):
        y = index * ROW
        tone = "good" if taken <= given else "low"
        parts.append(_text(NAMES - 10, y + 17, _short(name), "name"))
        parts.append(
            f'<rect class="{tone}" x="{NAMES}" y="{y + 5}" width="{span * taken / most:.1f}" height="16" rx="3"/>'
        )
        x = NAMES + span * given / most
        parts.append(f'<line class="given" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 1}" y2="{y + 25}"/>')
        parts.append(_text(NAMES + span + 10, y + 17, f"{taken:.0f} / {given:.0f} s", "note"))
    return _svg(ROW * len(rows), parts, label)


def _svg(height: float, parts: Sequence[str], label: str) -> str:
    head = f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(label)}">'
    return f"{head}{''.join(parts)}</svg>"


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _height(score: float) -> float:
    return 20 + (1 - score) * (TREND_HEIGHT - 50)


def _tone(share: float) -> str:
    return "good" if share >= GOOD else "fair" if share >= FAIR else "low"


def _short(name: str) -> str:
    return name if cell_len(name) <= LONGEST else cut(name, LONGEST)
