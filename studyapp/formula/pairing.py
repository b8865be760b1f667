"""Finds the plain brackets of a row that belong together, so that they can grow with what they hold."""

from collections.abc import Iterable

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
    if not any(map(_bar, items)):
        return items
    levels: list[list[Node]] = [[]]
    opened: list[str] = []
    for item in items:
        bar = _bar(item)
        if bar and opened and opened[-1] == bar:
            fenced = Fenced(opened.pop(), Row(tuple(levels.pop())), bar)
            levels[-1].append(_with_base(item, fenced))
        elif bar and isinstance(item, Symbol):
            opened.append(bar)
            levels.append([])
        else:
            levels[-1].append(item)
    return [_separator(item) for item in items] if opened else levels[0]


def _separator(item: Node) -> Node:
    """Turn a lonely bar into a relation, which has blanks around it."""
    return Symbol(item.text, "rel") if isinstance(item, Symbol) and item.kind == "bar" else item
