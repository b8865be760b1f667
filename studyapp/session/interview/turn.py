"""One question of an interview posed: its card, its follow-ups, and the points that its answer is ticked against."""

from dataclasses import dataclass

from msgspec.structs import replace

from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.models import Open
from studyapp.session.interview.state import Item
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Posed, Reveal, Step, Way

MOST_FOLLOW_UPS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """The question at hand, its number from 1, and its follow-ups."""

    number: int
    item: Item
    card: Card
    posed: Posed
    follow_ups: tuple[str, ...] = ()

    @property
    def follow_up(self) -> str:
        """The follow-up that is open."""
        return self.follow_ups[len(self.item.said)]

    @property
    def points(self) -> tuple[Step, ...]:
        """The points or steps to tick, the follow-ups that were asked included; none where the answer is graded."""
        return self.posed.reveal().steps if self.posed.question.way in (Way.TICK, Way.STEPS) else ()

    @property
    def changed(self) -> bool:
        """Tell whether the card was edited since it was answered, so that other numbers may be shown now."""
        return bool(self.item.version) and self.item.version != self.posed.question.version


def turn_of(library: Library, asked: Asked, number: int, item: Item) -> Turn | None:
    """Pose a question of an interview, now or years later; nothing where its card is no more."""
    card = library.card(item.card)
    if card is None:
        return None
    posed = pose(card, replace(asked, seed=item.seed, level=item.level))
    entry = card.entry
    if not isinstance(entry, Open):
        return Turn(number, item, card, posed)
    follow_ups = asked.all_words(entry.follow_ups)[:MOST_FOLLOW_UPS]

    def reveal() -> Reveal:
        """Add a point for each follow-up that was asked: answering it well counts, though less than a must."""
        before = posed.reveal()
        followed = (Step(ask=asked.texts("interview.follow_up_point", ask=ask)) for ask in follow_ups[: len(item.said)])
        return replace(before, steps=(*before.steps, *followed))

    return Turn(number, item, card, replace(posed, reveal=reveal), follow_ups)
