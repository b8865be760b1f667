"""Checks what cards need: entries that exist, and no circles; what is wrong is told and taken out."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from studyapp.deck import fixes, kinds
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.report import Report


def checked(items: Sequence[Item], cards: Listing, deck: str, report: Report) -> list[Item]:
    """Return the items with those needs that hold; the needs of cards that were left out are looked at too."""
    ids = frozenset(_id(card) for card in cards.items) - {""}
    wanted: dict[str, list[str]] = {}
    refused: set[tuple[int, str]] = set()
    for number, card in enumerate(cards.items):
        for node in need_nodes(card):
            own = own_id(node.value.strip(), deck)
            if own is None or not re.fullmatch(kinds.ID, own):
                continue
            if own not in ids:
                _dangling(own, node, ids, report)
            elif own == _id(card) or _reaches(own, _id(card), wanted):
                report.at(node, "E047", "needs: []", need=own, id=_id(card))
            else:
                wanted.setdefault(_id(card), []).append(own)
                continue
            refused.add((number, node.value.strip()))
    return [_kept(item, refused) for item in items]


def own_id(need: str, deck: str) -> str | None:
    """Return the entry id a need names in its own deck, None where it names another deck's."""
    owner, slash, entry = need.rpartition("/")
    return entry if not slash or owner == deck else None


def need_nodes(holder: Node | None) -> Iterator[Scalar]:
    """Yield where a card's or deck's needs are written."""
    node = holder.get("needs") if isinstance(holder, Table) else None
    for item in node.items if isinstance(node, Listing) else [node]:
        if isinstance(item, Scalar) and not item.bad:
            yield item


def _id(card: Node) -> str:
    node = card.get("id") if isinstance(card, Table) else None
    return node.value.strip() if isinstance(node, Scalar) else ""


def _kept(item: Item, refused: set[tuple[int, str]]) -> Item:
    """Return the item without the needs that were refused."""
    kept = tuple(need for need in item.entry.needs if (item.number, need) not in refused)
    if kept == item.entry.needs:
        return item
    return Item(msgspec.structs.replace(item.entry, needs=kept), item.number, item.node)


def _dangling(need: str, node: Scalar, ids: frozenset[str], report: Report) -> None:
    near = report.closest(need, sorted(ids))
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
