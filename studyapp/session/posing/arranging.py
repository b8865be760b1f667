"""Cards answered by arranging: putting items in order, matching pairs."""

from collections.abc import Callable

from msgspec.structs import replace

from studyapp.answer import Unreadable
from studyapp.answer.sequence import read_sequence
from studyapp.deck.cards import Card
from studyapp.deck.models import Match, Order
from studyapp.session.posing.asked import Asked, posed, rated
from studyapp.session.posing.shuffle import mixed
from studyapp.session.question import Outcome, Posed, Way


def pose_order(card: Card, entry: Order, asked: Asked) -> Posed:
    """Ask for the right sequence of mixed items, typed as their numbers or letters."""
    right = asked.all_words(entry.order)
    options = mixed(right, seed=asked.seed, salt=card.key)
    if options == right:
        options = (*options[1:], options[0])
    question = replace(asked.question(card, Way.ORDER, asked.words(entry.q)), options=options)
    text = "\n".join(f"{number}. {item}" for number, item in enumerate(right, 1))
    return posed(question, lambda: asked.reveal(card, text), _placing(asked, options, right), list(right))


def pose_match(card: Card, entry: Match, asked: Asked) -> Posed:
    """Ask which right side belongs to each left side, typed in the order of the left sides."""
    lefts = asked.all_words([left for left, _ in entry.match])
    right = asked.all_words([right for _, right in entry.match])
    targets = mixed((*right, *asked.all_words(entry.extra)), seed=asked.seed, salt=card.key)
    question = replace(asked.question(card, Way.MATCH, asked.words(entry.q)), options=lefts, targets=targets)
    pairs = list(zip(lefts, right, strict=True))
    text = "\n".join(f"- {left} – {fitting}" for left, fitting in pairs)
    return posed(question, lambda: asked.reveal(card, text), _placing(asked, targets, right), [list(p) for p in pairs])


def _placing(asked: Asked, offered: tuple[str, ...], right: tuple[str, ...]) -> Callable[[str], Outcome]:
    """Check a sequence of offered items against the right one, place by place."""

    def check(text: str) -> Outcome:
        picked = read_sequence(text, offered, length=len(right))
        if isinstance(picked, Unreadable):
            return asked.unread(picked, text)
        placed = [offered[index] for index in picked]
        cells = [item == wanted for item, wanted in zip(placed, right, strict=True)]
        credit = sum(cells) / len(cells)
        return Outcome(
            verdict="correct" if credit == 1 else "partial" if credit > 0 else "wrong",
            credit=credit,
            rating=rated(credit),
            message="" if credit == 1 else asked.texts("session.in_place", right=sum(cells), all=len(cells)),
            cells=cells,
            expected=list(right),
            read_as=placed,
            shown_as=", ".join(placed),
        )

    return check
