"""How cards are posed, and what every kind shares: language, common fields, unreadable answers, JSON."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from studyapp.deck.cards import Card
from studyapp.deck.text import Text
from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.session.question import Again, Json, Outcome, Posed, Question, Reveal, Step, Way
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.answer import Unreadable


class Asked(Struct, frozen=True):
    """How a card is posed: language, seed, level, habits of typing, and the mistakes its numbers should tell apart."""

    texts: Texts
    lang: str
    seed: int = 0
    level: int = 1
    decimal_comma: bool = False
    telling: tuple[str, ...] = ()

    def words(self, text: Text | None) -> str:
        """Return a text of a card in the learner's language."""
        return text.to(self.lang) if text else ""

    def all_words(self, texts: Sequence[Text]) -> tuple[str, ...]:
        """Return several texts of a card in the learner's language."""
        return tuple(text.to(self.lang) for text in texts)

    def question(self, card: Card, way: Way, text: str) -> Question:
        """Return the question with what every kind of entry carries."""
        return Question(
            card=card.key,
            kind=card.kind,
            way=way,
            text=text,
            asks="" if way is Way.VALUE else self.texts(f"session.ask_{way}"),
            hints=self.all_words(card.entry.hints),
            seed=self.seed,
            level=self.level,
        )

    def reveal(self, card: Card, text: str, steps: tuple[Step, ...] = ()) -> Reveal:
        """Reveal an answer with the entry's explanation and references."""
        return Reveal(text=text, explain=self.words(card.entry.explain), steps=steps, refs=card.entry.refs)

    def unread(self, found: "Unreadable", text: str) -> Outcome:
        """Say what could not be read, and where; it is no attempt."""
        from studyapp.answer import excerpt

        return Outcome(
            verdict="unreadable",
            message=self.texts(f"answer.{found.code}", **found.details),
            caret="\n".join(excerpt(text, found.start, found.end)),
            again=Again.ASKED,
        )


def graded_by_learner(question: Question, reveal: Callable[[], Reveal], expected: object) -> Posed:
    """Pose a card whose answer the learner compares and grades; there is nothing to check."""

    def check(text: str) -> Outcome:  # noqa: ARG001
        raise StudyError("session.learner_grades", card=question.card, kind=question.kind)

    return posed(question, reveal, check, expected)


def posed(question: Question, reveal: Callable[[], Reveal], check: Callable[[str], Outcome], expected: object) -> Posed:
    """Pose a card without drawn numbers; its JSON follows from the question."""

    def json(answer: bool) -> Json:
        told: dict[str, object] = {"expected": expected, "steps": [], "mistakes": [], "blind_spots": []}
        return question_json(question) | (told if answer else {})

    return Posed(question=question, reveal=reveal, check=check, expected=expected, json=json)


def question_json(question: Question) -> dict[str, object]:
    """Return the keys of `show --json` for a card without drawn numbers."""
    return {
        "card": question.card,
        "kind": question.kind,
        "seed": question.seed,
        "level": question.level,
        "version": question.version,
        "question": question.text,
        "given": {},
        "form": question.form or None,
        "decimals": question.decimals,
        "shape": None if question.shape is None else list(question.shape),
        **({"options": list(question.options)} if question.options else {}),
    }


def as_code(text: str) -> str:
    """Write what was typed as Markdown that shows it as it is."""
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{ticks}{text}{ticks}" if text else ""


def rated(credit: float) -> Rating:
    """Propose a rating: right Good, half or more Hard, else Again."""
    if credit >= 1:
        return Rating.GOOD
    return Rating.HARD if credit >= 0.5 else Rating.AGAIN
