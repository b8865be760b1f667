"""Mutate good decks at random, many times: `python tests/benchmarks/fuzz_decks.py [EXAMPLES]`."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings

sys.path[:0] = [str(Path(__file__).parents[1] / "deck"), str(Path(__file__).parents[2])]
from test_deck_mutations import check, mutated  # noqa: E402


def fuzz(examples: int) -> None:
    """Read `examples` changed decks with both parsers; a difference or a crash is shown shrunk."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings(max_examples=examples, deadline=None, suppress_health_check=quiet)(given(mutated())(check))()


if __name__ == "__main__":
    fuzz(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
