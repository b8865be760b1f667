"""The schedulable cards of a deck: siblings expanded, each with the key its progress hangs on."""

import unicodedata
from hashlib import blake2b

import msgspec

from studyapp.deck import cloze, models
from studyapp.deck.text import ANY, Text


class Card(msgspec.Struct, frozen=True):
    """One schedulable card: an entry, or one sibling of it (`part` is "c1" for a gap, "r" for the reverse)."""

    key: str
    deck: str
    part: str
    entry: models.AnyEntry
    lang: str = "en"

    @property
    def kind(self) -> str:
        """Return the kind's name, as a deck would write it."""
        return kind_of(self.entry)


def kind_of(entry: models.Entry) -> str:
    """Return the name of an entry's kind."""
    return str(entry.__struct_config__.tag)


def question_of(entry: models.AnyEntry) -> Text:
    """Return the text a card asks with."""
    match entry:
        case models.Cloze():
            return entry.cloze
        case models.Claim():
            return entry.claim
        case _:
            return entry.q


def entry_key(entry: models.AnyEntry, deck: str, lang: str) -> str:
    """Return the key of an entry: its id, or a hash of kind and question so that mending an answer resets nothing."""
    if entry.id:
        return f"{deck}/{entry.id}"
    question = question_of(entry).to(lang)
    if isinstance(entry, models.Cloze):
        question = cloze.without_gaps(question)
    text = " ".join(unicodedata.normalize("NFC", question).split())
    asked = f"{kind_of(entry)}\n{text}".encode()
    return f"{deck}/~{blake2b(asked, digest_size=6).hexdigest()}"


def parts_of(entry: models.AnyEntry, lang: str) -> tuple[str, ...]:
    """Return the siblings an entry makes: one a gap number, the reverse of a basic card, otherwise itself alone."""
    match entry:
        case models.Cloze():
            return tuple(f"c{number}" for number in cloze.numbers(entry.cloze.to(lang)))
        case models.Basic() if entry.reverse:
            return ("", "r")
        case _:
            return ("",)


def cards_of(deck: models.Deck) -> tuple[Card, ...]:
    """Return the cards of a deck in order, retired ones left out."""
    cards: list[Card] = []
    for entry in deck.entries:
        if entry.status == "retired":
            continue
        key = entry_key(entry, deck.id, deck.lang)
        cards += [
            Card(f"{key}#{part}" if part else key, deck.id, part, entry, deck.lang)
            for part in parts_of(entry, deck.lang)
        ]
    return tuple(cards)


def languages_of(entry: models.AnyEntry, langs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages in which question and answer are written, `langs` where they need none."""
    common: list[str] | None = None
    for text in main_texts(entry):
        if ANY in text.by_lang:
            continue
        common = list(text.by_lang) if common is None else [lang for lang in common if lang in text.by_lang]
    return langs if common is None else tuple(common)


def main_texts(entry: models.AnyEntry) -> tuple[Text, ...]:
    """Return the texts without which a card cannot be asked and answered."""
    asked = question_of(entry)
    match entry:
        case models.Basic():
            return (asked, entry.a)
        case models.Choice():
            return (asked, *(option.text for option in (*entry.correct, *entry.wrong)))
        case models.Order():
            return (asked, *entry.order)
        case models.Match():
            return (asked, *(side for pair in entry.match for side in pair))
        case models.Derivation():
            return (asked, *(text for part in entry.steps for text in (part.ask, part.a)))
        case models.Open():
            return (asked, *(point.point for point in entry.rubric))
        case _:
            return (asked,)
