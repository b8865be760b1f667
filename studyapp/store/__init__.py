"""State on disk: an append-only log of events in SQLite and the projections made from it."""

from studyapp.store.events import Event, Review, UndoneReview
from studyapp.store.queries import Due
from studyapp.store.store import Store

__all__ = ["Due", "Event", "Review", "Store", "UndoneReview"]
