"""The data layer at 100,000 cards and 1,000,000 events against its budgets: `bench_store.py [cards] [reviews]`."""

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.deck.library import Library  # noqa: E402
from studyapp.deck.names import Selection  # noqa: E402
from studyapp.memory.clock import Clock  # noqa: E402
from studyapp.memory.days import DAY_MS, HOUR_MS  # noqa: E402
from studyapp.memory.rating import Rating  # noqa: E402
from studyapp.session.desk import Desk, Wanted  # noqa: E402
from studyapp.settings import Settings  # noqa: E402
from studyapp.store import Answered, Store  # noqa: E402
from studyapp.store.create import create  # noqa: E402
from studyapp.store.files import Files  # noqa: E402
from studyapp.store.sqlite import connect  # noqa: E402
from studyapp.texts import Texts  # noqa: E402

LAST_DAY = 20_400
DECKS = 40


def clock() -> Clock:
    now = LAST_DAY * DAY_MS + 12 * HOUR_MS
    return Clock(now=lambda: now, offset=lambda _: 120)


def filled(home: Path, cards: int, reviews: int) -> None:
    """Write a log of many days at once and make its projections."""
    chance = random.Random(1)
    files = Files(home)
    create(files, "here")
    days = sorted(chance.randrange(LAST_DAY - 1200, LAST_DAY) for _ in range(reviews))
    with closing(connect(files.database, write=True)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO card VALUES (?, ?)",
            ((card + 1, f"deck-{card % DECKS:02}/card-{card:06}") for card in range(cards)),
        )
        order = [card for _ in range(reviews // cards) for card in chance.sample(range(1, cards + 1), cards)]
        connection.executemany(
            "INSERT INTO event VALUES (1, ?, 0, ?, 120, ?, ?, 1, ?, ?, NULL)",
            (
                (
                    seq,
                    wall,
                    day,
                    card,
                    chance.choices((1, 2, 3, 4), (8, 10, 70, 12))[0],
                    chance.randrange(800, 30_000),
                )
                for seq, (day, card) in enumerate(zip(days, order, strict=False), 1)
                for wall in (day * DAY_MS + 8 * HOUR_MS + seq % 30_000,)
            ),
        )
        connection.execute("COMMIT")
    with Store.open(home, clock=clock(), machine="here") as store:
        started = time.perf_counter()
        found = store.repair()
        print(f"rebuild and verify          {time.perf_counter() - started:8.2f} s   sound: {found.sound}")
    with closing(connect(files.database, write=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")


def median_ms(work: Callable[[], object], times: int) -> float:
    """Time some work and give its median in milliseconds."""
    return statistics.median(timed(work, times))


def timed(action: Callable[[], object], times: int) -> list[float]:
    """Measure an action in milliseconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)


def bare_insert(folder: Path) -> Callable[[], None]:
    """Make the yardstick: one insert and commit with FULL sync, and nothing else."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, device, hlc, wall_ms, tz, day, card, kind, rating, ms, payload)"
    )
    row = (None, 1, 0, 1_790_000_000_000, 120, 20_400, 5, 1, 3, 1500, '{"days":118}')

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("COMMIT")

    return insert


def open_and_first(home: Path) -> None:
    with Store.peek(home, clock=clock()) as store:
        store.due(limit=1)


def open_for_writing(home: Path) -> None:
    with Store.open(home, clock=clock(), machine="here") as store:
        store.due(limit=1)


def write_decks(folder: Path, cards: int) -> None:
    """Write decks that hold all the cards."""
    folder.mkdir()
    for deck in range(DECKS):
        entries = "".join(
            f"  - id: card-{card:06}\n    q: Q {card}?\n    a: A.\n" for card in range(deck, cards, DECKS)
        )
        head = f"deck: deck-{deck:02}\ntitle: Deck {deck}\nlang: en\ncards:\n"
        (folder / f"deck-{deck:02}.yaml").write_text(head + entries, encoding="utf-8")


def at_desk(home: Path, library: Library, action: Callable[[Desk], object]) -> None:
    """Open the store and do something at the desk."""
    with Store.open(home, clock=clock(), machine="here") as store:
        action(Desk(library=library, store=store, settings=Settings(), texts=Texts("en"), own_decks=home))


def print_desk(home: Path, folder: Path, cards: int) -> None:
    """Print what the first screens wait for; a review also decodes the deck of its first card."""
    write_decks(folder / "decks", cards)
    with Library.open([folder / "decks"], folder / "cache") as library:
        for name, action in (
            ("review, its plan", lambda desk: desk._planned(Wanted(), Selection(desk.active_decks(), ()))),
            ("review, first question", lambda desk: desk.review(Wanted())),
            ("home", lambda desk: desk.today()),
        ):
            at_desk(home, library, action)
            taken = statistics.median(timed(lambda action=action: at_desk(home, library, action), 9))
            row(f"desk: {name}", taken, "ms", 30)


def imports() -> float:
    """Measure what importing the store adds to a bare interpreter, in milliseconds."""

    def once(code: str) -> float:
        return timed(lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True), 15)[3]

    return once("import studyapp.store") - once("pass")


def row(name: str, value: float, unit: str, bar: float | None = None, note: str = "") -> None:
    """Print one line of the table: what was measured, the bar, and whether it is met."""
    told = "" if bar is None else f"<= {bar:g} {unit}  {'met' if value <= bar else 'NOT MET'}"
    print(f"{name:36}{value:9.2f} {unit:3} {told:22}{note}")


def print_answers(store: Store, folder: Path, cards: int) -> None:
    """Print an answer beside the yardstick, taken in turns on one disk: from nothing, and with its buttons shown.

    A sitting shows the four waits before the learner answers, so that part is not waited for.
    """
    store.record(Answered("deck-00/card-000000", Rating.GOOD))
    store._keeper.wait()
    keys = iter(f"deck-{card % DECKS:02}/card-{card:06}" for card in range(1, cards))
    insert = bare_insert(folder)
    bare, unseen, shown = [], [], []
    for _ in range(20):
        bare += timed(insert, 30)
        unseen += timed(lambda: store.record(Answered(next(keys), Rating.GOOD, 1500)), 30)
        bare += timed(insert, 30)
        for key in (next(keys) for _ in range(30)):
            store.previews(key)
            shown += timed(lambda key=key: store.record(Answered(key, Rating.GOOD, 1500)), 1)
    yard = statistics.median(bare)
    row("bare insert and commit", yard, "ms", note=f"p99 {percentile(bare):.2f}")
    for name, taken in (("answer, buttons shown", shown), ("answer, from nothing", unseen)):
        median = statistics.median(taken)
        row(f"{name}: ratio", median / yard, "x", 2, f"median {median:.3f} ms, p99 {percentile(taken):.2f}")


def percentile(taken: list[float]) -> float:
    """Give the 99th percentile."""
    return sorted(taken)[-max(1, len(taken) // 100)]


def main(cards: int, reviews: int) -> None:
    """Print one line a budget."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        home = Path(folder) / "home"
        filled(home, cards, reviews)
        row("size", (home / "study.db").stat().st_size / 1e6, "MB", 65)
        row("import studyapp.store", imports(), "ms")
        row("open to look + first due", median_ms(lambda: open_and_first(home), 15), "ms", 30)
        row("open to write + first due", median_ms(lambda: open_for_writing(home), 15), "ms", 30)
        print_desk(home, Path(folder), cards)
        with Store.open(home, clock=clock(), machine="here") as store:
            print_answers(store, Path(folder), cards)
            row("undo", median_ms(store.undo, 20), "ms")
            row("statistics", median_ms(lambda: store.stats().to_dict(), 9), "ms", 60)
            row("home: mastered by deck", median_ms(store.mastered, 9), "ms", 30)
            for name, work in (
                ("due, limit 200", lambda: store.due(limit=200)), ("due counts", store.due_counts),
                ("seen", store.seen), ("done", store.done),
            ):  # fmt: skip
                row(name, median_ms(work, 9), "ms")
            started, cpu = time.perf_counter(), time.process_time()
            sound = store.verify().sound
            taken = time.perf_counter() - started
            row("verify", taken, "s", 3, f"cpu {time.process_time() - cpu:.2f} s, sound: {sound}")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] or ("100000", "1000000"))))
