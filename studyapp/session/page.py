"""A question, its outcome and its answer as lines of styled spans, for both front ends to show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span, Style, joined
from studyapp.formula.text import code_lines, flow
from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.session.question import Outcome, Question, Reveal, Step, Way
from studyapp.session.wording import rating_word, wait
from studyapp.texts import Texts

MARKS = {"correct": "✓", "partial": "◐", "wrong": "✗", "unreadable": "?", "imprecise": "≈"}
VERDICTS: Mapping[str, Style] = {"correct": "right", "wrong": "wrong"}
SET_OFF = "  "
FIRST_LETTER = ord("a")


class Page(Struct, frozen=True):
    """Lays a session's values out for one language and width in cells."""

    texts: Texts
    width: int

    def question(self, question: Question) -> Iterator[Line]:
        """Show what is asked: text, code with line numbers, what is to be matched or put in order."""
        yield from self.text(question.text)
        if question.code:
            yield ()
            for part in self.code(question):
                yield from part
        if question.way is Way.MATCH:
            yield ()
            yield from self._items(question.options, numbers())
        if question.way in (Way.ORDER, Way.MATCH):
            yield ()
            yield from self._items(question.targets or question.options, letters())

    def text(self, text: str) -> Iterator[Line]:
        """Show a text, its grids and code set off from it."""
        for line in flow(text, self.width):
            apart = bool(line) and all(span.style in ("code-block", "marker") for span in line)
            fits = cell_len(joined(line)) + len(SET_OFF) <= self.width
            yield (Span(SET_OFF), *line) if apart and fits else line

    def options(self, question: Question) -> Iterator[tuple[Line, ...]]:
        """Show the options to pick from, each as its own lines."""
        for number, option in enumerate(question.options, 1):
            yield tuple(self._items((option,), (f"{number}) ",)))

    def item(self, head: str, text: str) -> tuple[Line, ...]:
        """Show one item behind its number or letter."""
        return tuple(self._items((text,), (head,)))

    def code(self, question: Question) -> Iterator[tuple[Line, ...]]:
        """Show code with its lines numbered; a line that goes on below has no number of its own."""
        lines = question.code.rstrip("\n").split("\n")
        digits = len(str(len(lines)))
        for number, source in enumerate(lines, 1):
            parts = code_lines(source, self.width - digits - 3, question.syntax) or [()]
            heads = (f"{number if part == 0 else '':>{digits}} │ " for part in range(len(parts)))
            yield tuple((Span(head, "number"), *line) for head, line in zip(heads, parts, strict=True))

    def hints(self, hints: Sequence[str], used: int) -> Iterator[Line]:
        """Show the hints given so far, each with its number."""
        for number, hint in enumerate(hints[:used], 1):
            yield from self.text(self.texts("session.hint", n=number, all=len(hints), hint=hint))

    def outcome(self, outcome: Outcome) -> Iterator[Line]:
        """Show what checking found, with a glyph and a word beside its colour."""
        style = VERDICTS.get(outcome.verdict, "partly")
        yield (Span(f"{MARKS[outcome.verdict]} {self.texts(f'session.{outcome.verdict}')}", style),)
        for line in outcome.caret.split("\n") if outcome.caret else ():
            yield (Span(SET_OFF + line, "code"),)
        marked = list(self._marked(outcome)) if outcome.cells and outcome.verdict != "correct" else []
        yield from marked
        if outcome.shown_as and outcome.verdict != "correct" and not marked:
            yield from self._set_in(self.texts("session.read_as", value=outcome.shown_as))
        if said := outcome.message.removeprefix(self.texts("verdict.correct")).lstrip():
            yield from self._set_in(said)

    def reveal(self, reveal: Reveal, way: Way, ticked: Set[int] | None = None) -> Iterator[Line]:
        """Show the right answer, the way there, why, and where to read on."""
        if reveal.text:
            yield (Span(self.texts("session.answer"), "heading"),)
            yield from self._set_in(reveal.text)
        yield from self.way_there(reveal, way, ticked)
        if reveal.explain:
            yield (Span(self.texts("session.why"), "heading"),)
            yield from self._set_in(reveal.explain)
        for ref in reveal.refs:
            title = ", ".join(filter(None, (ref.title, ref.at)))
            yield from self._set_in(f"→ {title}" + (f" <{ref.url}>" if ref.url else ""))

    def way_there(self, reveal: Reveal, way: Way, ticked: Set[int] | None = None) -> Iterator[Line]:
        """Show the steps of a derivation, the points of a rubric, or why each option is right or wrong."""
        if way is Way.STEPS:
            yield from self.derivation(reveal.steps, len(reveal.steps))
            return
        for number, step in enumerate(reveal.steps, 1):
            if way is Way.TICK:
                yield from self.point(number, step, ticked=number - 1 in (ticked or ()))
            else:
                yield from self._step(step, "✓ " if step.must else "✗ ")

    def derivation(self, steps: Sequence[Step], out: int) -> Iterator[Line]:
        """Show the steps that are out, and what the next one asks."""
        for number, step in enumerate(steps[:out], 1):
            yield from self._step(step, f"{number}. ")
        if out < len(steps):
            yield from self._items((f"{steps[out].ask} …",), (f"{out + 1}. ",))

    def point(self, number: int, point: Step, *, ticked: bool) -> tuple[Line, ...]:
        """Show one point of a rubric, or step of a derivation, with its box, and whether it must be there."""
        must = f" ({self.texts('session.must')})" if point.must else ""
        head = f"{'☑' if ticked else '☐'} {number}. "
        told = (line for text in filter(None, (point.text, point.why)) for line in self._set_in(text, 2 + len(head)))
        return (*self._items((point.ask + must,), (head,)), *told)

    def ratings(self, intervals: Mapping[Rating, Interval], proposed: Rating) -> list[tuple[Rating, str, bool]]:
        """Give each rating with its wait (practice has none), and whether it is the proposed one."""
        shown = []
        for rating in Rating:
            words = rating_word(rating, self.texts)
            if rating in intervals:
                words += f" {wait(intervals[rating], self.texts)}"
            shown.append((rating, words, rating is proposed))
        return shown

    def _marked(self, outcome: Outcome) -> Iterator[Line]:
        """Show what was typed or placed, every wrong cell or item marked."""
        from studyapp.session.marking import marked_pages

        for page in marked_pages(outcome.read_as, outcome.cells):
            if page.label:
                yield (Span(f"  {page.label}", "number"),)
            if isinstance(outcome.read_as, list) and isinstance(outcome.read_as[0], str):
                for item, right in page.rows[0]:
                    yield from ((Span("  "), *line) for line in self._verdict_on(item, right=right))
                continue
            width = max(cell_len(text) for row in page.rows for text, _ in row)
            for row in page.rows:
                cells = (Span(f"  {'' if right else '✗':1} {text:>{width}}", _cell_style(right)) for text, right in row)
                yield (Span(" "), *cells)

    def _verdict_on(self, item: str, *, right: bool) -> Iterator[Line]:
        for part, line in enumerate(flow(item, self.width - 4)):
            mark = ("✓ " if right else "✗ ") if part == 0 else "  "
            yield (Span(mark, "right" if right else "wrong"), *line)

    def _step(self, step: Step, head: str) -> Iterator[Line]:
        yield from self._items((step.ask,), (head,))
        for text in filter(None, (step.text, step.why)):
            yield from self._set_in(text, 2 + len(head))

    def _items(self, items: Iterable[str], heads: Iterable[str]) -> Iterator[Line]:
        for item, head in zip(items, heads, strict=False):
            for part, line in enumerate(flow(item, self.width - len(head) - 2)):
                yield (Span("  " + (head if part == 0 else " " * len(head)), "bullet"), *line)

    def _set_in(self, text: str, by: int = 2) -> Iterator[Line]:
        inner = Page(self.texts, self.width - by)
        return ((Span(" " * by), *line) for line in inner.text(text))


def _cell_style(right: bool) -> Style:
    """Style a cell: a wrong one stands out, a right one is plain."""
    return "plain" if right else "wrong"


def letters() -> Iterator[str]:
    """Yield `a) `, `b) ` and so on."""
    return (f"{chr(FIRST_LETTER + index)}) " for index in range(26))


def numbers() -> Iterator[str]:
    """Yield `1. `, `2. ` and so on."""
    return (f"{number}. " for number in range(1, 100))
