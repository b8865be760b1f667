"""Finds questions that are almost the same: they confuse each other's memory."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from studyapp.deck import models
from studyapp.deck.cards import question_of
from studyapp.deck.cloze import filled
from studyapp.deck.context import Context
from studyapp.deck.entry import Item

ALIKE = 0.7
COMMON = 50
_TOKEN = re.compile(r"\\?[^\W_]+|[^\w\s]")


def advise(items: Sequence[Item], context: Context) -> Iterator[Item]:
    """Warn about a question very like an earlier one, and yield its card after each warning."""
    by_token: dict[str, list[int]] = defaultdict(list)
    shingles = [_shingles(item, context.lang) for item in items]
    for number, (item, own) in enumerate(zip(items, shingles, strict=True)):
        shared: dict[int, int] = defaultdict(int)
        for shingle in own:
            for other in by_token[shingle][-COMMON:]:
                shared[other] += 1
        for other, count in shared.items():
            if count >= ALIKE * (len(own) + len(shingles[other]) - count) and _comparable(item, items[other]):
                node = item.node.get("q") or item.node.get("cloze") or item.node.get("claim") or item.node
                context.report.at(node, "W110", first=items[other].entry.line)
                yield item
                break
        for shingle in own:
            by_token[shingle].append(number)


def _shingles(item: Item, lang: str) -> frozenset[str]:
    """Return the triples of neighbouring words of a question (of characters in Chinese)."""
    text = filled(question_of(item.entry).to(lang)).lower()
    tokens = [piece for token in _TOKEN.findall(text) for piece in (token if ord(token[0]) >= 0x2E80 else [token])]
    if len(tokens) < 5:
        return frozenset()
    return frozenset(" ".join(tokens[at : at + 3]) for at in range(len(tokens) - 2))


def _comparable(one: Item, other: Item) -> bool:
    """Tell whether two like questions are of like kind; code and pictures of numbers tell other cards apart."""
    if type(one.entry) is not type(other.entry):
        return False
    return not isinstance(one.entry, models.Output | models.Bug | models.Exercise)
