"""Finds the formulas of a deck that cannot be laid out in a terminal, each at its character (W111)."""

from collections.abc import Iterator

from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.problems import Problem
from studyapp.deck.reading import Reading
from studyapp.formula import Trouble, troubles

NOT_MARKDOWN = frozenset(
    (
        "draw", "where", "answer", "kernel", "when", "code", "output", "fix", "note", "source", "url", "id", "kind",
        "tags", "needs", "was", "quiet", "status", "syntax", "card", "form",
    )
)  # fmt: skip


def formula_problems(reading: Reading) -> Iterator[Problem]:
    """Yield what the layout of formulas cannot do, card by card, unless the card silences it."""
    for item in reading.items:
        if "W111" in item.entry.quiet:
            continue
        for node in _texts(item.node):
            if "$" in node.value:
                for trouble in troubles(node.value):
                    yield _problem(reading, node, trouble)


def _problem(reading: Reading, node: Scalar, trouble: Trouble) -> Problem:
    mark = reading.source.locate(node, trouble.at)
    what = f"\\{trouble.text.removeprefix(chr(92))}" if trouble.code == "unknown-command" else trouble.text
    source_line = reading.source.line(mark.line)
    return Problem(reading.source.file, mark.line, mark.column, "W111", {"what": what or trouble.code}, source_line)


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
