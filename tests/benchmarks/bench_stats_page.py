"""The statistics page drawn from the numbers of 1,000,000 answers: `python -m tests.benchmarks.bench_stats_page`.

The bar is 60 ms from the store's numbers to lines that only have to be painted; reading the numbers is `bench_store`'s.
"""

import random
import statistics
import time

from studyapp.store.rollups import DAY_EDGES
from studyapp.store.stats import Bar, Calibration, Day, MistakeCount, Stats, Tested
from studyapp.texts import Texts
from studyapp.tui.widgets.lines import content_of
from studyapp.tui.widgets.plot_page import StatsPage

TODAY, DAYS, ANSWERS, CARDS = 20_400, 1_200, 1_000_000, 100_000


def big_stats() -> Stats:
    """Make up the numbers of a thousand cards a day for more than three years."""
    chance = random.Random(1)
    a_day = ANSWERS // DAYS
    days = tuple(
        Day(day, a_day, 80, 90, 600, a_day - 770, 80, a_day - 80, a_day - 180, 20, 9_000_000)
        for day in range(TODAY - DAYS, TODAY)
    )
    edges = (0, *DAY_EDGES, None)
    bars = tuple(Bar(edges[at] or 0, edges[at + 1], chance.randrange(9_000)) for at in range(len(edges) - 1))
    return Stats(
        today=TODAY,
        events=ANSWERS,
        cards=CARDS,
        days=days,
        states={"learning": 500, "young": 30_000, "mature": 69_000, "suspended": 400, "leeches": 100},
        load={TODAY + ahead: chance.randrange(300) for ahead in range(365)},
        mistakes=(MistakeCount("bug", 40_000, 900), MistakeCount("convention", 3_000, 40)),
        intervals=bars,
        stability=bars,
        difficulty=tuple(Bar(point, point + 1, 10_000) for point in range(1, 11)),
        retrievability=tuple(Bar(part / 10, (part + 1) / 10, 10_000) for part in range(10)),
        hours=tuple(Tested(hour, 40_000, 36_000, 1) for hour in range(24)),
        topics=tuple(Tested(f"deck-{deck:02}", 25_000, 20_000 + 100 * deck, 1) for deck in range(40)),
        calibration=tuple(
            Calibration(part / 20, (part + 1) / 20, (part + 0.5) / 20, 50_000, 2_500 * part) for part in range(20)
        ),
    )


def main() -> None:
    """Print the median and the worst time, for a narrow and a wide screen, with every number shown."""
    stats = big_stats()
    for lang, width in (("en", 76), ("zh-Hans", 116)):
        taken = []
        for _ in range(15):
            started = time.perf_counter()
            content_of(StatsPage(stats, Texts(lang), 0.9, True).lines(width))
            taken.append((time.perf_counter() - started) * 1000)
        print(f"statistics page, {lang}, {width} cells   median {statistics.median(taken):5.1f} ms   "
              f"worst {max(taken):5.1f} ms   (bar 60)")  # fmt: skip


if __name__ == "__main__":
    main()
