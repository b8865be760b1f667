"""The cards that a new deck starts from, one of each kind, in the author's language."""

from collections.abc import Sequence
from pathlib import Path

from studyapp.deck.kinds import KIND_NAMES
from studyapp.deck.schema import FILE_NAME

FOLDER = Path(__file__).parent / "templates"
FIRST_KINDS = ("basic", "cloze", "choice")
CARD = "  - id: "


def cards_of(lang: str) -> dict[str, str]:
    """Return the text of one card of each kind, in the order in which the kinds are listed."""
    text = (FOLDER / f"{lang}.yaml").read_text(encoding="utf-8")
    cards = [CARD + part.rstrip() + "\n" for part in text.split(CARD)[1:]]
    return dict(zip(KIND_NAMES, cards, strict=True))


def deck_text(deck: str, title: str, lang: str, kinds: Sequence[str]) -> str:
    """Write a deck of one template card a kind; the first line lets editors complete keys and mark mistakes."""
    known = cards_of(lang)
    head = [
        f"# yaml-language-server: $schema={FILE_NAME}",
        "format: 1",
        f"deck: {deck}",
        f"title: {title}",
        f"lang: {lang}",
        "cards:",
    ]
    return "\n".join(head) + "\n" + "\n".join(known[kind] for kind in dict.fromkeys(kinds))
