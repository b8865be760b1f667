"""Guesses the name a person meant."""

from collections.abc import Collection, Sequence

ALIASES = {
    "question": "q", "front": "q", "prompt": "q", "ask": "q", "text": "q", "problem": "q",
    "answer": "a", "back": "a", "reply": "a", "solution": "a",
    "right": "correct", "options": "wrong", "distractors": "wrong", "false": "wrong", "incorrect": "wrong",
    "statement": "claim", "true": "truth", "reason": "because", "why": "explain", "explanation": "explain",
    "tag": "tags", "name": "title", "level": "difficulty", "requires": "needs", "prerequisites": "needs",
    "depends": "needs", "references": "refs", "links": "refs", "link": "url", "author": "authors", "comment": "note",
    "notes": "note", "misconceptions": "mistakes", "errors": "mistakes", "variables": "draw", "digits": "decimals",
    "language": "lang", "languages": "langs", "licence": "license", "items": "order", "pairs": "match",
    "version": "format", "name_of_deck": "deck", "points": "rubric", "criteria": "rubric", "step": "steps",
    "minutes": "time", "seconds": "time", "previously": "was", "renamed": "was",
}  # fmt: skip


def closest(word: str, names: Collection[str]) -> str:
    """Return the name most like `word`, or nothing where none is alike."""
    from difflib import get_close_matches

    lowered = word.strip().lower()
    alias = ALIASES.get(lowered, "")
    if alias in names:
        return alias
    found: Sequence[str] = get_close_matches(lowered[:80], names, n=1, cutoff=0.65)
    return found[0] if found else ""
