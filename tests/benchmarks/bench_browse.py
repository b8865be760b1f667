"""The browser's keystroke at 20,000 and 100,000 cards: search and repaint of the list.

Run by name: `python -m tests.benchmarks.bench_browse [CARDS…]`. The bar is 16 ms at 20,000 cards.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from studyapp.deck.library import Library
from studyapp.memory.clock import system_clock
from studyapp.session.desk import Desk
from studyapp.settings import Settings
from studyapp.store import Store
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.browse import BrowseScreen

PER_DECK = 1000
QUERIES = ("b", "ba", "bat", "batch", "batch 7", "batch 77", "", "zz", "over which axes", "deck-003", "77")
CARD = """
  - id: c{n}
    q: "Over which axes does layer {n} of batch {m} compute its statistics, and why does $\\\\frac{{1}}{{N}}$ matter?"
    a: |
      Over N, H and W: one mean and one variance a channel, kept as running values for inference number {n}.
      The gradient flows through both, so that a small batch makes the estimate noisy; group norm does not share this.
    tags: [normalisation, layer-{m}]
"""


def write_decks(folder: Path, cards: int) -> None:
    """Write decks of a thousand cards each."""
    folder.mkdir()
    for deck in range(cards // PER_DECK):
        body = "".join(CARD.format(n=n, m=(n * 7) % 100) for n in range(PER_DECK))
        (folder / f"deck-{deck:03}.yaml").write_text(f"cards:{body}", encoding="utf-8")


async def keystrokes(desk: Desk) -> tuple[float, list[float]]:
    """Return the seconds to read all cards, and the milliseconds of each search with its repaint."""
    app = StudyApp(desk)
    taken = []
    async with app.run_test(size=(120, 40)) as pilot:
        started = time.perf_counter()
        await pilot.press("slash")
        await app.workers.wait_for_complete()
        reading = time.perf_counter() - started
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        for query in QUERIES * 3:
            started = time.perf_counter()
            screen.seek(query)
            screen.rows.render()
            taken.append((time.perf_counter() - started) * 1000)
            await pilot.pause(0.1)
    return reading, taken


def main(sizes: list[int]) -> None:
    """Print one line a size."""
    for cards in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "decks"
            write_decks(folder, cards)
            with (
                Library.open((folder,), Path(name) / "cache") as library,
                Store.open(Path(name) / "home", clock=system_clock()) as store,
            ):
                reading, taken = asyncio.run(keystrokes(Desk(library, store, Settings(), Texts("en"), folder)))
        print(f"{cards:7,} cards   all read {reading:5.1f} s   keystroke median {statistics.median(taken):5.1f} ms   "
              f"worst {max(taken):5.1f} ms   (bar 16 at 20,000)")  # fmt: skip


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [20_000, 100_000])
