"""The memory of a card told anew by other parameters: stability and difficulty change, the day it is due stays."""

from collections.abc import Iterable

from msgspec.structs import replace

from studyapp.memory.equations import next_state
from studyapp.memory.rating import Rating
from studyapp.memory.state import Memory


def retuned(memory: Memory, answers: Iterable[tuple[Rating, int]], parameters: tuple[float, ...]) -> Memory:
    """Give the memory as it would be, had these parameters always told its answers (rating, scheduler day)."""
    stability = difficulty = 0.0
    last: int | None = None
    for rating, day in answers:
        elapsed = None if last is None else day - last
        stability, difficulty = next_state(stability, difficulty, elapsed, rating, parameters)
        last = day
    return replace(memory, stability=stability, difficulty=difficulty)
