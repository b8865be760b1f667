"""Time the deck library at 100,000 cards: `python tests/benchmarks/bench_deck.py [DECKS] [CARDS]`."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.deck.library import Library  # noqa: E402
from studyapp.deck.reader import read_deck  # noqa: E402

CARD = """  - id: card-{n}
    tags: [deck-{deck}, bn]
    q:
      en: Over which axes does layer {n} of deck {deck} compute its statistics for an input of shape (N, C, H, W)?
      zh-Hans: 输入为 (N, C, H, W) 时，卡组 {deck} 的第 {n} 层在哪些维度上统计均值和方差？
    a:
      en: Over N, H and W; one mean and one variance per channel.
      zh-Hans: 在 N、H、W 上统计，每个通道各一个均值和方差。
    explain: Count how many means there are.
"""
WARM = """
import sys
from pathlib import Path
from time import perf_counter
from studyapp.deck.library import Library
start = perf_counter()
library = Library.open([Path(sys.argv[1])], Path(sys.argv[2]))
print((perf_counter() - start) * 1000)
"""


def timed(work: Callable[[], object], times: int = 5) -> float:
    """Return the median milliseconds of some runs."""
    spans = []
    for _ in range(times):
        start = perf_counter()
        work()
        spans.append((perf_counter() - start) * 1000)
    return median(spans)


@contextmanager
def told(what: str, bar: str = "") -> Iterator[list[float]]:
    """Print a measurement beside its bar."""
    measured: list[float] = []
    yield measured
    print(f"{what:62}{measured[0]:10.2f} ms  {bar}")


def main(decks: int, cards: int) -> None:
    """Write the decks, then time what the app does with them."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "decks", Path(temporary) / "cache"
        folder.mkdir()
        for deck in range(decks):
            text = "cards:\n" + "".join(CARD.format(n=n, deck=deck) for n in range(cards))
            (folder / f"{deck:03}-d{deck}.yaml").write_text(text, encoding="utf-8")
        first = folder / "000-d0.yaml"
        with told(f"read one file of {cards} cards, without advice") as ms:
            ms.append(timed(lambda: read_deck(first, warn=False)))
        with told(f"read one file of {cards} cards, with advice") as ms:
            ms.append(timed(lambda: read_deck(first), 3))
        with told("read it without libyaml") as ms:
            ms.append(timed(lambda: read_deck(first, warn=False, pure=True), 1))
        with told(f"first open: index {decks * cards} cards") as ms:
            ms.append(timed(lambda: Library.open([folder], cache).close(), 1))
        with told("second open, right after (contents hashed once)") as ms:
            ms.append(timed(lambda: Library.open([folder], cache).close(), 1))
        with told("unchanged open", "bar 50") as ms:
            ms.append(timed(lambda: Library.open([folder], cache).close(), 9))
        with told("unchanged open in a new process, imports apart", "bar 50") as ms:
            command = [sys.executable, "-c", WARM, str(folder), str(cache)]
            runs = [subprocess.run(command, check=True, capture_output=True, cwd=ROOT) for _ in range(5)]
            ms.append(median(float(run.stdout) for run in runs))
        using(folder, cache, first)
        size = (cache / "decks.sqlite").stat().st_size / 1e6
        print(f"cache {size:.1f} MB for {sum(file.stat().st_size for file in folder.iterdir()) / 1e6:.1f} MB of decks")


def using(folder: Path, cache: Path, first: Path) -> None:
    """Time the questions asked of an open library, and an edit."""
    with Library.open([folder], cache) as library:
        with told("the row of a key") as ms:
            ms.append(timed(lambda: library.row("d7/card-500"), 50))
        with told("200 rows by key") as ms:
            ms.append(timed(lambda: library.find(f"d{n % 10}/card-{n}" for n in range(200))))
        with told("the first card of a deck, its deck decoded") as ms:
            ms.append(timed(lambda: library.card("d5/card-5"), 1))
        with told("10 rows for new cards") as ms:
            ms.append(timed(lambda: [row for row, _ in zip(library.each(), range(10), strict=False)]))
        with told("all rows") as ms:
            ms.append(timed(lambda: library.rows(), 1))
    first.write_text(first.read_text(encoding="utf-8").replace("Count how", "Think how"), encoding="utf-8")
    with told("open after one file was edited", "bar 150") as ms:
        ms.append(timed(lambda: Library.open([folder], cache).close(), 1))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (100, 1000))
