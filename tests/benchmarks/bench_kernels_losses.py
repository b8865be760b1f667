"""Time one example call of every loss, norm and step, validation included; the bar is 25 µs, a miss is marked "!".

`python -m tests.benchmarks.bench_kernels_losses` from the root of the project; the ratios to torch are in
`bench_kernels`.
"""

import kernels
from tests.benchmarks.bench_kernels_timing import fastest, judged
from tests.kernels.examples_losses import EXAMPLES

BAR = 25.0
SECONDS_PER_CALL = 0.2


def main() -> None:
    """Print one line a call, the slowest last."""
    rows = []
    for name, calls in EXAMPLES.items():
        for number, (args, kwargs) in enumerate(calls):
            function = getattr(kernels, name)
            (seconds,) = fastest([lambda f=function, a=args, k=kwargs: f(*a, **k)], SECONDS_PER_CALL)
            rows.append((seconds * 1e6, f"{name} {number}"))
    for micros, name in sorted(rows):
        print(f"{name:48s}{judged(f'{micros:8.1f} us', micros > BAR)}")


if __name__ == "__main__":
    main()
