"""Pose any card: one function a kind, chosen by the entry's type; NumPy is loaded by the first exercise only."""

from studyapp.deck.cards import Card
from studyapp.deck.models import (
    Basic,
    Bug,
    Choice,
    Claim,
    Cloze,
    Derivation,
    Exercise,
    Match,
    Open,
    Order,
    Output,
    Typed,
)
from studyapp.session.posing.arranging import pose_match, pose_order
from studyapp.session.posing.asked import Asked
from studyapp.session.posing.picking import pose_bug, pose_choice, pose_claim
from studyapp.session.posing.recall import pose_basic, pose_cloze, pose_derivation, pose_open
from studyapp.session.posing.writing import pose_output, pose_typed
from studyapp.session.question import Posed

__all__ = ["Asked", "pose"]


def pose(card: Card, asked: Asked) -> Posed:
    """Make `card` concrete in one language, with one seed and level."""
    match card.entry:
        case Exercise() as entry:
            from studyapp.session.posing.computing import pose_exercise

            return pose_exercise(card, entry, asked)
        case Basic() as entry:
            return pose_basic(card, entry, asked)
        case Cloze() as entry:
            return pose_cloze(card, entry, asked)
        case Choice() as entry:
            return pose_choice(card, entry, asked)
        case Claim() as entry:
            return pose_claim(card, entry, asked)
        case Order() as entry:
            return pose_order(card, entry, asked)
        case Match() as entry:
            return pose_match(card, entry, asked)
        case Typed() as entry:
            return pose_typed(card, entry, asked)
        case Output() as entry:
            return pose_output(card, entry, asked)
        case Bug() as entry:
            return pose_bug(card, entry, asked)
        case Derivation() as entry:
            return pose_derivation(card, entry, asked)
        case Open() as entry:
            return pose_open(card, entry, asked)
