"""How weak a learner is at a card and at a topic, from what is remembered and from earlier interviews."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyapp.memory.equations import retrievability
from studyapp.memory.state import Memory, Phase

UNKNOWN = 0.35
PRIOR = 3.0
PAST_WEIGHT = 1.5
MISSES, TROUBLE, FORGOTTEN = 0.5, 0.3, 0.2
USUAL_MISS, USUAL_TESTS = 0.15, 1.5


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands in one topic: weakness from 0 (strong) to 1, and on how much it rests."""

    weakness: float = UNKNOWN
    evidence: float = 0.0

    def after(self, losses: Iterable[tuple[float, float]]) -> "Standing":
        """Take in (weight, share missed) of further answers; much evidence moves slowly, yet always moves."""
        held = PRIOR + min(self.evidence, 24.0) / 4
        pairs = list(losses)
        weight = sum(weight for weight, _ in pairs)
        missed = sum(weight * share for weight, share in pairs)
        return Standing((self.weakness * held + missed) / (held + weight), self.evidence + weight)


def card_weakness(memory: Memory, day: int, parameters: tuple[float, ...]) -> float:
    """Weigh misses at tests, difficulty (which a first miss raises) and what is forgotten by now, from 0 to 1."""
    if memory.phase is Phase.NEW:
        return UNKNOWN
    missed = (memory.tested - memory.passed + USUAL_MISS * USUAL_TESTS) / (memory.tested + USUAL_TESTS)
    trouble = (memory.difficulty - 1) / 9
    return MISSES * missed + TROUBLE * trouble + FORGOTTEN * (1 - retrievability(memory, day, parameters))


def standings(
    memories: Mapping[str, Memory],
    day: int,
    parameters: tuple[float, ...],
    past: Iterable[Mapping[str, tuple[float, int]]] = (),
) -> dict[str, Standing]:
    """Give the standing in each topic with any evidence; `past` holds (score, items) by topic of earlier interviews."""
    sums: dict[str, tuple[float, float]] = {}
    for card, memory in memories.items():
        if memory.phase is not Phase.NEW:
            _add(sums, card.partition("/")[0], card_weakness(memory, day, parameters), 1.0)
    for scores in past:
        for topic, (score, items) in scores.items():
            _add(sums, topic, 1 - score, PAST_WEIGHT * items)
    return {
        topic: Standing((total + UNKNOWN * PRIOR) / (weight + PRIOR), weight) for topic, (total, weight) in sums.items()
    }


def _add(sums: dict[str, tuple[float, float]], topic: str, value: float, weight: float) -> None:
    total, weights = sums.get(topic, (0.0, 0.0))
    sums[topic] = (total + weight * value, weights + weight)
