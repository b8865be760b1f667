"""The tables: the append-only log of events, and the projections that are made from it."""

APPLICATION_ID = 0x53545544
VERSION = 3

NAMES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE device (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE card (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    "CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
)
EVENT_TABLE = """
CREATE TABLE event (
    device INTEGER NOT NULL, seq INTEGER NOT NULL, lead INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL, tz_offset_min INTEGER NOT NULL, day INTEGER NOT NULL,
    card INTEGER, kind INTEGER NOT NULL, rating INTEGER, ms INTEGER, payload TEXT,
    hlc INTEGER AS (wall_ms + lead),
    PRIMARY KEY (device, seq)
) WITHOUT ROWID
"""
EVENT_RULES = (
    "CREATE INDEX event_of_card ON event (card)",
    "CREATE INDEX event_of_kind ON event (kind) WHERE kind <> 1",
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
)
LOG = (*NAMES, EVENT_TABLE, *EVENT_RULES)

PROJECTIONS = """
CREATE TABLE memory (
    card INTEGER PRIMARY KEY, phase INTEGER NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL,
    first_day INTEGER, last_day INTEGER, due_day INTEGER, due_ms INTEGER, step INTEGER,
    reviews INTEGER NOT NULL, lapses INTEGER NOT NULL, suspended INTEGER NOT NULL, leech INTEGER NOT NULL,
    buried_until INTEGER, flag INTEGER NOT NULL, tested INTEGER NOT NULL, passed INTEGER NOT NULL
);
CREATE INDEX memory_due ON memory (due_day) WHERE due_day IS NOT NULL AND due_ms IS NULL AND suspended = 0;
CREATE INDEX memory_step ON memory (due_ms) WHERE due_ms IS NOT NULL AND suspended = 0;
CREATE TABLE daily (
    day INTEGER PRIMARY KEY, reviews INTEGER NOT NULL, again INTEGER NOT NULL, hard INTEGER NOT NULL,
    good INTEGER NOT NULL, easy INTEGER NOT NULL, new INTEGER NOT NULL, tested INTEGER NOT NULL,
    passed INTEGER NOT NULL, practised INTEGER NOT NULL, ms INTEGER NOT NULL
);
CREATE TABLE mistake (
    card INTEGER NOT NULL, mistake TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
    last_day INTEGER NOT NULL, passes INTEGER NOT NULL, pass_day INTEGER, active INTEGER NOT NULL,
    PRIMARY KEY (card, mistake)
) WITHOUT ROWID;
CREATE TABLE alias (card INTEGER PRIMARY KEY, root INTEGER NOT NULL);
CREATE INDEX memory_buried ON memory (buried_until) WHERE buried_until IS NOT NULL;
CREATE TABLE rollup (
    name INTEGER NOT NULL, bin INTEGER NOT NULL, deck TEXT NOT NULL,
    total INTEGER NOT NULL, passed INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (name, bin, deck)
) WITHOUT ROWID;
CREATE TABLE rollup_delta (
    id INTEGER PRIMARY KEY, name INTEGER NOT NULL, bin INTEGER NOT NULL, deck TEXT NOT NULL,
    total INTEGER NOT NULL, passed INTEGER NOT NULL, weight INTEGER NOT NULL
);
CREATE VIEW IF NOT EXISTS rolled AS
    SELECT name, bin, deck, total, passed, weight FROM rollup
    UNION ALL SELECT name, bin, deck, total, passed, weight FROM rollup_delta;
CREATE TABLE orphaned (deck TEXT PRIMARY KEY, stamp TEXT NOT NULL, cards INTEGER NOT NULL) WITHOUT ROWID;
"""
PROJECTED = ("memory", "daily", "mistake", "alias", "rollup", "rollup_delta", "orphaned")
