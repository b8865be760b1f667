"""Interviews held by scripted candidates over decks written here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studyapp.plain.interview import play_interview
from studyapp.session.desk import Desk
from studyapp.session.interview.office import Brief, Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.sitting import Interview

ALL_PARTS = r"""
cards:
  - {id: axes, q: Over which axes?, a: 'N, H and W.', difficulty: 2}
  - {id: modes, claim: Evaluation uses moving averages., truth: true, difficulty: 2}
  - {id: layer, q: Which layer?, correct: GroupNorm, wrong: [{text: BatchNorm, why: Noisy.}], difficulty: 2}
  - id: total
    q: 'Sum? {{x}}'
    draw: {x: 'ints(3, 1, 9)'}
    answer: sum(x)
    levels: {3: {draw: {x: 'ints(3, 100, 999)'}}}
    mistakes: [{id: product, answer: 'x[0] * x[1] * x[2]', says: Add., card: axes}]
  - id: double
    q: 'Twice {{n}}?'
    draw: {n: 'int(2, 9)'}
    answer: 2 * n
  - id: eval
    q: Which line is wrong?
    code: |
      model.train()
      predict(model)
    bug: {line: 1, why: Evaluate., fix: model.eval()}
  - id: proof
    q: Derive it.
    steps: [{ask: First?, a: One.}, {ask: Second?, a: Two.}]
  - id: why
    q: Why does it help?
    rubric:
      - {point: Smoother loss, must: true}
      - {point: Larger steps}
      - {point: Small batches hurt, must: true}
    follow_ups: [And with batch 1?]
    time: 200
"""


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
def office(sit, tmp_path: Path) -> Callable[..., Office]:
    """Open the office over the home of the test, as a start of the program does."""

    def opened(seed: int | None = 7, lang: str = "en", **decks: str) -> Office:
        desk: Desk = sit(lang=lang, seed=seed, **(decks or {"norm": ALL_PARTS}))
        return Office(desk, tmp_path / "home")

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
