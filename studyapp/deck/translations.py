"""Warns about texts that lack a language, or whose formulas, numbers or code differ between languages."""

import re
from collections.abc import Iterator

from studyapp.deck import cloze
from studyapp.deck.context import Context
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.prose import bare, has_words, specials
from studyapp.deck.text import ANY

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
_TEXT_KEYS = frozenset(
    (
        "q", "a", "cloze", "correct", "wrong", "claim", "because", "order", "match", "extra", "rubric", "hint", "hints",
        "explain", "title", "says", "why", "ask", "text", "point", "follow_ups",
    )
)  # fmt: skip
_HOLDERS = frozenset(("bug", "mistakes", "steps", "options"))


def advise_deck(root: Table, context: Context) -> None:
    """Check the deck's own texts."""
    for key in ("title", "description"):
        if (node := root.get(key)) is not None:
            _text(key, node, context)


def advise(item: Item, context: Context) -> None:
    """Check every text of a card."""
    for key, node in _texts(item.node):
        _text(key, node, context)


def _text(key: str, node: Node, context: Context) -> None:
    """Check one text: all languages there, and alike in what needs no translation."""
    if isinstance(node, Scalar):
        if len(context.langs) > 1 and has_words(node.value):
            missing = next(lang for lang in context.langs if lang != context.lang)
            context.report.at(node, "W103", f"{key}: {{any: …}}", field=key, lang=missing)
        return
    if not isinstance(node, Table) or ANY in node.pairs:
        return
    for lang in context.langs:
        if lang not in node.pairs:
            context.report.at(node, "W103", f"{lang}: …", field=key, lang=lang)
    spoken = [(lang, pair[1]) for lang, pair in node.pairs.items() if isinstance(pair[1], Scalar)]
    if len(spoken) > 1 and key != "title":
        for lang, other in spoken[1:]:
            _alike(spoken[0][0], spoken[0][1], lang, other, context)


def _alike(first: str, one: Scalar, lang: str, other: Scalar, context: Context) -> None:
    """Compare two languages of a text: formulas, code and numbers are the same in both."""
    left, right = cloze.filled(one.value), cloze.filled(other.value)
    for what in ("formula", "code", "number"):
        wanted, found = dict.fromkeys(_invariants(left, what)), dict.fromkeys(_invariants(right, what))
        if wanted.keys() == found.keys():
            continue
        surplus = [value for value in found if value not in wanted]
        missing = [value for value in wanted if value not in found]
        offset = max(other.value.find(surplus[0]), 0) if surplus else 0
        values = ", ".join(surplus + missing)[:80]
        fix = (missing or surplus)[0]
        context.report.inside(other, offset, "W104", fix, what=what, lang=lang, first=first, values=values)
        return


def _invariants(text: str, what: str) -> list[str]:
    """Return the formulas, the code, or the numbers outside both."""
    if what == "number":
        return _NUMBER.findall(bare(text).replace("，", " "))
    if what == "formula":
        return [re.sub(r"\\text(?:rm|bf|it)?\{[^{}]*\}", "", formula) for formula in specials(text, what)]
    return specials(text, "code")


def _texts(node: Table) -> Iterator[tuple[str, Node]]:
    """Yield the nodes that are texts, with the key they stand under."""
    stack = [(key, pair[1]) for key, pair in node.pairs.items() if key in _TEXT_KEYS or key in _HOLDERS]
    while stack:
        key, value = stack.pop()
        if isinstance(value, Listing):
            stack += [(key, item) for item in value.items]
        elif isinstance(value, Table) and (value.pairs.keys() & _TEXT_KEYS or key in _HOLDERS):
            stack += [(name, pair[1]) for name, pair in value.pairs.items() if name in _TEXT_KEYS]
        elif key in _TEXT_KEYS:
            yield key, value
