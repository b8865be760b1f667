"""What a session hands to a front end: a question, what is revealed, and the outcome of an answer."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from studyapp.deck.models import Ref
from studyapp.memory.rating import Rating

if TYPE_CHECKING:
    from studyapp.exercise.trace import Trace
    from studyapp.session.sheet import Sheet

Json = Mapping[str, object]


class Way(StrEnum):
    """How a question is answered; the first three are graded by the learner, the others checked."""

    RECALL = "recall"
    STEPS = "steps"
    TICK = "tick"
    PICK = "pick"
    PICKS = "picks"
    VALUE = "value"
    WORDS = "words"
    ORDER = "order"
    MATCH = "match"
    LINE = "line"


class Question(Struct, frozen=True, kw_only=True):
    """A card made concrete in one language; all texts are Markdown with formulas."""

    card: str
    kind: str
    way: Way
    text: str
    asks: str = ""
    options: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    code: str = ""
    syntax: str = ""
    form: str = ""
    shape: tuple[int, ...] | None = None
    decimals: int | None = None
    hints: tuple[str, ...] = ()
    seed: int = 0
    level: int = 1
    version: str = ""
    operations: int = 0
    top_level: bool = True

    @property
    def checked(self) -> bool:
        """Tell whether the app checks the answer (else the learner grades it)."""
        return self.way not in (Way.RECALL, Way.STEPS, Way.TICK)

    @property
    def reference(self) -> str:
        """The line to paste when reporting this card: `id@version#seed`."""
        return f"{self.card}@{self.version}#{self.seed}" if self.version else self.card


class Step(Struct, frozen=True, kw_only=True):
    """One step of a derivation or worked solution, or one point of a rubric."""

    ask: str
    text: str = ""
    why: str = ""
    must: bool = False
    weight: float = 1.0


class Reveal(Struct, frozen=True, kw_only=True):
    """What is shown once the answer is out: the answer, why, the way there and where to read on."""

    text: str
    explain: str = ""
    steps: tuple[Step, ...] = ()
    refs: tuple[Ref, ...] = ()


class Again(StrEnum):
    """Whether a question is asked once more: no, at once and for free, or where the learner wants it."""

    NO = "no"
    ASKED = "asked"
    OFFERED = "offered"


class Outcome(Struct, frozen=True, kw_only=True):
    """What checking one answer found, worded for the learner."""

    verdict: str
    credit: float = 0.0
    rating: Rating | None = None
    message: str = ""
    mistake: str | None = None
    mistake_kind: str | None = None
    cells: object = None
    expected: object = None
    read_as: object = None
    shown_as: str = ""
    caret: str = ""
    again: Again = Again.NO
    payload: Json = field(default_factory=dict)

    def json(self) -> Json:
        """Return the verdict as `check --json` prints it."""
        return {
            "verdict": self.verdict,
            "credit": self.credit,
            "rating": int(self.rating) if self.rating else None,
            "mistake": self.mistake,
            "mistake_kind": self.mistake_kind,
            "cells": self.cells,
            "expected": self.expected,
            "read_as": self.read_as,
            "message": self.message,
        }


class Posed(Struct, frozen=True, kw_only=True):
    """A card posed to the learner: its question, how an answer is checked and what is revealed.

    `sheet` is there where the answer may be entered cell by cell, and `trace` takes its computation apart.
    """

    question: Question
    reveal: Callable[[], Reveal]
    check: Callable[[str], Outcome]
    expected: object = None
    echo: Callable[[str], str] = lambda _text: ""
    json: Callable[[bool], Json]
    sheet: "Sheet | None" = None
    trace: Callable[[], "Trace | None"] = lambda: None
