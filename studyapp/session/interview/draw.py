"""Drawing the cards of an interview: towards weak and important topics, around the level, none asked lately."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2, sqrt
from random import Random
from typing import TypeVar

from studyapp.deck.rows import CardRow
from studyapp.memory.plan import full_key
from studyapp.session.interview.blueprint import parts
from studyapp.session.interview.roles import ROLES, Level, Role
from studyapp.session.interview.weakness import UNKNOWN, Standing

T = TypeVar("T")
RowWeight = tuple[CardRow, float]
SPREAD = 1.0
SEEDS = 2**31
FLOOR = 0.08


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question drawn: its card, its part of the interview, and the seed of its numbers."""

    row: CardRow
    role: Role
    seed: int


@dataclass(frozen=True, slots=True)
class Pool:
    """What an interview is drawn from; `weak` is the weakness of the cards that have one, `lately` groups to avoid."""

    rows: Sequence[CardRow]
    standings: Mapping[str, Standing]
    weak: Mapping[str, float]
    lately: Collection[str] = frozenset()


def draw(pool: Pool, *, minutes: int, level: Level, seed: int) -> tuple[Drawn, ...]:
    """Draw the questions in the order in which they are asked; the same pool and seed draw the same ones."""
    chance = Random(seed)
    supply = Counter(ROLES[row.kind] for row in {row.group: row for row in pool.rows}.values())
    chooser = _Chooser(pool, level, chance)
    drawn = []
    for role in parts(minutes, supply):
        row = chooser.choose(role)
        if row is not None:
            drawn.append(Drawn(row, role, chance.randrange(SEEDS)))
    return tuple(drawn)


class _Chooser:
    """Chooses card after card; what was chosen makes its topic less likely and its siblings impossible."""

    def __init__(self, pool: Pool, level: Level, chance: Random) -> None:
        self._pool = pool
        self._level = level
        self._chance = chance
        self._groups: set[str] = set()
        self._topics: Counter[str] = Counter()
        self._built_on = Counter(full_key(need, row.deck) for row in pool.rows for need in row.needs)
        self._weighed: dict[Role, list[RowWeight]] = {role: [] for role in Role}
        for row in pool.rows:
            self._weighed[ROLES[row.kind]].append((row, self._card_weight(row)))

    def choose(self, role: Role) -> CardRow | None:
        """Choose a topic, then a card of it; cards asked lately come only where there are no others."""
        there = [each for each in self._weighed[role] if each[0].group not in self._groups]
        fresh = [each for each in there if each[0].group not in self._pool.lately] or there
        if not fresh:
            return None
        by_topic: dict[str, list[RowWeight]] = {}
        for each in fresh:
            by_topic.setdefault(each[0].deck, []).append(each)
        topic = self._pick([(name, self._topic_weight(name, rows)) for name, rows in by_topic.items()])
        row = self._pick(by_topic[topic])
        self._groups.add(row.group)
        self._topics[topic] += 1
        return row

    def _topic_weight(self, topic: str, rows: list[RowWeight]) -> float:
        """Weigh a topic: weakness first, then how much it holds; each question taken from it halves its turn."""
        standing = self._pool.standings.get(topic, Standing())
        fits = max(weight for _, weight in rows)
        return (FLOOR + standing.weakness**2) * sqrt(len(rows)) * fits / (1 << self._topics[topic])

    def _card_weight(self, row: CardRow) -> float:
        """Weigh a card: how near its difficulty is to the level, how weak it is, and how much builds on it."""
        away = (row.difficulty - self._level.difficulty) / SPREAD
        weak = self._pool.weak.get(row.key, UNKNOWN)
        return exp(-(away**2)) * (FLOOR + weak) * (1 + log2(1 + self._built_on[row.group]) / 2)

    def _pick(self, weighted: Sequence[tuple[T, float]]) -> T:
        """Pick one by weight."""
        whole = sum(weight for _, weight in weighted)
        point = self._chance.random() * whole
        for item, weight in weighted:
            point -= weight
            if point < 0:
                return item
        return weighted[-1][0]
