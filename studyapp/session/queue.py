"""The order of the coming cards: what was planned, and learning cards that come back after their minutes."""

import heapq
from collections import deque
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field

LEARN_AHEAD_MS = 20 * 60_000
Why = Literal["due", "new", "learning", "probe", "drill"]


class Coming(Struct, frozen=True):
    """One card waiting to be asked, and why: `probe` tells an active mistake apart, `drill` is practice on demand."""

    card: str
    why: Why


class Queue(Struct):
    """The planned cards of one sitting, in order, with learning cards cut in as their time comes."""

    planned: deque[Coming]
    learning: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, planned: Iterable[Coming], learning: Iterable[tuple[int, str]] = ()) -> "Queue":
        """Make a queue of planned cards and of learning cards with the wall time at which each is due."""
        heap = list(learning)
        heapq.heapify(heap)
        return cls(deque(planned), heap)

    def pop(self, now_ms: int) -> Coming | None:
        """Take the next card: a learning card whose time has come, a planned one, else one a little early."""
        coming = self.peek(now_ms)
        if coming is None:
            return None
        if self._learning_first(now_ms):
            heapq.heappop(self.learning)
        else:
            self.planned.popleft()
        return coming

    def peek(self, now_ms: int) -> Coming | None:
        """Return the card that `pop` would take."""
        if self._learning_first(now_ms):
            return Coming(self.learning[0][1], "learning")
        return self.planned[0] if self.planned else None

    def _learning_first(self, now_ms: int) -> bool:
        horizon = now_ms if self.planned else now_ms + LEARN_AHEAD_MS
        return bool(self.learning) and self.learning[0][0] <= horizon

    def put_back(self, coming: Coming) -> None:
        """Put a card back at the head of the plan."""
        self.planned.appendleft(coming)

    def learn(self, card: str, due_ms: int) -> None:
        """Let a card come back at a wall time."""
        heapq.heappush(self.learning, (due_ms, card))

    def unlearn(self, card: str) -> None:
        """Let a card not come back for its learning step."""
        self.learning = [waiting for waiting in self.learning if waiting[1] != card]
        heapq.heapify(self.learning)

    def drop(self, cards: Iterable[str]) -> None:
        """Take cards out of this sitting."""
        gone = set(cards)
        self.planned = deque(coming for coming in self.planned if coming.card not in gone)
        self.learning = [waiting for waiting in self.learning if waiting[1] not in gone]
        heapq.heapify(self.learning)

    def counts(self) -> dict[Why, int]:
        """Count what is left, by reason."""
        found: dict[Why, int] = {"due": 0, "new": 0, "learning": len(self.learning), "probe": 0, "drill": 0}
        for coming in self.planned:
            found[coming.why] += 1
        return found
