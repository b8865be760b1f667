"""State on disk: an append-only log of events in SQLite and the projections made from it."""

from studyapp.store.events import Answered, Event, Undone
from studyapp.store.queries import Due
from studyapp.store.store import Store
from studyapp.store.unseen import Shelf

__all__ = ["Answered", "Due", "Event", "Shelf", "Store", "Undone"]
