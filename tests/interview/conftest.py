"""Interviews held by scripted candidates over decks written here."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from interview_cards import ALL_PARTS

from studyapp.plain.interview import play_interview
from studyapp.session.desk import Desk
from studyapp.session.interview.office import Brief, Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.sitting import Interview


@dataclass
class Candidate:
    """Types prepared lines, one a prompt, and keeps what was printed."""

    lines: list[str]
    printed: list[str] = field(default_factory=list)
    before: Callable[[str], None] = lambda _prompt: None

    def read(self, prompt: str) -> str | None:
        self.before(prompt)
        return self.lines.pop(0) if self.lines else None

    @property
    def text(self) -> str:
        return "\n".join(self.printed)


def held(office: Office, session: Interview, lines: list[str]) -> tuple[Scorecard | None, str]:
    """Let a candidate type lines; give the scorecard where the interview came to its end, and what was printed."""
    candidate = Candidate(list(lines))
    ended = play_interview(session, office.desk.texts, candidate.read, candidate.printed.append)
    return (office.conclude(session) if ended else None), candidate.text


def right_answer(session: Interview) -> str:
    """Give the right answer to the question at hand, as it is typed."""
    turn = session.current
    question = turn.posed.question
    expected = turn.posed.expected
    if question.options:
        picked = expected if isinstance(expected, list) else [expected]
        return " ".join(str(question.options.index(each) + 1) for each in picked)
    return str(expected)


@pytest.fixture
def office(sit) -> Callable[..., Office]:
    """Open the office over the home of the test, as a start of the program does."""

    def opened(seed: int | None = 7, lang: str = "en", **decks: str) -> Office:
        desk: Desk = sit(lang=lang, seed=seed, **(decks or {"norm": ALL_PARTS}))
        return Office(desk)

    return opened


@pytest.fixture
def brief() -> Brief:
    return Brief(minutes=20)


@pytest.fixture
def hold() -> Callable[..., tuple[Scorecard | None, str]]:
    """Let a scripted candidate sit an interview."""
    return held


@pytest.fixture
def truth() -> Callable[[Interview], str]:
    """Give the right answer to the question at hand."""
    return right_answer
