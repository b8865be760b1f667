"""What an answer is worth: what the app checked, or what the learner ticked or graded against the answer."""

from collections.abc import Collection, Sequence

from studyapp.memory.rating import Rating
from studyapp.session.interview.state import Item
from studyapp.session.question import Outcome, Step

MUST = 2.0
HALF = 0.5
SLOWEST = 0.8
GOOD, FAIR = 0.75, 0.5
FORGIVEN = ("imprecise",)
GRADES = {Rating.AGAIN: 0.0, Rating.HARD: 0.6, Rating.GOOD: 1.0, Rating.EASY: 1.0}


def take_outcome(item: Item, outcome: Outcome) -> None:
    """Write down what checking found; too few decimals, or another convention, keep half of the credit."""
    forgiven = outcome.verdict in FORGIVEN or outcome.mistake_kind == "convention"
    item.verdict = outcome.verdict
    item.credit = max(outcome.credit, HALF) if forgiven else outcome.credit
    item.passed = item.credit >= HALF
    item.mistake = outcome.mistake
    item.message = outcome.message
    item.payload = dict(outcome.payload)


def take_ticks(item: Item, steps: Sequence[Step], ticked: Collection[int]) -> None:
    """Write down the points or steps met; must points weigh twice, and without every one the answer has not passed."""
    item.ticked = sorted(ticked)
    item.credit = rubric_credit(steps, ticked)
    missing = any(step.must for index, step in enumerate(steps) if index not in ticked)
    item.passed = item.credit >= HALF and not missing


def rubric_credit(steps: Sequence[Step], ticked: Collection[int]) -> float:
    """Give the ticked share of the weights, must points twice.

    >>> rubric_credit((Step(ask="a", must=True), Step(ask="b")), {0})
    0.6666666666666666
    """
    weights = [step.weight * (MUST if step.must else 1.0) for step in steps]
    whole = sum(weights)
    return sum(weight for index, weight in enumerate(weights) if index in ticked) / whole if whole else 1.0


def take_grade(item: Item, rating: Rating) -> None:
    """Write down how well the learner finds it was known."""
    item.grade = int(rating)
    item.credit = GRADES[rating]
    item.passed = rating.passed


def pace(item: Item) -> float:
    """Give the factor for time: 1 within the question's time, down to 0.8 at twice that and beyond.

    >>> from studyapp.session.interview.roles import Role
    >>> pace(Item(card="a/b", kind="basic", role=Role.WARMUP, seed=0, level=1, seconds=60, ms=90_000))
    0.9
    """
    over = item.ms / (item.seconds * 1000) - 1
    return 1 - (1 - SLOWEST) * min(1.0, max(0.0, over))


def points(item: Item) -> float:
    """Give what an item counts for: credit times pace; nothing where there is no answer."""
    return 0.0 if item.credit is None else item.credit * pace(item)


def given_up(item: Item) -> bool:
    """Tell whether the learner saw the question, passed on and never came back."""
    return item.status == "skipped"
