"""Pose any card: one function a kind, chosen by the entry's model and loaded when its first card comes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, cast

from studyapp.deck import models
from studyapp.deck.cards import Card
from studyapp.session.posing.asked import Asked
from studyapp.session.question import Posed

__all__ = ["Asked", "pose"]

Poser = Callable[[Card, Any, Asked], Posed]

POSERS: Mapping[type[models.Entry], tuple[str, str]] = {
    models.Basic: ("recall", "pose_basic"),
    models.Bug: ("picking", "pose_bug"),
    models.Choice: ("picking", "pose_choice"),
    models.Claim: ("picking", "pose_claim"),
    models.Cloze: ("recall", "pose_cloze"),
    models.Derivation: ("recall", "pose_derivation"),
    models.Exercise: ("computing", "pose_exercise"),
    models.Match: ("arranging", "pose_match"),
    models.Open: ("recall", "pose_open"),
    models.Order: ("arranging", "pose_order"),
    models.Output: ("writing", "pose_output"),
    models.Typed: ("writing", "pose_typed"),
}


def pose(card: Card, asked: Asked) -> Posed:
    """Make `card` concrete in one language, with one seed and level."""
    module, name = POSERS[type(card.entry)]
    poser = cast("Poser", getattr(import_module(f"{__name__}.{module}"), name))
    return poser(card, card.entry, asked)
