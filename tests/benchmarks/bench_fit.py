"""Fitting, taking up and verifying after it: `python bench_fit.py [reviews…]`."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "memory")]

from forgetful_learner import FORGETFUL, study  # noqa: E402

from studyapp.memory.clock import Clock  # noqa: E402
from studyapp.memory.days import DAY_MS, HOUR_MS  # noqa: E402
from studyapp.session.fitting import Fitter  # noqa: E402
from studyapp.store import Store  # noqa: E402
from studyapp.store.create import create  # noqa: E402
from studyapp.store.files import Files  # noqa: E402
from studyapp.store.sqlite import connect  # noqa: E402

DAYS, FIRST_DAY, EACH = 330, 20_000, 12


def filled(home: Path, reviews: int) -> Store:
    """Make the store of a learner who forgets faster than the default has it."""
    cards = max(1, reviews // EACH)
    past = study(FORGETFUL, cards, DAYS, daily=max(1, cards * 11 // 10 // DAYS))
    answers = zip(past.place.tolist(), past.card.tolist(), past.rating.tolist(), past.day.tolist(), strict=True)
    create(Files(home), "here")
    with closing(connect(Files(home).database, write=True)) as connection:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO card VALUES (?, ?)", ((n + 1, f"deck/card-{n}") for n in range(cards)))
        connection.executemany(
            "INSERT INTO event VALUES (1, ?, 0, ?, 0, ?, ?, 1, ?, 5000, NULL)",
            (
                (place + 1, (FIRST_DAY + day) * DAY_MS + 8 * HOUR_MS + place, FIRST_DAY + day, card + 1, rating)
                for place, card, rating, day in sorted(answers)
            ),
        )
        connection.execute("COMMIT")
    now = (FIRST_DAY + DAYS) * DAY_MS
    store = Store.open(home, clock=Clock(now=lambda: now, offset=lambda _: 0), machine="here")
    store.repair()
    return store


def timed(name: str, deed: Callable[[], Any]) -> Any:
    """Do one thing, and print how long it took here and in the worker."""
    started, cpu = time.perf_counter(), time.process_time()
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    found = deed()
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - child
    here = time.process_time() - cpu
    print(f"  {name:8} {time.perf_counter() - started:7.2f} s   cpu {here:6.2f} s   worker {worker:6.2f} s")
    return found


def main(sizes: list[int]) -> None:
    """Fit to histories of some sizes."""
    for reviews in sizes:
        with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "home", reviews) as store:
            print(f"{store.stats().reviews:,} reviews of {store.stats().cards:,} cards")
            timed("verify", store.verify)
            fitted = timed("fit", Fitter(store.file).run)
            timed("adopt", partial(store.adopt, fitted))
            sound = timed("verify", store.verify).sound
            fit = fitted.fit
            print(f"  {fit.chosen}: log-loss {fit.loss:.4f}, default {fit.loss_default:.4f}; sound: {sound}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [2_000, 20_000, 200_000])
