"""What tests of more than one room share: a clock that stands still, and a desk over decks written in the test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studyapp.deck.library import Library
from studyapp.memory.clock import Clock
from studyapp.memory.rules import Rules
from studyapp.session.desk import Desk
from studyapp.settings import Settings
from studyapp.store import Store
from studyapp.texts import Texts

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process that a test starts compiles all modules anew

NOON = 1_767_268_800_000  # 2026-01-01 12:00 UTC
DAY_MS = 86_400_000
DEFAULTS = Settings()

FOUR_KINDS = r"""
cards:
  - id: axes
    q: Over which axes does BatchNorm2d compute statistics?
    a: Over N, H and W.
    hint: Count the means.
    explain: One mean a channel.
  - id: modes
    cloze: In training BN uses {{c1::batch}} statistics, at inference {{c2::running::moving}} ones.
  - id: small-batch
    q: Batch size 2, detection. Which layer?
    correct: GroupNorm
    wrong:
      - {text: BatchNorm, why: Two images give noisy statistics.}
      - No normalisation
  - id: max-pool
    q: |
      Max pooling, window 2, stride 2:

      {{x}}
    draw: {x: 'ints((1, 4, 4), 0, 9)'}
    answer: max_pool2d(x, 2)
    decimals: 0
    hints: [Four windows., Take the largest value of each.]
    mistakes:
      - {id: average, answer: 'avg_pool2d(x, 2)', says: That is the average of each window.}
      - {id: minimum, answer: '-max_pool2d(-x, 2)', says: That is the smallest value of each window.}
      - {id: top-left, answer: 'x[:, ::2, ::2]', says: That only keeps the top left cell.}
"""


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more at once than there are cores: those of screens and stores wait half of their time."""
    return 1 + (os.cpu_count() or 1)


class Ticking:
    """A clock that moves only when told."""

    def __init__(self, now: int = NOON) -> None:
        self.now = now
        self.clock = Clock(now=lambda: self.now, offset=lambda _ms: 0)

    def pass_minutes(self, minutes: float) -> None:
        """Let minutes go by."""
        self.now += int(minutes * 60_000)

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self.now += days * DAY_MS


@pytest.fixture
def time() -> Ticking:
    """A clock at noon that stands still."""
    return Ticking()


@pytest.fixture
def sit(tmp_path: Path, time: Ticking) -> Iterator[Callable[..., Desk]]:
    """Make desks over one home and decks given as text by file name; each closes the one before, as a restart does."""
    opened: list[Desk] = []
    folder = tmp_path / "decks"
    folder.mkdir()

    def close() -> None:
        for desk in opened:
            desk.library.close()
            desk.store.close()
        opened.clear()

    def make(lang: str = "en", seed: int | None = 7, settings: Settings = DEFAULTS, **decks: str) -> Desk:
        close()
        for name, text in (decks or {"norm": FOUR_KINDS}).items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        library = Library.open((folder,), tmp_path / "home" / "cache")
        store = Store.open(tmp_path / "home", clock=time.clock, rules=Rules(fuzz=False))
        opened.append(Desk(library, store, settings, Texts(lang), folder, seed))
        return opened[-1]

    yield make
    close()
