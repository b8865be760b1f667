"""Finds questions that are almost the same: they confuse each other's memory."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from studyapp.deck import models
from studyapp.deck.cards import question_of
from studyapp.deck.cloze import filled
from studyapp.deck.context import Context
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Node

ALIKE = 0.7
COMMON = 50
_TOKEN = re.compile(r"\\?[^\W_]+|[^\w\s]")

Shingles = frozenset[str]


def advise(items: Sequence[Item], context: Context) -> Iterator[Item]:
    """Warn about a question very like an earlier one, and yield its card after each warning."""
    for number, first in pairs([shingles(item, context.lang) for item in items]):
        context.report.at(asking(items[number]), "W110", first=items[first].entry.line)
        yield items[number]


def pairs(questions: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Yield the number of each question that is very like an earlier one, with the number of that.

    Two sets that share so much share one of the rarest few of each (prefix filtering), so only those are looked up.
    """
    counts = Counter(shingle for question in questions for shingle in question)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(questions):
        rare = sorted(own, key=lambda shingle: (counts[shingle], shingle))[: len(own) - ceil(ALIKE * len(own)) + 1]
        near = sorted({other for shingle in rare for other in holders[shingle][-COMMON:]})
        like = (other for other in near if len(own & questions[other]) >= ALIKE * len(own | questions[other]))
        if (first := next(like, None)) is not None:
            yield number, first
        for shingle in rare:
            holders[shingle].append(number)


def shingles(item: Item, lang: str) -> Shingles:
    """Return the triples of neighbouring words of a question (of characters in Chinese), marked with its kind.

    Short questions have none, nor have cards that code or drawn numbers tell apart.
    """
    if isinstance(item.entry, models.Output | models.Bug | models.Exercise):
        return frozenset()
    text = filled(question_of(item.entry).to(lang)).lower()
    tokens = [piece for token in _TOKEN.findall(text) for piece in (token if ord(token[0]) >= 0x2E80 else [token])]
    if len(tokens) < 5:
        return frozenset()
    kind = type(item.entry).__name__
    return frozenset(" ".join((kind, *tokens[at : at + 3])) for at in range(len(tokens) - 2))


def asking(item: Item) -> Node:
    """Return the node of a card's question."""
    return item.node.get("q") or item.node.get("cloze") or item.node.get("claim") or item.node
