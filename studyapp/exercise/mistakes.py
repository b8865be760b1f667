"""Every mistake made on one drawing, and which of them stand apart from the answer and from each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyapp.answer import Form
from studyapp.exercise import evaluate
from studyapp.exercise.arithmetic import truth
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.forms import formed
from studyapp.exercise.limits import Env
from studyapp.exercise.moves import ANSWER, possible_moves
from studyapp.exercise.parting import parting
from studyapp.exercise.program import MistakeProgram, Program
from studyapp.exercise.soundness import ENOUGH_CELLS, Scale, differing
from studyapp.exercise.values import Value, finite, same
from studyapp.exercise.variant import MistakeValue

BLIND_SHARE = 3
"""At most one mistake in so many may be a blind spot."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn and computed rightly."""

    given: Mapping[str, Value]
    steps: Mapping[str, Value]
    expected: Value
    form: Form
    scale: Scale


@dataclass(frozen=True, slots=True)
class Made:
    """One mistake made: its answer (None where it has none), and the values its maker would have written down."""

    program: MistakeProgram
    value: Value
    values: Mapping[str, Value]
    separated: bool


def made(program: Program, drawing: Drawing, env: Env) -> list[Made] | None:
    """Make every mistake that applies; None as soon as too many cannot be told apart."""
    right = {**drawing.given, **drawing.steps}
    found: list[Made] = []
    blind = 0
    for place, mistake in enumerate(program.mistakes):
        if mistake.when is not None:
            env.values = right
            if not truth(evaluate.run(mistake.when, env, ("mistakes", place, "when"))):
                continue
        value = _value(program, place, drawing, env)
        separated = value is not None and _separated(program, mistake, value, drawing, found)
        if mistake.when is not None and value is not None and not separated and same(value, drawing.expected):
            return None
        found.append(Made(mistake, value, env.values, separated))
        blind += not separated
        if blind * BLIND_SHARE > len(program.mistakes) and drawing.form != "choice":
            return None
    return None if blind * BLIND_SHARE > len(found) and drawing.form != "choice" else found


def _value(program: Program, place: int, drawing: Drawing, env: Env) -> Value:
    """Return what one mistake gives, None where the numbers drawn give it no finite value."""
    try:
        value = formed(evaluate.mistaken(program, program.mistakes[place], drawing.given, env, place), drawing.form)
    except ExpressionError as error:
        if error.code not in evaluate.VALUE_ERRORS:
            raise
        return None
    return value if finite(value) else None


def _separated(
    program: Program, mistake: MistakeProgram, value: Value, drawing: Drawing, others: Sequence[Made]
) -> bool:
    """Tell whether a mistake differs from the answer and from every mistake already told apart."""
    rivals = [(ANSWER, drawing.expected)]
    rivals += [(other.program.entry.id, other.value) for other in others if other.separated]
    for rival, theirs in rivals:
        cells = differing(value, theirs, drawing.scale)
        if not cells:
            return False
        if cells < ENOUGH_CELLS and cells < possible_moves(program).get((mistake.entry.id, rival), 1):
            return False
    return True


def told(program: Program, drawing: Drawing, found: Sequence[Made]) -> tuple[MistakeValue, ...]:
    """Return the mistakes of a drawing as a variant shows them, each with the step at which it parts."""
    return tuple(_told(program, drawing, each) for each in found)


def _told(program: Program, drawing: Drawing, each: Made) -> MistakeValue:
    """Return one mistake as a variant shows it."""
    entry = each.program.entry
    where = None
    if each.value is not None:
        where = parting(program, each.program, drawing.steps, each.values, drawing.expected, each.value)
    return MistakeValue(entry.id, entry.kind, each.value, where, entry.says, entry.why, entry.card, each.separated)
