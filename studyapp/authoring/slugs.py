"""Readable ids for cards that have none, made of the words of their question."""

import re
from collections.abc import Container

from studyapp.authoring.new import slug
from studyapp.deck import cloze, prose
from studyapp.deck.cards import entry_key, kind_of, question_of
from studyapp.deck.models import AnyEntry, Deck

LONGEST = 40
LEAST_LETTERS = 3
COMMON = re.compile(
    r"a|an|and|are|as|at|be|by|can|do|does|for|from|how|if|in|is|it|its|of|on|or|that|the|their|this|to|use|used|uses"
    r"|was|what|when|where|which|who|why|will|with|you|your"
)


def slug_of(entry: AnyEntry, deck: Deck, taken: Container[str]) -> str:
    """Return an id that no card of the deck has: the telling words of the question, else kind and hash."""
    base = next(filter(None, map(_telling, _wordings(entry, deck))), "")
    if not base:
        base = f"{kind_of(entry)}-{entry_key(entry, deck.id, deck.lang).rpartition('~')[2]}"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _wordings(entry: AnyEntry, deck: Deck) -> list[str]:
    """List the question in the deck's language, then in the others."""
    asked = question_of(entry)
    return [asked.to(deck.lang), *asked.by_lang.values()]


def _telling(text: str) -> str:
    """Keep the words that tell a question from others; formulas and drawn values are no words."""
    text = cloze.SLOT.sub(" ", cloze.filled(text))
    text = prose.SPECIAL.sub(lambda match: " " if match.lastgroup in ("formula", "fence") else match[0], text)
    words = [word for part in re.split(r"[^\w.]+", text) if (word := slug(part, LONGEST))]
    words = [word for word in words if not COMMON.fullmatch(word)] or words
    found = slug(" ".join(words), LONGEST)
    return found if len(re.findall("[a-z]", found)) >= LEAST_LETTERS else ""
