"""One card as the browser shows it: question and answer, then what is remembered of it and where it is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from studyapp.authoring.search import state_of
from studyapp.errors import StudyError
from studyapp.formula.cells import cell_len, clean, cut
from studyapp.formula.spans import Line, Span, Style, joined
from studyapp.formula.wrap import wrap
from studyapp.memory.state import Memory
from studyapp.session.desk import Desk
from studyapp.session.page import Page
from studyapp.session.posing import Asked, pose

EPOCH = date(1970, 1, 1)
DOT = " · "
MARKS: Mapping[str, tuple[str, Style]] = {
    "new": ("·", "number"),
    "learning": ("◔", "partly"),
    "review": ("●", "right"),
    "buried": ("–", "number"),
    "suspended": ("✗", "wrong"),
}


def card_page(desk: Desk, key: str, width: int) -> Iterator[Line]:
    """Lay a card out for a width."""
    yield from (*_state(desk, key, width), ())
    card = desk.library.card(key)
    if card is None:
        return
    page = Page(desk.texts, width)
    try:
        posed = pose(card, Asked(desk.texts, desk.lang, decimal_comma=desk.settings.decimal_comma))
        lines = [*page.question(posed.question)]
        for option in page.options(posed.question):
            lines += option
        lines += [(), *page.reveal(posed.reveal(), posed.question.way)]
    except StudyError as error:
        lines = wrap([Span(clean(desk.texts.error(error)), "wrong")], width)
    yield from lines


def _state(desk: Desk, key: str, width: int) -> Iterator[Line]:
    """Say what is remembered of the card, and where it is written."""
    texts, memory = desk.texts, desk.store.memory(key)
    state = state_of(memory, desk.store.today())
    mark, style = MARKS[state]
    words = [f"{mark} {texts(f'browse.state_{state}')}"]
    if memory is not None:
        words += _remembered(desk, memory)
    yield from wrap([Span(key, "code")], width)
    yield from _together([Span(words[0], style), *(Span(word, "number") for word in words[1:])], width)
    row = desk.library.row(key)
    if row is not None:
        about = [
            texts(f"tui.kind_{row.kind}"),
            *row.tags,
            texts("browse.where", file=Path(row.file).name, line=row.line),
        ]
        yield from _together([Span(clean(word), "number") for word in about], width)


def _remembered(desk: Desk, memory: Memory) -> Iterator[str]:
    """Give flag, due day, stability and difficulty of a card that was answered."""
    texts = desk.texts
    if memory.flag:
        yield f"⚑ {texts('browse.flagged')}"
    if memory.due_day is not None:
        yield texts("browse.due_on", day=(EPOCH + timedelta(days=memory.due_day)).isoformat())
    if memory.reviews:
        yield from texts(
            "browse.memory",
            stability=f"{memory.stability:.1f}",
            difficulty=f"{memory.difficulty:.1f}",
            reviews=memory.reviews,
            lapses=memory.lapses,
        ).split(DOT)


def _together(facts: Sequence[Span], width: int) -> Iterator[Line]:
    """Set facts side by side with dots between them; one that does not fit whole begins a new line."""
    line: list[Span] = []
    for fact in facts:
        if line and cell_len(joined(tuple(line))) + cell_len(DOT + fact.text) > width:
            yield tuple(line)
            line = []
        line += [Span(DOT, "number"), fact] if line else [fact._replace(text=cut(fact.text, width))]
    yield tuple(line)
