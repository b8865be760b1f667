"""The cards of a deck boiled down to what tells them again: key, parts, texts, neighbours."""

from collections.abc import Iterator

import msgspec

from studyapp.authoring.known import KnownCard
from studyapp.deck.cards import entry_key, kind_of, parts_of, question_of
from studyapp.deck.models import AnyEntry, Deck

LONGEST_QUESTION = 600
LONGEST_REST = 400
LEFT_OUT = frozenset(("kind", "id", "line", "q", "cloze", "claim", "tags", "needs", "was", "quiet", "note", "status"))


def snapshot(deck: Deck) -> list[tuple[KnownCard, AnyEntry]]:
    """Return the cards of a deck in order, retired ones too, each with its entry."""
    groups = [entry_key(entry, deck.id, deck.lang) for entry in deck.entries]
    around = ["", *groups, ""]
    found = []
    for number, (group, entry) in enumerate(zip(groups, deck.entries, strict=True)):
        card = KnownCard(
            group=group,
            parts=parts_of(entry, deck.lang),
            kind=kind_of(entry),
            asked=question_of(entry).to(deck.lang)[:LONGEST_QUESTION],
            rest=_rest(entry)[:LONGEST_REST],
            above=around[number],
            below=around[number + 2],
        )
        found.append((card, entry))
    return found


def key_without_id(entry: AnyEntry, deck: str, lang: str) -> str:
    """Return the key that a card would have without its id."""
    return entry_key(msgspec.structs.replace(entry, id=""), deck, lang)


def _rest(entry: AnyEntry) -> str:
    """Join everything a card holds beyond its question."""
    fields = msgspec.to_builtins(entry)
    return " ".join(text for name, value in fields.items() if name not in LEFT_OUT for text in texts_in(value))


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside nested lists and maps."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
