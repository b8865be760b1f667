"""Pose any card: one function a kind, chosen by the entry's model; NumPy is loaded by the first exercise only."""

from collections.abc import Callable, Mapping
from typing import Any

from studyapp.deck import models
from studyapp.deck.cards import Card
from studyapp.session.posing.arranging import pose_match, pose_order
from studyapp.session.posing.asked import Asked
from studyapp.session.posing.picking import pose_bug, pose_choice, pose_claim
from studyapp.session.posing.recall import pose_basic, pose_cloze, pose_derivation, pose_open
from studyapp.session.posing.writing import pose_output, pose_typed
from studyapp.session.question import Posed

__all__ = ["Asked", "pose"]

Poser = Callable[[Card, Any, Asked], Posed]


def _pose_exercise(card: Card, entry: models.Exercise, asked: Asked) -> Posed:
    from studyapp.session.posing.computing import pose_exercise

    return pose_exercise(card, entry, asked)


POSERS: Mapping[type[models.Entry], Poser] = {
    models.Basic: pose_basic,
    models.Bug: pose_bug,
    models.Choice: pose_choice,
    models.Claim: pose_claim,
    models.Cloze: pose_cloze,
    models.Derivation: pose_derivation,
    models.Exercise: _pose_exercise,
    models.Match: pose_match,
    models.Open: pose_open,
    models.Order: pose_order,
    models.Output: pose_output,
    models.Typed: pose_typed,
}


def pose(card: Card, asked: Asked) -> Posed:
    """Make `card` concrete in one language, with one seed and level."""
    return POSERS[type(card.entry)](card, card.entry, asked)
