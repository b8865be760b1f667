"""Time the deck library at 100,000 cards: `python tests/benchmarks/bench_deck.py [DECKS] [CARDS]`."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.deck.library import Library  # noqa: E402
from studyapp.deck.reader import read_deck  # noqa: E402
from studyapp.deck.twins import pairs  # noqa: E402

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
    """Return the median milliseconds of processor time of some runs, which other programs do not change."""
    spans = []
    for _ in range(times):
        start = process_time()
        work()
        spans.append((process_time() - start) * 1000)
    return median(spans)


def told(what: str, milliseconds: float, bar: float = 0) -> None:
    """Print a measurement beside its bar, and whether it is met."""
    verdict = f"≤ {bar:g}  {'met' if milliseconds <= bar else 'NOT MET'}" if bar else ""
    print(f"{what:62}{milliseconds:10.2f} ms  {verdict}")


def write_decks(folder: Path, decks: int, cards: int) -> Path:
    """Write decks and return the first."""
    folder.mkdir()
    for deck in range(decks):
        text = "cards:\n" + "".join(CARD.format(n=n, deck=deck) for n in range(cards))
        (folder / f"{deck:03}-d{deck}.yaml").write_text(text, encoding="utf-8")
    return folder / "000-d0.yaml"


def opening(folder: Path, cache: Path) -> None:
    """Open a library as the app does and close it."""
    Library.open([folder], cache).close()


def sizes(temporary: Path) -> None:
    """Time the libraries that most people have: 1,000 cards in one file, and 20,000 cards."""
    for decks, first_bar, cached_bar in ((1, 150, 10), (20, 3000, 150)):
        folder, cache = temporary / f"decks-{decks}", temporary / f"cache-{decks}"
        read_deck(write_decks(folder, decks, 1000))
        cards = decks * 1000
        told(f"first open: {cards} cards", timed(lambda f=folder, c=cache: opening(f, c), 1), first_bar)
        opening(folder, cache)
        told(f"cached open: {cards} cards", timed(lambda f=folder, c=cache: opening(f, c), 9), cached_bar)


def main(decks: int, cards: int) -> None:
    """Write the decks, then time what the app does with them."""
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        sizes(temporary)
        folder, cache = temporary / "decks", temporary / "cache"
        first = write_decks(folder, decks, cards)
        told(f"read one file of {cards} cards, without advice", timed(lambda: read_deck(first, warn=False)), 150)
        told(f"read one file of {cards} cards, with advice", timed(lambda: read_deck(first), 3))
        told("read it without libyaml", timed(lambda: read_deck(first, warn=False, pure=True), 1))
        twins(20_000)
        told(f"first open: index {decks * cards} cards", timed(lambda: opening(folder, cache), 1))
        told("second open, right after (contents hashed once)", timed(lambda: opening(folder, cache), 1))
        told("unchanged open", timed(lambda: opening(folder, cache), 9), 50)
        command = [sys.executable, "-c", WARM, str(folder), str(cache)]
        runs = [subprocess.run(command, check=True, capture_output=True, cwd=ROOT) for _ in range(5)]
        told("unchanged open in a new process, imports apart", median(float(run.stdout) for run in runs), 50)
        using(folder, cache, first)
        size = (cache / "decks.sqlite").stat().st_size / 1e6
        print(f"cache {size:.1f} MB for {sum(file.stat().st_size for file in folder.iterdir()) / 1e6:.1f} MB of decks")


def twins(count: int) -> None:
    """Time the search for almost the same question, among questions that are all much alike."""
    words = [CARD.format(n=n, deck=n % 20).split()[8:28] for n in range(count)]
    questions = [frozenset(" ".join(each[at : at + 3]) for at in range(len(each) - 2)) for each in words]
    told(f"almost the same among {count} questions", timed(lambda: list(pairs(questions)), 1), 2000)


def using(folder: Path, cache: Path, first: Path) -> None:
    """Time the questions asked of an open library, and an edit."""
    with Library.open([folder], cache) as library:
        told("the row of a key", timed(lambda: library.row("d7/card-500"), 50))
        told("200 rows by key", timed(lambda: library.find(f"d{n % 10}/card-{n}" for n in range(200))))
        told("the first card of a deck, its deck decoded", timed(lambda: library.card("d5/card-5"), 1))
        told("10 rows for new cards", timed(lambda: [row for row, _ in zip(library.each(), range(10), strict=False)]))
        told("all rows", timed(lambda: library.rows(), 1))
    first.write_text(first.read_text(encoding="utf-8").replace("Count how", "Think how"), encoding="utf-8")
    told("open after one file was edited", timed(lambda: opening(folder, cache), 1), 150)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (100, 1000))
