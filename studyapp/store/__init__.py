"""State on disk: an append-only log of events in SQLite and the projections made from it."""

from studyapp.store.events import Answered, Event, Undone
from studyapp.store.queries import Due
from studyapp.store.stats import Stats
from studyapp.store.store import Store
from studyapp.store.verify import Fault, Verification

__all__ = ["Answered", "Due", "Event", "Fault", "Stats", "Store", "Undone", "Verification"]
