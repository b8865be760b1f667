"""Finds the plain brackets of a row that belong together, so that they can grow with what they hold."""

from collections.abc import Iterable
from itertools import pairwise

from studyapp.formula.tree import Fenced, Node, Row, Scripts, Symbol


def pair(items: Iterable[Node]) -> Row:
    """Return the row with each matching pair of brackets folded into one; a lonely bracket stays a character."""
    opened: list[Symbol] = []
    levels: list[list[Node]] = [[]]
    for item in items:
        base = item.base if isinstance(item, Scripts) else item
        if isinstance(item, Symbol) and item.kind == "open":
            opened.append(item)
            levels.append([])
        elif isinstance(base, Symbol) and base.kind == "close" and opened:
            body = Row(tuple(_pair_bars(levels.pop())))
            fenced = Fenced(opened.pop().text, body, base.text)
            levels[-1].append(_with_base(item, fenced))
        else:
            levels[-1].append(item)
    row = levels[0]
    for bracket, level in zip(opened, levels[1:], strict=True):
        row += [bracket, *level]
    return Row(tuple(_pair_bars(row)))


def _with_base(item: Node, base: Node) -> Node:
    """Put a bracketed group where its closing bracket carried scripts."""
    return Scripts(base, item.sup, item.sub) if isinstance(item, Scripts) else base


def _bar(item: Node) -> str:
    """Return the bar that an item is, with or without scripts."""
    base = item.base if isinstance(item, Scripts) else item
    return base.text if isinstance(base, Symbol) and base.kind == "bar" else ""


def _pair_bars(items: list[Node]) -> list[Node]:
    """Fold |x| and ‖x‖; a bar that has no partner separates, as in p(x | y)."""
    places = [index for index, item in enumerate(items) if _bar(item)]
    if not places:
        return items
    alike = len({_bar(items[place]) for place in places}) == 1
    if len(places) % 2 or not alike:
        return [_separator(item) if _bar(item) else item for item in items]
    paired: list[Node] = items[: places[0]]
    for number, (start, stop) in enumerate(pairwise([*places, len(items)])):
        if number % 2:
            paired += items[start + 1 : stop]
        elif isinstance(items[start], Symbol):
            text = _bar(items[start])
            paired.append(_with_base(items[stop], Fenced(text, Row(tuple(items[start + 1 : stop])), text)))
        else:
            paired += [*items[start : stop + 1]]
    return paired


def _separator(item: Node) -> Node:
    """Turn a lonely bar into a relation, which has blanks around it."""
    return Symbol(item.text, "rel") if isinstance(item, Symbol) else item
