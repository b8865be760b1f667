"""An exercise at one level with all its expressions compiled and every name known, ready to be drawn."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from studyapp.deck.models import Exercise, Level, Mistake
from studyapp.exercise.compiler import Compiled, compiled, is_function, normal
from studyapp.exercise.errors import ExpressionError, Path
from studyapp.exercise.forms import FORMS
from studyapp.exercise.limits import MOST_PARTS

TIES_TAG = "ties"
"""The tag of an exercise whose question says how ties are broken."""


@dataclass(frozen=True, slots=True)
class MistakeProgram:
    """A mistake's wrong steps or wrong answer, compiled."""

    entry: Mistake
    steps: Mapping[str, Compiled]
    answer: Compiled | None
    when: Compiled | None


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """What is computed for one exercise at one level; two of one key compute the same."""

    key: str
    level: int
    version: str
    draws: tuple[tuple[str, Compiled], ...]
    where: tuple[Compiled, ...]
    steps: tuple[tuple[str, Compiled], ...]
    answer: Compiled
    kernel: Compiled | None
    mistakes: tuple[MistakeProgram, ...]
    decimals: int | None
    form: str
    options: tuple[tuple[str, ...], ...]
    ties_pinned: bool

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Program) and other.key == self.key

    @property
    def step_names(self) -> tuple[str, ...]:
        """The names of the steps in order."""
        return tuple(name for name, _ in self.steps)


def levelled(exercise: Exercise, level: int) -> tuple[int, Level]:
    """Return the highest defined level up to `level`, and what it overrides on top of the base."""
    number = max((each for each in exercise.levels if each <= level), default=1)
    return number, exercise.levels.get(number, Level())


def version(exercise: Exercise) -> str:
    """Return 12 hex digits that change exactly when what is computed changes."""
    levels = [
        [number, list(level.draw.items()), level.where, level.decimals] for number, level in exercise.levels.items()
    ]
    draw, steps = list(exercise.draw.items()), list(exercise.steps.items())
    return _digest([draw, exercise.where, steps, exercise.answer, exercise.form, levels])[:12]


def _digest(parts: object) -> str:
    """Return the hash of nested lists of texts and numbers."""
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def build(exercise: Exercise, level: int = 1) -> Program:
    """Compile an exercise at a level; the first expression that is refused raises, with its path and offset."""
    for error in faults(exercise, level):
        raise error
    number, over = levelled(exercise, level)
    draw = {**exercise.draw, **over.draw}
    edition = version(exercise)
    mistakes = [[each.id, list(each.steps.items()), each.answer, each.when] for each in exercise.mistakes]
    return Program(
        key=_digest([edition, number, exercise.decimals, mistakes]),
        level=number,
        version=edition,
        draws=tuple((normal(name), compiled(text, True)) for name, text in draw.items()),
        where=tuple(compiled(text) for text in over.where or exercise.where),
        steps=tuple((normal(name), compiled(text)) for name, text in exercise.steps.items()),
        answer=compiled(exercise.answer),
        kernel=compiled(exercise.kernel) if exercise.kernel else None,
        mistakes=tuple(_mistake(mistake) for mistake in exercise.mistakes),
        decimals=exercise.decimals if over.decimals is None else over.decimals,
        form=exercise.form,
        options=tuple(tuple(option.text.by_lang.values()) for option in exercise.options),
        ties_pinned=TIES_TAG in exercise.tags,
    )


def _mistake(mistake: Mistake) -> MistakeProgram:
    """Compile one mistake."""
    return MistakeProgram(
        entry=mistake,
        steps={normal(name): compiled(text) for name, text in mistake.steps.items()},
        answer=compiled(mistake.answer) if mistake.answer else None,
        when=compiled(mistake.when) if mistake.when else None,
    )


def faults(exercise: Exercise, level: int = 1) -> Iterator[ExpressionError]:
    """Find every expression of an exercise that is refused before it runs: syntax, whitelist and names."""
    number, over = levelled(exercise, level)
    for name in ("draw", "where", "steps", "mistakes"):
        if len(getattr(exercise, name)) > MOST_PARTS:
            yield ExpressionError("too_many_parts", 0, limit=MOST_PARTS).under((name,))
            return
    known: set[str] = set()
    for name, text in {**exercise.draw, **over.draw}.items():
        path: Path = ("levels", str(number), "draw", name) if name in over.draw else ("draw", name)
        yield from _taken(name, path, "name_taken")
        yield from _fault(text, known, path, drawing=True)
        known.add(normal(name))
    root: Path = ("levels", str(number)) if over.where else ()
    for place, text in enumerate(over.where or exercise.where):
        yield from _fault(text, known, (*root, "where", place))
    names: list[str] = []
    for name, text in exercise.steps.items():
        yield from _taken(name, ("steps", name), "name_taken")
        if normal(name) in known:
            yield ExpressionError("name_twice", 0, name=name).under(("steps", name))
        yield from _fault(text, known | set(names), ("steps", name))
        names.append(normal(name))
    if exercise.form and exercise.form not in FORMS:
        yield ExpressionError("unknown_form", 0, form=exercise.form[:20], forms=", ".join(FORMS)).under(("form",))
    everything = known | set(names)
    yield from _fault(exercise.answer, everything, ("answer",))
    if exercise.kernel:
        yield from _fault(exercise.kernel, everything, ("kernel",))
    for place, mistake in enumerate(exercise.mistakes):
        yield from _mistake_faults(mistake, ("mistakes", place), known, names)


def _mistake_faults(mistake: Mistake, path: Path, known: set[str], names: Sequence[str]) -> Iterator[ExpressionError]:
    """Find what is wrong with one mistake; a wrong step sees its own right value and the steps before it."""
    if not mistake.steps and not mistake.answer:
        yield ExpressionError("mistake_without_work", 0, id=mistake.id).under(path)
    if mistake.when:
        yield from _fault(mistake.when, known | set(names), (*path, "when"))
    for name, text in mistake.steps.items():
        if normal(name) not in names:
            yield ExpressionError("unknown_step", 0, name=name, steps=", ".join(names)).under((*path, "steps", name))
            continue
        before = set(names[: names.index(normal(name)) + 1])
        yield from _fault(text, known | before, (*path, "steps", name))
    if mistake.answer:
        yield from _fault(mistake.answer, known | set(names), (*path, "answer"))


def _taken(name: str, path: Path, code: str) -> Iterator[ExpressionError]:
    """Refuse a name that a function already has, or that is no name at all."""
    if not name.isidentifier():
        yield ExpressionError("not_a_name", 0, name=name[:40]).under(path)
    elif is_function(normal(name)):
        yield ExpressionError(code, 0, name=name).under(path)


def _fault(text: str, known: set[str], path: Path, drawing: bool = False) -> Iterator[ExpressionError]:
    """Compile one expression and check its names."""
    try:
        compiled(text, drawing).check_names(known)
    except ExpressionError as error:
        yield error.under(path)
