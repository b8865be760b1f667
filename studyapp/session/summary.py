"""What one sitting came to."""

from msgspec import Struct, field

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating


class Summary(Struct):
    """What one sitting came to; `unposed` holds the cards that could not be asked, and why."""

    ratings: dict[Rating, int] = field(default_factory=lambda: dict.fromkeys(Rating, 0))
    mistakes: dict[str, int] = field(default_factory=dict)
    unposed: dict[str, StudyError] = field(default_factory=dict)
    skipped: int = 0
    ms: int = 0

    @property
    def answered(self) -> int:
        """The answers that count."""
        return sum(self.ratings.values())
