"""Choosing the next variant so that it can show the mistakes that have not been told apart yet."""

from collections.abc import Collection

from studyapp.deck.models import Exercise
from studyapp.exercise.errors import Unsound
from studyapp.exercise.generate import draw
from studyapp.exercise.variant import Variant

TRIES = 12


def telling(card_key: str, exercise: Exercise, *, seed: int, level: int, wanted: Collection[str]) -> Variant:
    """Draw from `seed` on the variant that tells most of the wanted mistakes apart; the first that tells them all."""
    best = draw(card_key, exercise, seed=seed, level=level)
    for step in range(1, TRIES):
        if _told(best, wanted) == len(set(wanted)):
            break
        try:
            variant = draw(card_key, exercise, seed=seed + step, level=level)
        except Unsound:
            continue
        if _told(variant, wanted) > _told(best, wanted):
            best = variant
    return best


def _told(variant: Variant, wanted: Collection[str]) -> int:
    """Count the wanted mistakes that a variant tells apart."""
    return len({mistake.id for mistake in variant.mistakes} & set(wanted))
