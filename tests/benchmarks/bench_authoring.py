"""Time what authors wait for: `python tests/benchmarks/bench_authoring.py [CARDS]`: preview, search, rescue."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.authoring.preview import Preview  # noqa: E402
from studyapp.authoring.rescue import rescue  # noqa: E402
from studyapp.deck.library import Library  # noqa: E402
from studyapp.memory.clock import system_clock  # noqa: E402
from studyapp.memory.rating import Rating  # noqa: E402
from studyapp.store import Answered, Store  # noqa: E402
from studyapp.texts import Texts  # noqa: E402

SAVES = 20
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
QUERIES = (
    "variance",
    "归一化 OR 方差",
    '"layer 17 of"',
    "deck:deck-7 tag:bn -is:new",
    "is:due prop:s<10",
    "(is:new or rated:3) 批次 -tag:deck-1",
    "prop:r<0.9 kind:basic",
)


def timed(work: Callable[[], object], times: int = 7) -> float:
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
    print(f"{what:58}{milliseconds:10.2f} ms  {verdict}")


def write_decks(folder: Path, cards: int, decks: int = 20) -> None:
    """Write bilingual decks."""
    folder.mkdir()
    for deck in range(decks):
        body = "".join(CARD.format(n=n, deck=deck) for n in range(cards // decks))
        (folder / f"deck-{deck}.yaml").write_text(f"langs: [en, zh-Hans]\ncards:\n{body}", encoding="utf-8")


def painted(app: object) -> str:
    """Return what the terminal shows."""
    strips = app.screen._compositor.render_strips()  # type: ignore[attr-defined]
    return "".join(segment.text for strip in strips for segment in strip)


async def saves(file: Path) -> list[float]:
    """Save a file again and again, and measure until the new text is painted."""
    from studyapp.tui.screens.preview import PreviewApp

    app = PreviewApp(Preview.open(file, "", "en"), Texts("en"), lambda _line: None)
    spans = []
    async with app.run_test(size=(100, 30)) as pilot:
        text = file.read_text(encoding="utf-8")
        for number in range(SAVES):
            mark = f"SAVE{number}X"
            await asyncio.sleep(0.013 * number)
            file.write_text(text.replace("title: {en: '", f"title: {{en: '{mark}", 1).replace("en: '", f"en: '{mark} "),
                            encoding="utf-8")  # fmt: skip
            start = perf_counter()
            while mark not in painted(app):
                await asyncio.sleep(0.001)
            spans.append((perf_counter() - start) * 1000)
        await pilot.pause()
    return spans


def bench_preview(folder: Path) -> None:
    """Measure from a save of a shipped deck to the painted card."""
    file = folder / "preview.yaml"
    shutil.copy(ROOT / "decks" / "02-pooling.yaml", file)
    spans = asyncio.run(saves(file))
    told("preview: save to painted, median", median(spans), 200)
    told("preview: save to painted, worst", max(spans), 200)


def bench_library(folder: Path, cards: int) -> None:
    """Measure search and rescue over a big library of which a part was answered."""
    from studyapp.authoring.query import parse
    from studyapp.authoring.search import Searcher

    write_decks(folder / "decks", cards)
    library = Library.open([folder / "decks"], folder / "cache")
    store = Store.open(folder / "home", clock=system_clock())
    keys = [row.key for row in library.rows()][: cards // 20]
    for key in keys:
        store.record(Answered(key, Rating.GOOD))
    told(f"search: index of {cards} cards made", timed(lambda: Searcher.open(library, store, folder / "cache"), 1))
    told("search: index opened from the cache", timed(lambda: Searcher.open(library, store, folder / "cache")))
    searcher = Searcher.open(library, store, folder / "cache")
    for query in QUERIES:
        found = searcher.keys(parse(query))
        told(f"search: {query}  ({len(found)})", timed(lambda query=query: searcher.keys(parse(query))), 15)
    told("rescue: first look", timed(lambda: rescue(library, store, folder / "home"), 1))
    told("rescue: nothing changed", timed(lambda: rescue(library, store, folder / "home")), 2)
    file = folder / "decks" / "deck-3.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("    q:", "    source: x\n    q:", 1), encoding="utf-8")
    library.close()
    library = Library.open([folder / "decks"], folder / "cache")
    told(f"rescue: one deck of {cards // 20} cards changed", timed(lambda: rescue(library, store, folder / "home"), 1))


def main(cards: int) -> None:
    """Run both."""
    with tempfile.TemporaryDirectory() as temporary:
        bench_preview(Path(temporary))
        bench_library(Path(temporary), cards)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if sys.argv[1:] else main(20_000)
