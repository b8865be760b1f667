"""What a report says, as plain values that Markdown and HTML lay out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyapp.deck.library import Library
from studyapp.errors import StudyError
from studyapp.formula.cells import cut
from studyapp.formula.spans import Line, joined
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.state import Item
from studyapp.session.interview.turn import Turn, turn_of
from studyapp.session.interview.words import day_text, item_words
from studyapp.session.page import Page
from studyapp.session.posing import Asked
from studyapp.session.question import Way
from studyapp.session.wording import rating_word
from studyapp.texts import Texts

WIDTH = 88
BEGINNING = 96
ENDLESS = 100_000


@dataclass(frozen=True, slots=True)
class Told:
    """One question of the report: what it came to, how it begins, and headed pieces of text laid out in characters."""

    item: Item
    heading: str
    begins: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a report shows; `trend` holds the scores of all interviews up to this one, oldest first."""

    card: Scorecard
    title: str
    titles: Mapping[str, str]
    trend: tuple[tuple[str, float], ...]
    questions: tuple[Told, ...]
    texts: Texts


def content_of(
    card: Scorecard, past: Sequence[Scorecard], titles: Mapping[str, str], library: Library, asked: Asked
) -> Content:
    """Gather a report; the questions are posed again from their seeds."""
    before = [each for each in past if each.wall_ms < card.wall_ms and each.id != card.id]
    trend = tuple((day_text(each.day), each.score) for each in (*before, card))
    told = tuple(_told(number, item, library, asked) for number, item in enumerate(card.items, 1))
    title = asked.texts("interview.report_title", date=day_text(card.day))
    return Content(card, title, titles, trend, told, asked.texts)


def _told(number: int, item: Item, library: Library, asked: Asked) -> Told:
    heading = item_words(number, item, asked.texts)
    try:
        turn = turn_of(library, asked, number, item)
    except StudyError as error:
        return Told(item, heading, item.card, (("", asked.texts.error(error)),))
    if turn is None:
        return Told(item, heading, item.card, (("", asked.texts("interview.report_gone")),))
    pieces = _pieces(turn, Page(asked.texts, WIDTH), asked.texts)
    begins = next((joined(line) for line in flow(turn.posed.question.text, ENDLESS) if line), "")
    return Told(item, heading, cut(begins, BEGINNING), tuple((name, text) for name, text in pieces if text.strip()))


def _pieces(turn: Turn, page: Page, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield the question, what was said to it, what came of it, and the right answer."""
    item, question = turn.item, turn.posed.question
    options = [line for lines in page.options(question) for line in lines] if question.way in PICKED else []
    yield "", texts("interview.report_changed") if turn.changed else ""
    yield "", _text([*page.question(question), *options])
    yield texts("interview.you_thought"), "\n".join(item.notes)
    yield texts("interview.report_answer"), _answer(item, texts)
    for asked, said in zip(turn.follow_ups, item.said, strict=False):
        yield _text(flow(asked, WIDTH)), said or texts("interview.no_answer")
    reveal = turn.posed.reveal()
    if item.ticked is not None:
        met = [f"{'☑' if index in item.ticked else '☐'} {_met(step.ask)}" for index, step in enumerate(turn.points)]
        yield texts("interview.report_points"), "\n".join(met)
    yield texts("interview.report_expected"), _text(page.reveal(reveal, question.way))


PICKED = (Way.PICK, Way.PICKS)


def _met(markdown: str) -> str:
    return _text(flow(markdown, WIDTH - 2)).replace("\n", "\n  ")


def _answer(item: Item, texts: Texts) -> str:
    """Word the answer given, with what the app or the learner found of it."""
    if not item.answer and item.credit is None:
        return texts("interview.no_answer")
    verdict = texts(f"session.{item.verdict}") if item.verdict else ""
    grade = rating_word(Rating(item.grade), texts) if item.grade else ""
    return "\n".join(filter(None, (item.answer, verdict, grade, _text(flow(item.message, WIDTH)))))


def _text(lines: Iterable[Line]) -> str:
    return "\n".join(joined(line).rstrip() for line in lines)
