"""One card posed for `show` and `check`: looked up by name, drawn with a given seed and level."""

from studyapp.cli.app import App
from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.models import Exercise
from studyapp.deck.names import resolve
from studyapp.errors import StudyError, UsageError
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Posed


def find_card(library: Library, name: str) -> Card:
    """Find the one card that a word names."""
    found = resolve(library, (name,))
    if found.decks:
        example = next((row.key for row in library.each(found.decks)), "")
        raise StudyError("cli.not_one_card", name=name, example=example)
    card = library.card(found.cards[0])
    if card is None:
        raise StudyError("cli.unknown_name", name=name, suggestion="")
    return card


def pose_card(app: App, card: Card, seed: int, level: int | None) -> Posed:
    """Pose a card with a seed and a level that it has."""
    levels = (1, *card.entry.levels) if isinstance(card.entry, Exercise) else (1,)
    if level is not None and level not in levels:
        raise UsageError("cli.bad_level", card=card.key, level=level, highest=max(levels))
    asked = Asked(app.texts, app.lang, seed=seed, level=level or 1, decimal_comma=app.settings.decimal_comma)
    return pose(card, asked)
