"""Simulated candidates: two weeks of study with one weak topic, then an interview answered as well as they know it."""

from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from studyapp.deck.rows import CardRow
from studyapp.memory.rating import Rating
from studyapp.memory.review import review
from studyapp.memory.rules import Rules
from studyapp.memory.state import NEW, Memory
from studyapp.session.interview.advice import tasks
from studyapp.session.interview.draw import Pool, draw
from studyapp.session.interview.grading import take_grade, take_outcome, take_ticks
from studyapp.session.interview.roles import PARTS, Level
from studyapp.session.interview.state import Item
from studyapp.session.interview.weakness import card_weakness, standings
from studyapp.session.question import Outcome, Step

TOPICS = tuple("abcdefghijk")
KINDS = ("basic", "cloze", "choice", "exercise") * 6 + ("bug", "claim", "match", "derivation", "open")
RULES = Rules(fuzz=False)
FIRST_DAY, DAYS, NEW_A_DAY, REVIEWS_A_DAY = 20_000, 14, 10, 60
RUBRIC = (Step(ask="a", must=True), Step(ask="b"), Step(ask="c", must=True), Step(ask="d"))


@dataclass(frozen=True)
class Candidate:
    """Someone who answers rightly by topic; one topic is known to be weak."""

    weak: str
    ability: dict[str, float]
    chance: Random


def candidate(seed: int) -> Candidate:
    chance = Random(seed)
    weak = chance.choice(TOPICS)
    ability = {topic: chance.uniform(0.75, 0.93) for topic in TOPICS} | {weak: 0.45}
    return Candidate(weak, ability, chance)


def rows() -> list[CardRow]:
    return [
        CardRow(f"{topic}/{n}", topic, kind, n, f"{topic}/{n}", (), (), ("en",), "ready", 1 + (2 * n + 1) % 4, "", 1)
        for topic in TOPICS
        for n, kind in enumerate(KINDS)
    ]


def studied(one: Candidate, cards: list[CardRow]) -> dict[str, Memory]:
    """Study two weeks, ten new cards a day and what is due, over all topics."""
    fresh = [row.key for row in cards]
    one.chance.shuffle(fresh)
    memories: dict[str, Memory] = {}
    for day in range(FIRST_DAY, FIRST_DAY + DAYS):
        due = [key for key, memory in memories.items() if (memory.due_day or 0) <= day][:REVIEWS_A_DAY]
        for key in [*due, *fresh[:NEW_A_DAY]]:
            memory = memories.get(key, NEW)
            first = memory is NEW
            for _ in range(4):
                right = one.chance.random() < one.ability[key.partition("/")[0]]
                rating = Rating.GOOD if right else Rating.AGAIN
                tested = {} if first else {"tested": memory.tested + 1, "passed": memory.passed + right}
                memory = review(memory, rating, day=day, wall_ms=day * 86_400_000, rules=RULES, seed=key)
                memory = replace_counts(memory, tested)
                if memory.due_ms is None:
                    break
                first = True
            memories[key] = memory
        del fresh[:NEW_A_DAY]
    return memories


def replace_counts(memory: Memory, counts: dict[str, int]) -> Memory:
    return replace(memory, **counts)


def answered(one: Candidate, item: Item) -> Item:
    """Answer one question as well as the topic is known, in a time of its own."""
    knows = one.ability[item.topic]
    item.status = "answered"
    item.ms = int(item.seconds * 1000 * one.chance.lognormvariate(-0.2, 0.4))
    right = one.chance.random() < knows
    if item.kind in ("open", "derivation"):
        take_ticks(item, RUBRIC, {n for n in range(len(RUBRIC)) if one.chance.random() < knows})
    elif item.kind in ("basic", "cloze"):
        take_grade(item, Rating.GOOD if right else Rating.AGAIN)
    else:
        take_outcome(item, Outcome(verdict="correct" if right else "wrong", credit=float(right)))
    return item


def named(seed: int, minutes: int = 20) -> tuple[str, tuple[str, ...]]:
    """Give the weak topic of a candidate and the three that the scorecard names."""
    one = candidate(seed)
    cards = rows()
    memories = studied(one, cards)
    day = FIRST_DAY + DAYS
    standing = standings(memories, day, RULES.parameters)
    weak = {key: card_weakness(memory, day, RULES.parameters) for key, memory in memories.items()}
    drawn = draw(Pool(cards, standing, weak), minutes=minutes, level=Level.MID, seed=seed)
    items = [
        answered(
            one,
            Item(
                card=each.row.key,
                kind=each.row.kind,
                role=each.role,
                seed=each.seed,
                level=1,
                seconds=PARTS[each.role].seconds,
            ),
        )
        for each in drawn
    ]
    found = tasks(items, standing, lambda _topic, _lost: ())
    return one.weak, tuple(task.topic for task in found)
