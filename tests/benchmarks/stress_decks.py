"""Stress every shipped exercise with 500 draws: `python tests/benchmarks/stress_decks.py [draws] [deck or card…]`."""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.deck.models import Exercise  # noqa: E402
from studyapp.deck.reader import read_deck  # noqa: E402
from studyapp.exercise.check import problems  # noqa: E402
from studyapp.exercise.stress import stress  # noqa: E402
from studyapp.texts import Texts  # noqa: E402


def main(draws: int, wanted: tuple[str, ...]) -> int:
    """Print one line an exercise and return how many have something wrong."""
    texts = Texts("en")
    wrong = 0
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        deck = read_deck(path, warn=False).deck
        for entry in deck.entries if deck else ():
            key = f"{deck.id}/{entry.id}"
            if not isinstance(entry, Exercise) or (wanted and deck.id not in wanted and key not in wanted):
                continue
            found = problems(key, entry)
            report = stress(key, entry, draws=draws, clock=time.perf_counter)
            tested = report["self_test"]
            bad = report["unsound"] or tested["failed"] or found
            wrong += bool(bad)
            print(
                f"{'BAD ' if bad else 'ok  '}{key:44} unsound {report['unsound']:2}  median {report['ms_median']:5.2f}"
                f"  p99 {report['ms_p99']:6.2f}  attempts {report['attempts']:5.1f}  answers {report['answers']:4}"
                f"  guessable {report['guessable']:.2f}  failed {tested['failed']}  blind {report['blind'] or '-'}"
            )
            for problem in found:
                print("      ", problem.severity, problem.path, texts(f"exercise.{problem.code}", **problem.details))
            for failure in report["failures"]:
                print("      ", failure)
    return wrong


if __name__ == "__main__":
    words = sys.argv[1:]
    count = int(words.pop(0)) if words and words[0].isdigit() else 500
    sys.exit(1 if main(count, tuple(words)) else 0)
