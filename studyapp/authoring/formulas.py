"""Finds formulas that a terminal cannot lay out (W111), and what a blank keeps from being one (W115)."""

from collections.abc import Iterator

from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.problems import Problem
from studyapp.deck.reading import Reading
from studyapp.formula import loose, troubles

NOT_MARKDOWN = frozenset(
    (
        "draw", "where", "answer", "kernel", "when", "code", "output", "fix", "note", "source", "url", "id", "kind",
        "tags", "needs", "was", "quiet", "status", "syntax", "card", "form",
    )
)  # fmt: skip


def formula_problems(reading: Reading) -> Iterator[Problem]:
    """Yield what is wrong with formulas, card by card, unless the card silences it."""
    for item in reading.items:
        for node in _texts(item.node):
            if "$" in node.value:
                found = (*_troubles(reading, node), *_loose(reading, node))
                yield from (problem for problem in found if problem.code not in item.entry.quiet)


def _troubles(reading: Reading, node: Scalar) -> Iterator[Problem]:
    """Yield what the layout cannot do."""
    for trouble in troubles(node.value):
        what = f"\\{trouble.text.removeprefix(chr(92))}" if trouble.code == "unknown-command" else trouble.text
        yield _problem(reading, node, trouble.at, "W111", what or trouble.code)


def _loose(reading: Reading, node: Scalar) -> Iterator[Problem]:
    """Yield dollars with a blank inside, and the line without it."""
    for found in loose(node.value):
        tight = f"${found.latex[1:-1].strip()}$"
        yield _problem(reading, node, found.at, "W115", found.latex, tight)


def _problem(reading: Reading, node: Scalar, at: int, code: str, what: str, better: str = "") -> Problem:
    mark = reading.source.locate(node, at)
    line = reading.source.line(mark.line)
    fix = line.replace(what, better).strip() if better else ""
    return Problem(reading.source.file, mark.line, mark.column, code, {"what": what}, line, fix)


def _texts(card: Table) -> Iterator[Scalar]:
    """Yield the scalars of a card that are shown as Markdown."""
    stack: list[Node] = [card]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Listing):
            stack += node.items
        else:
            stack += [
                pair[1] for key, pair in node.pairs.items() if key not in NOT_MARKDOWN and not key.startswith("x-")
            ]
