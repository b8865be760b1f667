"""The parts of an interview: what each asks for, how long it takes, what it weighs and which skill it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A part of an interview, in the order in which the parts are asked."""

    WARMUP = "warmup"
    COMPUTE = "compute"
    BUG = "bug"
    DERIVE = "derive"
    OPEN = "open"


class Skill(StrEnum):
    """What an answer shows of the candidate."""

    RECALL = "recall"
    COMPUTATION = "computation"
    DEBUGGING = "debugging"
    EXPLANATION = "explanation"


class Level(StrEnum):
    """Whom the interview is for."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"

    @property
    def difficulty(self) -> float:
        """The difficulty (1 to 5) around which cards are drawn."""
        return {Level.JUNIOR: 1.6, Level.MID: 2.5, Level.SENIOR: 3.6}[self]

    @property
    def exercise(self) -> int:
        """The level of exercises, as far as they have it."""
        return {Level.JUNIOR: 1, Level.MID: 2, Level.SENIOR: 3}[self]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of an interview is: its nominal time, and its weight in the score."""

    seconds: int
    weight: float


PARTS: Mapping[Role, Part] = {
    Role.WARMUP: Part(45, 1.0),
    Role.COMPUTE: Part(150, 2.0),
    Role.BUG: Part(105, 1.5),
    Role.DERIVE: Part(240, 2.5),
    Role.OPEN: Part(300, 3.0),
}
ROLES: Mapping[str, Role] = {
    "basic": Role.WARMUP,
    "cloze": Role.WARMUP,
    "choice": Role.WARMUP,
    "claim": Role.WARMUP,
    "order": Role.WARMUP,
    "match": Role.WARMUP,
    "typed": Role.WARMUP,
    "output": Role.WARMUP,
    "exercise": Role.COMPUTE,
    "bug": Role.BUG,
    "derivation": Role.DERIVE,
    "open": Role.OPEN,
}
SKILLS: Mapping[str, Skill] = {
    "exercise": Skill.COMPUTATION,
    "bug": Skill.DEBUGGING,
    "output": Skill.DEBUGGING,
    "derivation": Skill.EXPLANATION,
    "open": Skill.EXPLANATION,
}


def skill_of(kind: str) -> Skill:
    """Give the skill that a kind of card shows; every kind without its own shows recall."""
    return SKILLS.get(kind, Skill.RECALL)
