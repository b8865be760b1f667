"""Simulate 200 candidates with one weak topic and count how often the scorecard names it among its three.

Run by name: python tests/benchmarks/simulate_interviews.py [candidates]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "interview"))

from candidates import named

BAR = 0.9


def main() -> int:
    """Print the share and exit 1 where it is below the bar."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    results = [named(seed) for seed in range(1000, 1000 + count)]
    hits = sum(weak in found for weak, found in results)
    first = sum(found[:1] == (weak,) for weak, found in results)
    print(f"named among three: {hits}/{count} ({hits / count:.1%}); named first: {first}/{count} ({first / count:.1%})")
    return 0 if hits >= BAR * count else 1


if __name__ == "__main__":
    sys.exit(main())
