"""Keep schedules when decks are edited: a card that vanished is looked for among those that appeared."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from studyapp.authoring.known import KnownCard, KnownCards
from studyapp.deck.library import Library
from studyapp.store import Store
from studyapp.store.matching import in_state

if TYPE_CHECKING:
    from studyapp.deck.models import AnyEntry


class Moved(Struct, frozen=True):
    """A card whose past goes on under another key."""

    old: str
    new: str


def rescue(library: Library, store: Store, folder: Path) -> tuple[Moved, ...]:
    """Move the schedules of cards that were renamed, moved or reworded since the last look; cheap if nothing was."""
    if store.read_only:
        return ()
    try:
        return _rescue(library, store, folder)
    except sqlite3.Error:
        return ()


def _rescue(library: Library, store: Store, folder: Path) -> tuple[Moved, ...]:
    """Compare what changed with what is known, and remember how it is now."""
    with KnownCards.open(folder) as known:
        before, versions = known.decks(), library.versions
        changed = [deck for deck, version in versions.items() if before.get(deck, ("", b""))[1] != version]
        gone = [deck for deck, (file, _) in before.items() if deck not in versions and _is_gone(file, library)]
        if not changed and not gone:
            return ()
        touched = in_state(store, "touched")
        look = _Look.over(library, known, changed, gone, touched)
        moves = _moves(look, known.moved(), touched) if touched else ()
        if moves:
            store.rename_all((move.old, move.new) for move in moves)
        known.add_moved((move.old, move.new) for move in moves)
        known.drop(gone)
        for deck in library.decks:
            if deck.id in look.now:
                known.put(deck.id, deck.file, versions[deck.id], [card for card, _ in look.now[deck.id]])
        found = {move.old for move in moves}
        known.set_lost(card for card in look.vanished if not found.intersection(card.keys))
    return moves


def _is_gone(file: str, library: Library) -> bool:
    """Tell whether a deck is no more, rather than in a folder that is not looked into this time."""
    return not Path(file).exists() or any(deck.file == file for deck in library.decks)


class _Look(Struct, frozen=True):
    """What changed: the decks read anew, cards that vanished with a past, those that appeared, and told renames."""

    now: Mapping[str, list[tuple[KnownCard, "AnyEntry"]]]
    vanished: list[KnownCard]
    appeared: list[KnownCard]
    told: Mapping[str, KnownCard]

    @classmethod
    def over(
        cls, library: Library, known: KnownCards, changed: list[str], gone: list[str], touched: frozenset[str]
    ) -> "_Look":
        """Compare the decks that changed with what they were."""
        from studyapp.authoring.snapshot import snapshot

        now = {deck: snapshot(library.deck(deck)) for deck in changed}
        past = {card.group: card for card in (*known.lost(), *known.cards((*changed, *gone)))}
        here = {card.group for cards in now.values() for card, _ in cards}
        groups = {key.partition("#")[0] for key in touched} - here
        told = [(old, card) for old, card in _told(library, now, unnamed=any("/~" in old for old in groups))]
        suspects = groups & {*past, *(old for old, _ in told)}
        absent = suspects - {row.group for row in library.find(suspects).values()}
        return cls(
            now,
            [card for group, card in past.items() if group in absent],
            [
                card
                for cards in now.values()
                for card, _ in cards
                if card.group not in past and not touched.intersection(card.keys)
            ],
            {old: card for old, card in reversed(told) if old in absent},
        )


def _moves(look: _Look, made: Mapping[str, str], touched: frozenset[str]) -> tuple[Moved, ...]:
    """Pair the cards and turn each pair into moves of its siblings; a move once taken back is not made again."""
    from studyapp.authoring.pairing import Pairing

    pairing = Pairing(look.vanished, look.appeared)
    for old, new in look.told.items():
        pairing.take(old, new.group)
    moves: list[Moved] = []
    for old, new in (*look.told.items(), *pairing.pairs().items()):
        for part, key in zip(new.parts, new.keys, strict=True):
            source = f"{old}#{part}" if part else old
            if source in touched and made.get(source) != key:
                moves.append(Moved(source, key))
    return tuple(moves)


def _told(
    library: Library, now: Mapping[str, list[tuple[KnownCard, "AnyEntry"]]], *, unnamed: bool
) -> Iterator[tuple[str, KnownCard]]:
    """Yield the renames that the decks themselves tell: `was`, and an id given to a card that had none."""
    from studyapp.authoring.snapshot import key_without_id

    for deck, cards in now.items():
        lang = library.deck(deck).lang
        for card, entry in cards:
            for old in entry.was:
                yield (old if "/" in old else f"{deck}/{old}"), card
            if unnamed and entry.id:
                yield key_without_id(entry, deck, lang), card
