"""Checks what cards need: entries that exist, and no circles; what is wrong is told and taken out."""

from collections.abc import Mapping, Sequence

import msgspec

from studyapp.deck import fixes, models
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Listing, Node, Scalar
from studyapp.deck.report import Report


def checked(items: Sequence[Item], deck: str, known: frozenset[str], report: Report) -> list[Item]:
    """Return the items with needs that hold; `known` are the ids written in the file, also of cards left out."""
    ids = {item.entry.id for item in items if item.entry.id} | known
    wanted: dict[str, list[str]] = {}
    result = []
    for item in items:
        kept = []
        for need in item.entry.needs:
            own = own_id(need, deck)
            node = need_node(item.node.get("needs"), need)
            if own is None or node is None:
                kept.append(need)
            elif own not in ids:
                _dangling(own, node, ids, report)
            elif own == item.entry.id or _reaches(own, item.entry.id, wanted):
                report.at(node, "E047", "needs: []", need=need, id=item.entry.id)
            else:
                wanted.setdefault(item.entry.id, []).append(own)
                kept.append(need)
        same = len(kept) == len(item.entry.needs)
        result.append(item if same else Item(_with_needs(item.entry, tuple(kept)), item.number, item.node))
    return result


def own_id(need: str, deck: str) -> str | None:
    """Return the entry id a need names in its own deck, None where it names another deck's."""
    if "/" not in need:
        return need
    owner, _, entry = need.partition("/")
    return entry if owner == deck else None


def need_node(node: Node | None, need: str) -> Scalar | None:
    """Find where a need is written; None where it comes from the deck's defaults."""
    items = node.items if isinstance(node, Listing) else [node]
    return next((item for item in items if isinstance(item, Scalar) and item.value.strip() == need), None)


def _dangling(need: str, node: Scalar, ids: set[str], report: Report) -> None:
    from studyapp.deck.suggest import closest

    near = closest(need, ids)
    fix = fixes.value_replaced(report.source, node, near) if near else "needs: []"
    report.at(node, "E046", fix, need=need, how="near" if near else "", suggestion=near)


def _reaches(start: str, goal: str, wanted: Mapping[str, list[str]]) -> bool:
    """Tell whether `start` needs `goal`, directly or through others, in what was accepted so far."""
    seen, stack = set(), [start]
    while stack:
        current = stack.pop()
        if current == goal:
            return bool(goal)
        if current not in seen:
            seen.add(current)
            stack += wanted.get(current, [])
    return False


def _with_needs(entry: models.AnyEntry, needs: tuple[str, ...]) -> models.AnyEntry:
    return msgspec.structs.replace(entry, needs=needs)
