"""One drawing of an exercise, made concrete, and what judging an answer to it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from studyapp.answer import Form, Unreadable
from studyapp.deck.text import Text
from studyapp.exercise.program import Program
from studyapp.exercise.values import Array, Value
from studyapp.memory.rating import Rating

VerdictName = Literal["correct", "partial", "wrong", "unreadable", "imprecise"]


@dataclass(frozen=True, slots=True)
class StepValue:
    """One step of the solution with its number."""

    name: str
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Parting:
    """The first step at which a mistake and the solution differ, with both numbers; `cell` in an array."""

    step: str
    right: Value
    wrong: Value
    cell: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MistakeValue:
    """What a mistake gives on this variant; `separated` if nothing else here gives nearly the same."""

    id: str
    kind: Literal["bug", "convention"]
    value: Value
    parting: Parting | None
    says: Text
    why: Text | None = None
    card: str = ""
    separated: bool = True


@dataclass(frozen=True, slots=True)
class Variant:
    """A question with its numbers, its answer, and every number that a known mistake would give."""

    card: str
    seed: int
    level: int
    version: str
    given: Mapping[str, Value]
    steps: tuple[StepValue, ...]
    expected: Value
    low: Array
    high: Array
    form: Form
    decimals: int
    carry: int
    exact: bool
    shape: tuple[int, ...]
    options: tuple[tuple[str, ...], ...]
    applicable: tuple[MistakeValue, ...]
    blind_spots: tuple[str, ...]
    attempts: int
    program: Program = field(repr=False, compare=False)

    @property
    def mistakes(self) -> tuple[MistakeValue, ...]:
        """The mistakes that this variant tells apart from the answer and from each other."""
        return tuple(mistake for mistake in self.applicable if mistake.separated)

    @property
    def operations(self) -> int:
        """Count the numbers a person writes down on the way: the yardstick for time."""
        sizes = [getattr(step.value, "size", 1) for step in self.steps]
        return sum(sizes) + int(self.low.size)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking an answer found; `reason` names the sentence of the texts table "verdict"."""

    verdict: VerdictName
    reason: str
    credit: float = 0.0
    rating: Rating | None = None
    mistake: str | None = None
    mistake_kind: Literal["bug", "convention"] | None = None
    also: str | None = None
    cells: Value = None
    read_as: Value = None
    details: Mapping[str, object] = field(default_factory=dict)
    unreadable: Unreadable | None = None
    parting: Parting | None = None
    text: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether this was an attempt; what could not be read or was only imprecise was none."""
        return self.verdict not in ("unreadable", "imprecise")
