"""Cards answered in words: a short text typed in full, and what a piece of code prints."""

from msgspec.structs import replace

from studyapp.answer import Unreadable
from studyapp.answer.match import Op, match_typed
from studyapp.deck.cards import Card
from studyapp.deck.models import Output, Typed
from studyapp.session.posing.asked import Asked, as_code, posed, rated
from studyapp.session.question import Outcome, Posed, Way


def pose_typed(card: Card, entry: Typed, asked: Asked) -> Posed:
    """Ask for a short text; spelling in another case or width counts as the same."""
    accept, ignore = asked.all_words(entry.accept), asked.all_words(entry.ignore)
    question = asked.question(card, Way.WORDS, asked.words(entry.q))

    def check(text: str) -> Outcome:
        if not text.strip():
            return asked.unread(Unreadable("empty", 0, len(text)), text)
        found = match_typed(text, accept, ignore)
        near_miss = found.close and not found.matched
        message = asked.texts("session.typed_nearest", diff=_marked(found.diff)) if near_miss else ""
        return _judged(found.matched, message, text, accept[0])

    return posed(question, lambda: asked.reveal(card, accept[0]), check, accept[0])


def pose_output(card: Card, entry: Output, asked: Asked) -> Posed:
    """Ask what the code prints; blanks and line ends separate, however many there are."""
    output = entry.output.strip("\n")
    question = replace(asked.question(card, Way.WORDS, asked.words(entry.q)), code=entry.code, syntax=entry.syntax)

    def check(text: str) -> Outcome:
        if not text.strip():
            return asked.unread(Unreadable("empty", 0, len(text)), text)
        return _judged(text.split() == output.split(), "", text, output)

    return posed(question, lambda: asked.reveal(card, f"```\n{output}\n```"), check, output)


def _marked(diff: tuple[tuple[Op, str], ...]) -> str:
    """Mark what was too much `[-so-]` and what was missing `{+so+}`."""
    marks = {"same": "{}", "extra": "[-{}-]", "missing": "{{+{}+}}"}
    return "".join(marks[op].format(text) for op, text in diff)


def _judged(matched: bool, message: str, text: str, expected: str) -> Outcome:
    credit = float(matched)
    return Outcome(
        verdict="correct" if matched else "wrong",
        credit=credit,
        rating=rated(credit),
        message=message,
        expected=expected,
        read_as=text.strip(),
        shown_as=as_code(text.strip()),
    )
