"""Warns about questions and answers that teach badly: too long, guessable, unexplained."""

import re

from studyapp.deck import models
from studyapp.deck.context import Context
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Listing, Node
from studyapp.deck.prose import bare, word_count
from studyapp.deck.prose_shape import spoken
from studyapp.deck.text import Text

LONGEST_ANSWER = 60
_LIST = re.compile(r"^[ \t]*(?:[-*•]|\d+[.)、])[ \t]+\S", re.MULTILINE)
_YES_NO = re.compile(
    r"\s*(?:yes|no|是的?|否|不是|不需要|需要|不会|会|不能|能)\s*(?:[,.;:!，。；：！]|$)", re.IGNORECASE
)
_ASKS = re.compile(
    r"\s*(?:is|are|was|does|do|did|can|could|should|would|will|has|have|must|may)\b|.*(?:吗\s?[？?]?\s?$|是否|能否|是不是)",
    re.IGNORECASE | re.DOTALL,
)


def advise(item: Item, context: Context) -> None:
    """Warn about the wording of one card."""
    entry = item.entry
    match entry:
        case models.Basic():
            _answer(entry, item, context)
        case models.Choice():
            _longest(entry, item, context)
        case _:
            pass
    _explained(entry, item, context)
    if entry.quiet and not entry.note:
        context.report.at(item.node.pairs["quiet"][1] if "quiet" in item.node.pairs else item.node, "W114", "note: why")


def _answer(entry: models.Basic, item: Item, context: Context) -> None:
    """Warn about a long answer, a list, and a yes or no."""
    for lang, node in spoken(item.node.get("a"), context.lang).items():
        words = round(word_count(node.value))
        if words > LONGEST_ANSWER:
            context.report.at(node, "W105", "explain: …", count=words)
        bullets = list(_LIST.finditer(node.value))
        if len(bullets) > 1:
            context.report.inside(node, bullets[0].start(), "W108", "order: [first, second]")
        if _YES_NO.match(node.value) and _ASKS.match(bare(entry.q.to(lang))):
            question: Node = item.node.get("q") or item.node
            truth = "false" if re.match(r"\s*(?:no|否|不)", node.value, re.IGNORECASE) else "true"
            context.report.at(question, "W106", f"claim: …  truth: {truth}")
            return


def _longest(entry: models.Choice, item: Item, context: Context) -> None:
    """Warn where length gives the right option away."""
    lang = context.lang
    right = [_length(option.text, lang) for option in entry.correct]
    wrong = [_length(option.text, lang) for option in entry.wrong]
    if len(right) == 1 and right[0] > 12 and right[0] > 1.5 * max(wrong) and right[0] > 2 * sum(wrong) / len(wrong):
        node = item.node.get("correct")
        first = node.items[0] if isinstance(node, Listing) else node
        context.report.at(first or item.node, "W107", "explain: …")


def _length(text: Text, lang: str) -> int:
    return sum(1 + (ord(char) >= 0x2E80) for char in text.to(lang))


def _explained(entry: models.AnyEntry, item: Item, context: Context) -> None:
    """Warn where the app judges and then has nothing to say."""
    if entry.explain:
        return
    match entry:
        case models.Choice():
            silent = not any(option.why for option in (*entry.correct, *entry.wrong))
        case models.Claim():
            silent = entry.because is None
        case models.Order() | models.Match() | models.Output():
            silent = True
        case _:
            silent = False
    if silent:
        key = "because" if isinstance(entry, models.Claim) else "explain"
        context.report.at(item.node, "W109", f"{key}: …")
