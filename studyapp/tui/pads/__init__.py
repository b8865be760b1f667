"""Pads: how each way of answering is worked with keys; plain state and lines, no widgets."""

from collections.abc import Mapping
from importlib import import_module

from studyapp.session.question import Way
from studyapp.tui.pads.pad import Pad, Sitting

__all__ = ["Pad", "Sitting", "pad_for"]

PADS: Mapping[Way, tuple[str, str]] = {
    Way.PICK: ("picking", "PickPad"),
    Way.PICKS: ("picking", "PicksPad"),
    Way.ORDER: ("arranging", "OrderPad"),
    Way.MATCH: ("matching", "MatchPad"),
    Way.LINE: ("faulty", "LinePad"),
    Way.TICK: ("graded", "TickPad"),
    Way.STEPS: ("graded", "StepsPad"),
}


def pad_for(session: Sitting, way: Way | None = None) -> Pad:
    """Return the pad for the question at hand, or for another way of answering it.

    A module is loaded when its first question comes.
    """
    way = session.current.posed.question.way if way is None else way
    if way not in PADS:
        return Pad(session)
    module, name = PADS[way]
    pad: Pad = getattr(import_module(f"{__name__}.{module}"), name)(session)
    return pad
