"""Reads a file whose YAML is broken card by card, so that only the broken cards are lost and each is told."""

import re
from dataclasses import dataclass
from itertools import pairwise

from yaml import YAMLError

from studyapp.deck import syntax
from studyapp.deck.compose import Base, TooDeepError, compose
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.report import Report
from studyapp.deck.source import Source

_CARDS = re.compile(r"(?:cards|['\"]cards['\"])\s*:\s*(?:#.*)?")
_DASH = re.compile(r"( *)-(?: |$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a file."""

    text: str
    base: Base


@dataclass(frozen=True, slots=True)
class Pieces:
    """A deck's lines: before the cards, each card, after them."""

    head: Piece
    cards: tuple[Piece, ...]
    tail: Piece


def compose_tolerantly(report: Report, pure: bool = False) -> Node | None:
    """Compose the whole file, or, where its syntax is broken, every card that can be read."""
    text = report.source.text
    trial = Report(report.source)
    try:
        root = compose(text, Base(), trial, pure)
    except (YAMLError, TooDeepError) as error:
        return _compose_pieces(report, pure, error)
    report.problems += trial.problems
    report.errors += trial.errors
    return root


def split(source: Source) -> Pieces | None:
    """Cut a deck at the dashes of its cards; None where they are not written one below the other."""
    lines = source.text.splitlines()
    found = next((number for number, line in enumerate(lines) if _CARDS.fullmatch(line.rstrip())), None)
    if found is None:
        return None
    cuts: list[int] = []
    indent, end = -1, len(lines)
    for number in range(found + 1, len(lines)):
        line = lines[number]
        dash = _DASH.match(line)
        if dash and indent < 0:
            indent = len(dash[1])
        if dash and len(dash[1]) == indent:
            cuts.append(number)
        elif indent >= 0 and line[:1].strip() and not line.startswith("#"):
            end = number
            break
    if not cuts:
        return None
    edges = [*cuts, end]
    cards = tuple(_piece(source, first, last) for first, last in pairwise(edges))
    return Pieces(_piece(source, 0, cuts[0]), cards, _piece(source, end, len(lines)))


def _piece(source: Source, first: int, last: int) -> Piece:
    starts = [*source.starts, len(source.text)]
    start = starts[min(first, len(starts) - 1)]
    stop = starts[last] if last < len(source.starts) else len(source.text)
    return Piece(source.text[start:stop], Base(first, start))


def _compose_pieces(report: Report, pure: bool, error: Exception) -> Node | None:
    """Compose head, cards and tail apart; what none of them explains is told as it was met."""
    pieces = split(report.source)
    if pieces is None:
        syntax.tell(report.source.text, Base(), error, report)
        return None
    before = report.errors
    root = _piece_node(pieces.head, report, pure)
    listing = Listing(pieces.cards[0].base.line + 1, 1, pieces.cards[0].base.index, pieces.cards[0].base.index)
    for piece in pieces.cards:
        node = _piece_node(piece, report, pure)
        if isinstance(node, Listing):
            listing.items += node.items
        else:
            listing.items.append(Scalar(piece.base.line + 1, 1, piece.base.index, piece.base.index, bad=True))
    tail = _piece_node(pieces.tail, report, pure)
    if report.errors == before:
        syntax.tell(report.source.text, Base(), error, report)
    if not isinstance(root, Table):
        return None
    key = root.pairs.get("cards", (Scalar(listing.line, 1, listing.index, listing.index, "cards"), listing))[0]
    root.pairs["cards"] = (key, listing)
    if isinstance(tail, Table):
        root.pairs = tail.pairs | root.pairs
    return root


def _piece_node(piece: Piece, report: Report, pure: bool) -> Node | None:
    trial = Report(report.source)
    try:
        node = compose(piece.text, piece.base, trial, pure)
    except (YAMLError, TooDeepError) as error:
        syntax.tell(piece.text, piece.base, error, report)
        return None
    report.problems += trial.problems
    report.errors += trial.errors
    return node
