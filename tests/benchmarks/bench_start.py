"""Start, keys and memory of the screens, in a real terminal against a minimal Textual app.

Run by name: `python -m tests.benchmarks.bench_start [--runs N] [--keys N]`. Each start is a process of its own under a
pseudo-terminal; ours and the minimal app take turns, so that the ratio holds when the machine's speed drifts. Ours has
the store of a person who has studied for weeks. Processor time stands beside each time on the clock: it is what remains
comparable when other work shares the machine.
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

from studyapp.memory.clock import Clock
from studyapp.memory.rating import Rating
from studyapp.store import Answered, Store

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
SCRIPT = "import sys; from studyapp.cli import main; sys.exit(main())"  # what the installed command runs
CARDS = 400
WEEKS, A_DAY, DAY_MS = 6, 8, 86_400_000
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

    def processor_ms(self) -> float:
        """Sum the time that all its threads have spent on a processor."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

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


def studied(home: Path) -> None:
    """Answer eight new cards a day for weeks, and what came due, up to yesterday."""
    for days in range(7 * WEEKS, 0, -1):
        now = time.time_ns() // 1_000_000 - days * DAY_MS
        with Store.open(home, clock=Clock(lambda now=now: now, lambda _: 0)) as store:
            due = [each.card for each in store.each_due()]
            day = 7 * WEEKS - days
            for number, card in enumerate([*due, *(f"bench/c{n:03}" for n in range(A_DAY * day, A_DAY * day + A_DAY))]):
                store.record(Answered(card, Rating.AGAIN if number % 9 == 0 else Rating.GOOD, 4000))


def review(home: Path, *more: str) -> list[str]:
    """Return the command of a review of the bench deck."""
    return [sys.executable, "-c", SCRIPT, "review", "bench", "--home", str(home), "--seed", "1", *more]


def start(command: list[str], shown: bytes) -> tuple[float, float, float]:
    """Start a program; returns the seconds to its first card, its processor time, and its MB a moment later."""
    terminal = Terminal(*command)
    seconds = terminal.wait_for(shown) - terminal.started
    processor = terminal.processor_ms() / 1000
    time.sleep(0.3)
    resident = terminal.resident_mb()
    terminal.end()
    return seconds, processor, resident


def bench_starts(home: Path, runs: int) -> None:
    """Print cold start to the first card, ours against the minimal app, turn by turn."""
    minimal = [sys.executable, "-c", MINIMAL]
    start(review(home), b"Question ")
    start(minimal, b"Question ")
    pairs = [(start(review(home), b"Question "), start(minimal, b"Question ")) for _ in range(runs)]
    for name, which in (("start to first card  ", 0), ("its processor time   ", 1)):
        ours, theirs = [pair[0][which] for pair in pairs], [pair[1][which] for pair in pairs]
        ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
        print(f"{name}  ours {statistics.median(ours) * 1000:6.0f} ms   minimal Textual app "
              f"{statistics.median(theirs) * 1000:6.0f} ms   ratio {statistics.median(ratios):.2f} "
              f"({ratios[0]:.2f} to {ratios[-1]:.2f})   bar 1.5, goal 1.3")  # fmt: skip
    print(f"resident memory        concept review {pairs[-1][0][2]:.1f} MB   minimal {pairs[-1][1][2]:.1f} MB   bar 45")


def bench_keys(home: Path, keys: int) -> None:
    """Print the time from the rating key to the next card on the terminal, the answer's durable write included.

    Beside it stands what the disk takes by itself, for a page written and made durable at the same moments.
    """
    terminal = Terminal(*review(home, "--new", str(CARDS)))
    terminal.wait_for(b"Question ")
    waits, processor, disk = [], [], []
    for _ in range(keys):
        terminal.press(b" ")
        terminal.wait_for(b"Easy")
        time.sleep(0.12)
        disk.append(1000 * durable_page(home))
        spent = terminal.processor_ms()
        pressed = terminal.press(b"4")
        waits.append(1000 * (terminal.wait_for(b"Recall it") - pressed))
        processor.append(terminal.processor_ms() - spent)
        time.sleep(0.05)
    terminal.end()
    for name, times in (("key to next card", waits), ("its processor time", processor), ("a bare page to disk", disk)):
        p99 = sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]
        print(f"{name:22} median {statistics.median(times):.1f} ms   p99 {p99:.1f} ms   ({keys} keys)   bar 16 p99")


def durable_page(folder: Path) -> float:
    """Append one page to a file durably; returns the seconds that took."""
    with (folder / "page").open("ab") as file:
        file.write(bytes(4096))
        begun = time.perf_counter()
        file.flush()
        os.fsync(file.fileno())
        return time.perf_counter() - begun


def bench_exercise_memory(home: Path) -> None:
    """Print the resident memory once an exercise has loaded NumPy."""
    *_, resident = start(review(home), b"Question pool?")
    print(f"resident memory        exercise review {resident:.1f} MB   bar 65")


def main() -> None:
    """Print every row."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--keys", type=int, default=80)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        concepts, exercises = Path(folder, "concepts"), Path(folder, "exercises")
        deck(concepts / "decks")
        deck(exercises / "decks", exercise=True)
        studied(concepts)
        bench_starts(concepts, args.runs)
        bench_exercise_memory(exercises)
        bench_keys(concepts, args.keys)


if __name__ == "__main__":
    main()
