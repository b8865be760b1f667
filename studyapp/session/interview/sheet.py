"""A scorecard as lines of styled spans, for both front ends to show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from studyapp.deck.library import Library
from studyapp.errors import StudyError
from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.text import flow
from studyapp.formula.wrap import wrap
from studyapp.session.interview.grading import FAIR, GOOD, points
from studyapp.session.interview.scorecard import Scorecard, Share
from studyapp.session.interview.turn import turn_of
from studyapp.session.interview.words import (
    facts_words,
    item_words,
    percent,
    score_words,
    signed,
    skill_word,
    task_words,
)
from studyapp.session.page import Page
from studyapp.session.posing import Asked
from studyapp.texts import Texts

BAR = 10
NARROWEST_NAME = 12
BESIDE_NAME = 28


def scorecard_page(card: Scorecard, titles: Mapping[str, str], texts: Texts, width: int) -> Iterator[Line]:
    """Lay out a scorecard: score, topics, skills, and what to work on; `titles` names the topics."""
    yield from wrap([Span(score_words(card, texts), "heading")], width)
    yield from wrap([Span(facts_words(card, texts), "number")], width)
    names = {share.name: titles.get(share.name, share.name) for share in card.by_topic}
    yield from _table(card.by_topic, names, texts("interview.by_topic"), texts, width)
    names = {share.name: skill_word(share.name, texts) for share in card.by_skill}
    yield from _table(card.by_skill, names, texts("interview.by_skill"), texts, width)
    yield ()
    yield (Span(texts("interview.to_work_on"), "heading"),)
    if not card.tasks:
        yield from wrap([Span(texts("interview.nothing_weak"))], width)
    for number, task in enumerate(card.tasks, 1):
        yield from _hanging(f"{number}. ", [Span(task_words(task, titles, texts))], width)
        yield from _hanging("   ", [Span(" ".join(task.cards), "code")], width)


def question_lines(card: Scorecard, texts: Texts, width: int) -> Iterator[Line]:
    """List the questions, each with what it came to and the time it took."""
    for number, item in enumerate(card.items, 1):
        style = "number" if item.credit is None else tone(points(item))
        glyph, _, told = item_words(number, item, texts).partition(" ")
        yield from _hanging(f"{glyph} ", [Span(told)], width, style)


def lost_lines(card: Scorecard, library: Library, asked: Asked, width: int) -> Iterator[Line]:
    """Lay out the right answers of what the app checked and found wanting; a coach has shown them already."""
    lost = [(number, item) for number, item in enumerate(card.items, 1) if item.verdict and item.credit != 1]
    if not lost or card.coach:
        return
    page = Page(asked.texts, width)
    yield ()
    yield (Span(asked.texts("interview.right_answers"), "heading"),)
    for number, item in lost:
        try:
            turn = turn_of(library, asked, number, item)
        except StudyError:
            continue
        if turn is None:
            continue
        yield ()
        yield from _hanging("", [Span(item_words(number, item, asked.texts), "strong")], width)
        yield from page.question(turn.posed.question)
        if item.answer:
            yield from _hanging(f"{asked.texts('interview.you_said')} ", [Span(item.answer)], width, "heading")
        yield from flow(item.message, width)
        yield from page.reveal(turn.posed.reveal(), turn.posed.question.way)


def tone(score: float) -> Style:
    """Give the style of a score: good, fair or low, as the report colours it."""
    return "right" if score >= GOOD else "partly" if score >= FAIR else "wrong"


def _table(shares: Sequence[Share], names: Mapping[str, str], heading: str, texts: Texts, width: int) -> Iterator[Line]:
    """Lay shares out as a table with a bar of ten cells."""
    longest = max([cell_len(name) for name in names.values()] + [cell_len(heading)])
    room = max(NARROWEST_NAME, min(longest, width - BESIDE_NAME))
    yield ()
    yield (Span(ljust(cut(heading, room), room), "heading"), Span(f"  {texts('interview.columns')}", "number"))
    for share in shares:
        filled = "█" * round(BAR * share.score)
        score = "–" if share.answered == 0 else percent(share.score)
        yield (
            Span(f"{ljust(cut(names[share.name], room), room)}  {score:>3} "),
            Span(filled, tone(share.score)),
            Span("░" * (BAR - len(filled)), "rule"),
            Span(f" {share.items:>3}  {signed(share.change)}".rstrip(), "number"),
        )


def _hanging(head: str, spans: Iterable[Span], width: int, style: Style = "number") -> Iterator[Line]:
    """Wrap a text behind its head, what goes on set below itself."""
    indent = min(cell_len(head), 3)
    for part, line in enumerate(wrap([*spans], max(1, width - cell_len(head)))):
        yield (Span(head if part == 0 else " " * indent, style), *line)
