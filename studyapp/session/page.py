"""A question, its outcome and its answer as lines of styled spans, for both front ends to show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studyapp.formula.spans import Line, Span
from studyapp.formula.text import code_lines, flow
from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.session.question import Outcome, Question, Reveal, Way
from studyapp.session.wording import rating_word, wait
from studyapp.texts import Texts

MARKS = {"correct": "✓", "partial": "◐", "wrong": "✗", "unreadable": "?", "imprecise": "≈"}
FIRST_LETTER = ord("a")


@dataclass(frozen=True, slots=True)
class Page:
    """Lays a session's values out for one language and width in cells."""

    texts: Texts
    width: int

    def question(self, question: Question) -> Iterator[Line]:
        """Show what is asked: text, code with line numbers, what is to be matched or put in order."""
        yield from flow(question.text, self.width)
        if question.code:
            yield ()
            yield from self._numbered(question)
        if question.way is Way.MATCH:
            yield ()
            yield from self._items(question.options, (f"{n}. " for n in range(1, len(question.options) + 1)))
        if question.way in (Way.ORDER, Way.MATCH):
            yield ()
            yield from self._items(question.targets or question.options, letters())

    def options(self, question: Question) -> Iterator[tuple[Line, ...]]:
        """Show the options to pick from, each as its own lines."""
        for number, option in enumerate(question.options, 1):
            yield tuple(self._items((option,), (f"{number}) ",)))

    def outcome(self, outcome: Outcome) -> Iterator[Line]:
        """Show what checking found, with a glyph and a word beside its colour."""
        yield (Span(f"{MARKS[outcome.verdict]} {self.texts(f'session.{outcome.verdict}')}", "strong"),)
        for line in outcome.caret.split("\n") if outcome.caret else ():
            yield (Span("  " + line, "code"),)
        if outcome.shown_as and outcome.verdict != "correct":
            yield from self._set_in(self.texts("session.read_as", value=f"`{outcome.shown_as}`"))
        if outcome.message:
            yield from self._set_in(outcome.message)

    def reveal(self, reveal: Reveal, way: Way) -> Iterator[Line]:
        """Show the right answer, the way there, why, and where to read on."""
        if reveal.text:
            yield (Span(self.texts("session.answer"), "heading"),)
            yield from self._set_in(reveal.text)
        yield from self._steps(reveal, way)
        if reveal.explain:
            yield (Span(self.texts("session.why"), "heading"),)
            yield from self._set_in(reveal.explain)
        for ref in reveal.refs:
            title = ", ".join(filter(None, (ref.title, ref.at)))
            yield from self._set_in(f"→ {title}" + (f" <{ref.url}>" if ref.url else ""))

    def _steps(self, reveal: Reveal, way: Way) -> Iterator[Line]:
        """Show the steps of a derivation, the points of a rubric, or why each option is right or wrong."""
        picked = way in (Way.PICK, Way.PICKS)
        for number, step in enumerate(reveal.steps, 1):
            head = f"{number}. " if not picked else "✓ " if step.must else "✗ "
            must = f" ({self.texts('session.must')})" if step.must and way is Way.TICK else ""
            yield from self._items((step.ask + must,), (head,))
            for text in filter(None, (step.text, step.why)):
                yield from self._set_in(text, 2 + len(head))

    def ratings(self, intervals: Mapping[Rating, Interval], proposed: Rating) -> list[tuple[Rating, str, bool]]:
        """Give each rating with its wait (practice has none), and whether it is the proposed one."""
        shown = []
        for rating in Rating:
            words = rating_word(rating, self.texts)
            if rating in intervals:
                words += f" {wait(intervals[rating], self.texts)}"
            shown.append((rating, words, rating is proposed))
        return shown

    def _numbered(self, question: Question) -> Iterator[Line]:
        """Show code with its lines numbered; a line that goes on below has no number of its own."""
        lines = question.code.rstrip("\n").split("\n")
        digits = len(str(len(lines)))
        for number, source in enumerate(lines, 1):
            for part, line in enumerate(code_lines(source, self.width - digits - 3, question.syntax) or [()]):
                head = str(number) if part == 0 else ""
                yield (Span(f"{head:>{digits}} │ ", "number"), *line)

    def _items(self, items: Iterable[str], heads: Iterable[str]) -> Iterator[Line]:
        for item, head in zip(items, heads, strict=False):
            for part, line in enumerate(flow(item, self.width - len(head) - 2)):
                yield (Span("  " + (head if part == 0 else " " * len(head)), "bullet"), *line)

    def _set_in(self, text: str, by: int = 2) -> Iterator[Line]:
        return ((Span(" " * by), *line) for line in flow(text, self.width - by))


def letters() -> Iterator[str]:
    """Yield `a) `, `b) ` and so on."""
    return (f"{chr(FIRST_LETTER + index)}) " for index in range(26))
