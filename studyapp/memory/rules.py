"""The choices that scheduling depends on; every one has a default that needs no thought."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from studyapp.memory.days import MINUTE_MS

FSRS6_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip


class Rules(Struct, frozen=True):
    """How answers become due days; `leech` is the number of lapses after which a card is set aside (0: never)."""

    retention: float = 0.9
    parameters: tuple[float, ...] = FSRS6_PARAMETERS
    learning_steps: tuple[int, ...] = (MINUTE_MS, 10 * MINUTE_MS)
    relearning_steps: tuple[int, ...] = (10 * MINUTE_MS,)
    maximum_interval: int = 36_500
    fuzz: bool = True
    leech: int = 8

    def to_dict(self) -> dict[str, Any]:
        """Give the rules as plain values, to be kept in the log beside the answers they governed."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Rules":
        """Read rules back; unknown names are left out and missing ones take their default."""
        known: dict[str, Any] = {name: values[name] for name in cls.__struct_fields__ if name in values}
        for name in ("parameters", "learning_steps", "relearning_steps"):
            if name in known:
                known[name] = tuple(known[name])
        return cls(**known)
