"""What a fit came to, as it is kept in the log; light, as the statistics read it."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from studyapp.memory.parameters import usable

CHOICES = ("default", "initial", "fitted", "kept", "undone")


class Fit(Struct, frozen=True):
    """A parameter set, where it comes from, and how it foretold answers that it was not trained on.

    `chosen` is one of `CHOICES`: the defaults, the defaults with fitted first stabilities, all fitted, the set in use
    kept, or a fit taken back. `reviews` are all answers then, `trials` those that tested the memory, `held_out` the
    later ones of them that were foretold; `loss` and `rmse` (over bins) are theirs, beside those of the defaults.
    """

    parameters: tuple[float, ...]
    chosen: str
    reviews: int
    trials: int
    held_out: int = 0
    loss: float = 0.0
    loss_default: float = 0.0
    rmse: float = 0.0
    rmse_default: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Give everything as JSON values."""
        return asdict(self) | {"parameters": list(self.parameters)}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Fit | None":
        """Read a fit that another device or the worker wrote; None where it is not one."""
        parameters = usable(values.get("parameters"))
        if parameters is None or values.get("chosen") not in CHOICES:
            return None
        counts = {name: values.get(name, 0) for name in ("reviews", "trials", "held_out")}
        losses = {name: values.get(name, 0.0) for name in ("loss", "loss_default", "rmse", "rmse_default")}
        if not all(type(count) is int for count in counts.values()):
            return None
        if not all(isinstance(loss, int | float) for loss in losses.values()):
            return None
        return cls(parameters, values["chosen"], **counts, **losses)
