"""Reads one card: which kind it is, its keys, and what the kind asks beyond them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from studyapp.deck import checks, fixes, kinds, models
from studyapp.deck.context import Context
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.suggest import ALIASES
from studyapp.deck.tables import Field, read_fields, unknown_key
from studyapp.deck.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """A card that was read: the entry, where it stands among the file's cards, and its node."""

    entry: models.AnyEntry
    number: int
    node: Table


def read_entry(node: Node, number: int, defaults: Mapping[str, object], context: Context) -> Item | None:
    """Return the entry, or None after reporting all that is wrong with it."""
    report = context.report
    before = report.errors
    if not isinstance(node, Table):
        _not_a_card(node, context)
        return None
    kind = _kind(node, context)
    if kind is None:
        return None
    fields: dict[str, Field] = {**kinds.COMMON, **kinds.OWN[kind]}
    for key in defaults:
        if key in fields and fields[key].required:
            fields[key] = Field(fields[key].shape)
    read, fine = read_fields(node, fields, context, kind)
    if not fine:
        return None
    values = {key: value for key, value in defaults.items() if key in fields} | read
    entry = _build(kind, values, node)
    checks.check(entry, node, context)
    return None if report.errors > before else Item(entry, number, node)


def _kind(node: Table, context: Context) -> str | None:
    """Find the kind by the discriminating key; two kinds or none is a problem."""
    keys = _meant_keys(node)
    found = {kinds.DISCRIMINATORS[key]: key for key in keys if key in kinds.DISCRIMINATORS}
    if "exercise" in found:
        found.pop("derivation", None)
    if "open" in found:
        found.pop("basic", None)
    if len(found) > 1:
        first, second = list(found.values())[:2]
        key_node = node.pairs[keys[second]][0]
        fix = f"- {fixes.key_renamed(context.report.source, key_node, second).removeprefix('- ')}"
        context.report.at(key_node, "E032", fix, first=first, second=second)
        return None
    told = node.get("kind")
    kind = next(iter(found), None)
    if isinstance(told, Scalar) and told.value in kinds.BY_NAME:
        if kind and told.value != kind:
            fix = fixes.value_replaced(context.report.source, told, kind)
            context.report.at(told, "E033", fix, kind=kind, told=told.value, field=found[kind])
            return None
        return told.value
    if kind is None:
        _no_kind(node, context)
    return kind


def _meant_keys(node: Table) -> dict[str, str]:
    """Map the keys a card means to the keys it has: `question`, `back` and the like count as what they stand for."""
    keys = {key: key for key in node.pairs}
    if "answer" in keys and not (keys.keys() & kinds.EXERCISE_ONLY) and "steps" not in keys:
        keys["a"] = keys.pop("answer")
    for key in list(keys):
        alias = ALIASES.get(key.lower(), "")
        if key not in kinds.ALL_KEYS and alias in kinds.ALL_KEYS and alias not in keys:
            keys[alias] = keys.pop(key)
    return keys


def _no_kind(node: Table, context: Context) -> None:
    """Report a card without a discriminating key, and its unknown keys, one of which may be a slip for it."""
    if not node.pairs:
        context.report.at(node, "E038", "- {q: What is asked?, a: What is true.}", field="", how="card")
        return
    before = context.report.errors
    for key, (key_node, _) in node.pairs.items():
        if key not in kinds.ALL_KEYS and not key.startswith("x-"):
            unknown_key(key_node, kinds.ALL_KEYS, context, "card", node)
    if context.report.errors == before:
        exercise = bool(node.pairs.keys() & kinds.EXERCISE_ONLY)
        fix = "answer: mean(x)" if exercise else "truth: true" if "claim" in node.pairs else "a: the answer"
        context.report.at(node, "E031", fix, how="exercise" if exercise else "")


def _not_a_card(node: Node, context: Context) -> None:
    """Report an item of `cards` that is no map."""
    if isinstance(node, Scalar) and node.bad:
        return
    text = node.value if isinstance(node, Scalar) else ""
    key, colon, rest = text.partition(":")
    if not text.strip() and isinstance(node, Scalar):
        context.report.at(node, "E038", "- {q: What is asked?, a: What is true.}", field="", how="card")
    elif colon and key in kinds.ALL_KEYS:
        context.report.at(node, "E025", f"- {key}: {rest.strip()}")
    else:
        fix = f"- q: {fixes.written(text)}" if text else "- q: What is asked?"
        context.report.at(
            node, "E035", fix, field="cards", expected="card", got="text" if text else "list", value=text[:40]
        )


def _build(kind: str, values: dict[str, Any], node: Table) -> models.AnyEntry:
    """Make the model of a kind from the values read."""
    values.pop("kind", None)
    hint: Text | None = values.pop("hint", None)
    hints: tuple[Text, ...] = values.pop("hints", ())
    if hint:
        hints = (hint, *hints)
    if kind == "choice":
        values["many"] = isinstance(node.get("correct"), Listing)
    return cast("models.AnyEntry", kinds.BY_NAME[kind](**values, line=node.line, hints=hints))
