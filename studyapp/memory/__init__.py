"""Remembering as pure rules: scheduler days, FSRS-6, steps, fuzz, and the order of the queue; no clock and no disk."""

from studyapp.memory.buttons import Interval
from studyapp.memory.clock import Clock, system_clock
from studyapp.memory.days import scheduler_day
from studyapp.memory.rating import Rating
from studyapp.memory.review import previews, review
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory, Phase

__all__ = [
    "Clock",
    "Interval",
    "Memory",
    "Phase",
    "Rating",
    "Rules",
    "previews",
    "review",
    "scheduler_day",
    "system_clock",
]
