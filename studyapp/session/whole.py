"""One card as it is asked, all of it at once: question, options, and the answer where it is wanted."""

from collections.abc import Iterator

from studyapp.formula.spans import Line
from studyapp.session.page import Page
from studyapp.session.question import Posed, Way


def whole(page: Page, posed: Posed, *, answer: bool) -> Iterator[Line]:
    """Yield the lines of a posed card."""
    question = posed.question
    yield from page.question(question)
    if question.way in (Way.PICK, Way.PICKS):
        yield ()
        for option in page.options(question):
            yield from option
    if answer:
        yield ()
        yield from page.reveal(posed.reveal(), question.way)
