"""Cards that the learner grades: basic cards in both directions, gaps, derivations and open questions."""

from studyapp.deck.cards import Card
from studyapp.deck.models import Basic, Cloze, Derivation, Open
from studyapp.session.posing.asked import Asked, graded_by_learner
from studyapp.session.posing.gapped import hidden, hides, shown
from studyapp.session.question import Posed, Reveal, Step, Way


def pose_basic(card: Card, entry: Basic, asked: Asked) -> Posed:
    """Ask the question, or for the reversed sibling (`#r`) show the answer and ask for the question."""
    front, back = (entry.a, entry.q) if card.part == "r" else (entry.q, entry.a)
    return _recalled(card, asked, asked.words(front), asked.words(back), asked.words(back))


def pose_cloze(card: Card, entry: Cloze, asked: Asked) -> Posed:
    """Show the text with this sibling's gaps open and the others filled in."""
    text = asked.words(entry.cloze)
    number = int(card.part.removeprefix("c") or "1")
    return _recalled(card, asked, hidden(text, number), shown(text, number), hides(text, number))


def _recalled(card: Card, asked: Asked, front: str, back: str, expected: str) -> Posed:
    question = asked.question(card, Way.RECALL, front)
    return graded_by_learner(question, lambda: asked.reveal(card, back), expected)


def pose_derivation(card: Card, entry: Derivation, asked: Asked) -> Posed:
    """Ask for a derivation whose steps are revealed one after another."""
    steps = tuple(
        Step(ask=asked.words(part.ask), text=asked.words(part.a), why=asked.words(part.why)) for part in entry.steps
    )
    question = asked.question(card, Way.STEPS, asked.words(entry.q))
    return graded_by_learner(question, lambda: asked.reveal(card, "", steps), [step.text for step in steps])


def pose_open(card: Card, entry: Open, asked: Asked) -> Posed:
    """Ask for an answer given aloud, then show the points to tick."""
    points = tuple(Step(ask=asked.words(each.point), must=each.must, weight=each.weight) for each in entry.rubric)
    question = asked.question(card, Way.TICK, asked.words(entry.q))

    def reveal() -> Reveal:
        return asked.reveal(card, asked.words(entry.a), points)

    return graded_by_learner(question, reveal, [point.ask for point in points])
