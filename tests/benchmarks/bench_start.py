"""Start, keys and memory of the screens, in a real terminal against a minimal Textual app.

Run by name: `python -m tests.benchmarks.bench_start [--runs N] [--keys N]`. Each start is a process of its own under a
pseudo-terminal; ours and the minimal app take turns, so that the ratio holds when the machine's speed drifts.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Minimal(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("Question 000?")
        yield Footer()
Minimal().run()
"""
CARDS = 400
EXERCISE = """
  - id: pool
    q: "Question pool?\\n\\n{{x}}"
    draw: {x: 'ints((1, 4, 4), 0, 9)'}
    answer: max_pool2d(x, 2)
"""


class Terminal:
    """A program under a pseudo-terminal of 80×24."""

    def __init__(self, *command: str) -> None:
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            environ = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.chdir(ROOT)
            os.execve(command[0], list(command), environ)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait_for(self, text: bytes, seconds: float = 30) -> float:
        """Read until `text` has been printed; returns when that was."""
        seen = b""
        limit = time.perf_counter() + seconds
        while text not in seen:
            ready, _, _ = select.select([self.file], [], [], max(0, limit - time.perf_counter()))
            if not ready:
                raise TimeoutError(f"{text!r} did not appear; the end was {seen[-300:]!r}")
            seen = seen[-4096:] + os.read(self.file, 65536)
        return time.perf_counter()

    def press(self, keys: bytes) -> float:
        """Press keys; returns when."""
        now = time.perf_counter()
        os.write(self.file, keys)
        return now

    def resident_mb(self) -> float:
        """Read the resident memory from the system."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def end(self) -> None:
        """Kill the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def deck(folder: Path, exercise: bool = False) -> None:
    """Write a deck of numbered questions."""
    cards = "".join(f"  - {{id: c{n:03}, q: 'Question {n:03}?', a: 'Answer {n:03}.'}}\n" for n in range(CARDS))
    folder.mkdir(parents=True)
    (folder / "bench.yaml").write_text("cards:\n" + (EXERCISE if exercise else cards), encoding="utf-8")


def review(home: Path) -> list[str]:
    """Return the command of a review of the bench deck."""
    words = ["-m", "studyapp", "review", "bench", "--home", str(home), "--new", str(CARDS), "--seed", "1"]
    return [sys.executable, *words]


def start(command: list[str], shown: bytes) -> tuple[float, float]:
    """Start a program; returns the seconds to its first card and its resident MB a moment later."""
    terminal = Terminal(*command)
    seconds = terminal.wait_for(shown) - terminal.started
    time.sleep(0.3)
    resident = terminal.resident_mb()
    terminal.end()
    return seconds, resident


def bench_starts(home: Path, runs: int) -> None:
    """Print cold start to the first card, ours against the minimal app, turn by turn."""
    minimal = [sys.executable, "-c", MINIMAL]
    start(review(home), b"Question 000?")
    start(minimal, b"Question 000?")
    pairs = [(start(review(home), b"Question 000?"), start(minimal, b"Question 000?")) for _ in range(runs)]
    ours, theirs = [pair[0][0] for pair in pairs], [pair[1][0] for pair in pairs]
    ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(f"start to first card    ours {statistics.median(ours) * 1000:6.0f} ms   minimal Textual app "
          f"{statistics.median(theirs) * 1000:6.0f} ms   ratio {statistics.median(ratios):.2f} "
          f"({ratios[0]:.2f} to {ratios[-1]:.2f})   bar 1.5, goal 1.3")  # fmt: skip
    print(f"resident memory        concept review {pairs[-1][0][1]:.1f} MB   minimal {pairs[-1][1][1]:.1f} MB   bar 45")


def bench_keys(home: Path, keys: int) -> None:
    """Print the time from the rating key to the next card on the terminal, the answer's durable write included."""
    terminal = Terminal(*review(home))
    terminal.wait_for(b"Question 000?")
    waits = []
    for number in range(keys):
        terminal.press(b" ")
        terminal.wait_for(b"Easy")
        time.sleep(0.12)
        pressed = terminal.press(b"4")
        waits.append(terminal.wait_for(b"Recall it") - pressed)
        time.sleep(0.05)
        del number
    terminal.end()
    waits.sort()
    p99 = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
    print(f"key to next card       median {statistics.median(waits) * 1000:.1f} ms   p99 {p99 * 1000:.1f} ms   "
          f"({len(waits)} keys)   bar 16 p99")  # fmt: skip


def bench_exercise_memory(home: Path) -> None:
    """Print the resident memory once an exercise has loaded NumPy."""
    _, resident = start(review(home), b"Question pool?")
    print(f"resident memory        exercise review {resident:.1f} MB   bar 65")


def main() -> None:
    """Print every row."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--keys", type=int, default=100)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        concepts, exercises = Path(folder, "concepts"), Path(folder, "exercises")
        deck(concepts / "decks")
        deck(exercises / "decks", exercise=True)
        bench_starts(concepts, args.runs)
        bench_exercise_memory(exercises)
        bench_keys(concepts, args.keys)


if __name__ == "__main__":
    main()
