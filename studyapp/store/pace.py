"""The learner's own speed at exercises: the median time for one number written down."""

import json
import sqlite3
from statistics import median

RECENT_EVENTS = 400
FEWEST = 5


def pace_ms(connection: sqlite3.Connection, device: int) -> float | None:
    """Give the median time per operation over this device's recent exercises; None where there are too few."""
    rows = connection.execute(
        "SELECT ms, payload FROM event WHERE device = ? AND payload LIKE '%operations%' AND seq > "
        "(SELECT max(seq) FROM event WHERE device = ?) - ?",
        (device, device, RECENT_EVENTS),
    )
    times = [ms / count for ms, payload in rows if ms and (count := json.loads(payload).get("operations"))]
    return median(times) if len(times) >= FEWEST else None
