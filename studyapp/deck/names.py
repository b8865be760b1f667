"""What the words of a command line name: decks and cards."""

from collections.abc import Iterable
from typing import NamedTuple

from studyapp.deck.library import Library
from studyapp.errors import StudyError


class Selection(NamedTuple):
    """Decks by id and cards by key, in the order named."""

    decks: tuple[str, ...]
    cards: tuple[str, ...]


def resolve(library: Library, names: Iterable[str]) -> Selection:
    """Return what is named: decks by id, cards by key or unique id; a word for nothing is an error with a near name."""
    decks: dict[str, None] = {}
    cards: dict[str, None] = {}
    ids = {deck.id for deck in library.decks}
    for name in names:
        if name in ids:
            decks[name] = None
            continue
        candidates = [name] if "/" in name else [f"{deck}/{name}" for deck in ids]
        found = library.find(candidates)
        groups = {row.group for row in found.values()}
        if len(groups) != 1:
            raise StudyError(
                "cli.unknown_name", name=name, suggestion=min(groups, default="") or _nearest(library, name)
            )
        cards.update(dict.fromkeys(found))
    return Selection(tuple(decks), tuple(cards))


def _nearest(library: Library, name: str) -> str:
    """Return the name most like one that does not exist, looking at cards only where a card was named."""
    from studyapp.deck.suggest import closest

    ids = [deck.id for deck in library.decks]
    if "/" in name:
        deck, _, card = name.partition("/")
        deck = deck if deck in ids else closest(deck, ids)
        near = closest(card, {row.group.partition("/")[2] for row in library.each([deck])}) if deck else ""
        return f"{deck}/{near}" if near else deck
    return closest(name, ids) or next(
        (row.group for row in library.each() if row.group.partition("/")[2].startswith(name[:8])), ""
    )
