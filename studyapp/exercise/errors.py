"""What can be wrong with an exercise: an expression that is refused or fails, and a draw that never comes out sound."""

from collections.abc import Mapping

from studyapp.errors import StudyError

Path = tuple[object, ...]


class ExpressionError(StudyError):
    """An expression of an exercise was refused or failed; `offset` counts characters inside its string."""

    def __init__(self, code: str, offset: int = -1, **details: object) -> None:
        super().__init__(f"exercise.{code}", **details)
        self.offset = offset
        self.path: Path = ()

    def at(self, offset: int) -> "ExpressionError":
        """Name the place of the failure, unless a place further in is already named."""
        if self.offset < 0:
            self.offset = offset
        return self

    def under(self, path: Path) -> "ExpressionError":
        """Name the expression of the exercise that failed, unless it is already named."""
        if not self.path:
            self.path = path
        return self


class Unsound(StudyError):  # noqa: N818
    """No draw of an exercise was fit to be asked; `reasons` counts what was wrong with each."""

    def __init__(self, card: str, reasons: Mapping[str, int], cause: ExpressionError | None = None) -> None:
        top = max(reasons, key=lambda reason: reasons[reason], default="work")
        super().__init__(f"exercise.unsound_{top}", card=card, attempts=sum(reasons.values()))
        self.reasons = dict(reasons)
        self.cause = cause
