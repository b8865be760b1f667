"""Live the plans of simulated learners with other memories who miss 15 % of the days; print forecasts and outcomes.

Run by name: python tests/benchmarks/simulate_plans.py [learners of each kind]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "interview"))

from learners import LEARNERS, lived

BAR = 0.15


def main() -> int:
    """Print each course, and exit 1 where more than 5 % of those made anew miss the bar."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    misses = first_misses = 0
    all_learners = len(LEARNERS) * count
    worst = 0.0
    for name in LEARNERS:
        for seed in range(count):
            forecasts, reached = lived(name, seed)
            away = [known / reached - 1 for known in forecasts]
            first_misses += abs(away[0]) > BAR
            misses += sum(abs(each) > BAR for each in away[1:])
            worst = max([worst, *(abs(each) for each in away[1:])])
            print(f"{name} {seed}: reached {reached:.0f}; forecasts {[f'{each:+.1%}' for each in away]}")
    anew = f"made anew {misses}/{2 * all_learners}"
    print(f"beyond {BAR:.0%}: first {first_misses}/{all_learners}, {anew}, worst {worst:.1%}")
    return 0 if misses <= 0.1 * all_learners else 1


if __name__ == "__main__":
    sys.exit(main())
