"""Training by fsrs-rs on trials of the past."""

from collections.abc import Callable
from typing import Any

from studyapp.memory.fitting.choose import Ints, Parameters
from studyapp.memory.fitting.extra import load
from studyapp.memory.fitting.past import Past


def trainer(past: Past) -> Callable[[Ints], Parameters | None]:
    """Make the training on trials of the past; what fsrs-rs refuses (too few or too plain ones) comes to nothing.

    A trial brings the card's answers up to itself, those of the same day included, and nothing later.
    """
    fsrs_rs = load()
    items: dict[int, Any] = {}
    history: list[Any] = []
    card_before = None
    columns = zip(past.card.tolist(), past.rating.tolist(), past.elapsed.tolist(), strict=True)
    for index, (card, rating, elapsed) in enumerate(columns):
        history = history if card == card_before else []
        card_before = card
        history.append(fsrs_rs.FSRSReview(rating, elapsed))
        if elapsed > 0:
            items[index] = fsrs_rs.FSRSItem(history)

    def train(trials: Ints) -> Parameters | None:
        try:
            return tuple(fsrs_rs.FSRS([]).compute_parameters([items[index] for index in trials.tolist()]))
        except ValueError:
            return None

    return train
