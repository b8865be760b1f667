"""The simulated learner at length, for every shipped exercise: `python -m tests.benchmarks.simulate_learner [runs]`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exercise"))

from simulated_learner import share_recognised

from studyapp.deck.models import Exercise
from studyapp.deck.reader import read_deck

DECKS = Path(__file__).resolve().parents[2] / "decks"
BAR = 0.95


def main() -> None:
    """Print the exercises that fall short, and the least share."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    shares = {}
    for path in sorted(DECKS.glob("*.yaml")):
        deck = read_deck(path, warn=False).deck
        for entry in deck.entries if deck else ():
            if isinstance(entry, Exercise):
                key = f"{deck.id}/{entry.id}"
                shares[key] = share_recognised(key, entry, runs)
                if shares[key] < BAR:
                    print(f"{key}: recognised in {shares[key]:.0%}")
    print(f"{len(shares)} exercises, {runs} runs each: least {min(shares.values()):.1%}, bar {BAR:.0%}")


if __name__ == "__main__":
    main()
