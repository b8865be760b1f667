"""Time drawing and judging over the shipped exercises: `python tests/benchmarks/bench_exercise.py [draws]`."""

import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.deck.models import Exercise  # noqa: E402
from studyapp.deck.reader import read_deck  # noqa: E402
from studyapp.exercise.generate import draw  # noqa: E402
from studyapp.exercise.judge import judge  # noqa: E402
from studyapp.exercise.stress import typed_text  # noqa: E402
from studyapp.exercise.variant import Variant  # noqa: E402


def shipped() -> list[tuple[str, Exercise]]:
    """Return every shipped exercise with its key."""
    found = []
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        deck = read_deck(path, warn=False).deck
        entries = deck.entries if deck else ()
        found += [(f"{deck.id}/{entry.id}", entry) for entry in entries if deck and isinstance(entry, Exercise)]
    return found


def main(draws: int) -> None:
    """Print quantiles of the time to draw a variant with all its mistakes, and to judge right and wrong answers."""
    drawing: list[float] = []
    judging: list[float] = []
    for key, entry in shipped():
        draw(key, entry, seed=-1)
        for seed in range(draws):
            start = time.process_time()
            variant = draw(key, entry, seed=seed, level=1 + seed % 3)
            drawing.append(time.process_time() - start)
            judging += [judged(variant, text) for text in answers(variant)]
    report("drawing a variant with all its mistakes (bar: 5 ms median, 50 ms p99)", drawing)
    report("judging one answer (bar: 5 ms)", judging)


def answers(variant: Variant) -> list[str]:
    """Return the right answer, every mistake, and two wrong answers that nothing explains."""
    wrong = np.round(variant.low * 1.37 + 3.21, variant.decimals)
    texts = [typed_text(value, variant) for value in (variant.expected, *(each.value for each in variant.mistakes))]
    return [*texts, str(wrong.tolist()), "nonsense"]


def judged(variant: Variant, text: str) -> float:
    """Return the seconds that judging a text takes."""
    start = time.process_time()
    judge(variant, text)
    return time.process_time() - start


def report(what: str, seconds: list[float]) -> None:
    """Print one line of quantiles."""
    median, high, most = np.quantile(seconds, [0.5, 0.99, 1.0]) * 1e3
    print(f"{what}: n {len(seconds)}, median {median:.2f} ms, p99 {high:.2f} ms, most {most:.2f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
