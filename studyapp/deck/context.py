"""What a value needs to know while it is read: the deck's languages and where to report."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from studyapp.deck.report import Report


class Bad(Enum):
    """Stands for a value that could not be read and was reported."""

    BAD = "bad"


BAD: Final = Bad.BAD


@dataclass(frozen=True, slots=True)
class Context:
    """The deck around a value; `langs` is empty where the deck names no languages."""

    report: Report
    lang: str = "en"
    langs: tuple[str, ...] = ()
    partial: bool = False
