"""Merging the events of two devices, 100,000 each: `python bench_merge.py [events]`."""

import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from studyapp.memory.clock import Clock  # noqa: E402
from studyapp.memory.days import DAY_MS, HOUR_MS  # noqa: E402
from studyapp.store import Store  # noqa: E402
from studyapp.store.create import create  # noqa: E402
from studyapp.store.files import Files  # noqa: E402
from studyapp.store.sqlite import connect  # noqa: E402

LAST_DAY = 20_400
CARDS = 10_000


def clock() -> Clock:
    now = LAST_DAY * DAY_MS + 12 * HOUR_MS
    return Clock(now=lambda: now, offset=lambda _: 120)


def filled(home: Path, events: int, seed: int) -> Store:
    """Make the store of one device with many answers."""
    chance = random.Random(seed)
    files = Files(home)
    create(files, "here")
    with closing(connect(files.database, write=True)) as connection:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO card VALUES (?, ?)", ((n + 1, f"deck/card-{n:05}") for n in range(CARDS)))
        connection.executemany(
            "INSERT INTO event VALUES (1, ?, 0, ?, 120, ?, ?, 1, ?, ?, ?)",
            (
                (
                    seq,
                    wall,
                    day,
                    chance.randrange(1, CARDS + 1),
                    chance.choices((1, 2, 3, 4), (8, 10, 70, 12))[0],
                    chance.randrange(800, 30_000),
                    '{"lang":"en","hints":0,"tries":1}',
                )
                for seq in range(1, events + 1)
                for day in (LAST_DAY - 1200 + seq * 1200 // events,)
                for wall in (day * DAY_MS + 8 * HOUR_MS + seq % 30_000,)
            ),
        )
        connection.execute("COMMIT")
    store = Store.open(home, clock=clock(), machine="here")
    store.repair()
    return store


def picture(store: Store) -> list[tuple[object, ...]]:
    """Read all memories by key, and the days."""
    ask = store._database.connection.execute
    return [
        *ask("SELECT key, memory.* FROM memory JOIN card ON card.id = card ORDER BY key").fetchall(),
        *ask("SELECT * FROM daily ORDER BY day").fetchall(),
    ]


def main(events: int) -> None:
    """Merge each into the other, and once more."""
    np.zeros(1)
    with tempfile.TemporaryDirectory() as folder:
        here, there = (filled(Path(folder) / name, events, seed) for seed, name in enumerate(("here", "there")))
        for name, store in (("here", here), ("there", there)):
            started = time.perf_counter()
            store.export_events(Path(folder) / f"{name}.jsonl")
            print(f"export  {time.perf_counter() - started:8.2f} s")
        for store, name in ((here, "there"), (there, "here"), (here, "there")):
            started, cpu = time.perf_counter(), time.process_time()
            found = store.import_events(Path(folder) / f"{name}.jsonl")
            print(
                f"merge   {time.perf_counter() - started:8.2f} s   (budget 2)  cpu {time.process_time() - cpu:.2f} s"
                f"  added {found.added}"
            )
        strip = [[row[:1] + row[2:] if isinstance(row[0], str) else row for row in picture(s)] for s in (here, there)]
        print("identical:", strip[0] == strip[1], " sound:", here.verify().sound and there.verify().sound)
        here.close()
        there.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
