"""Kill a process that answers, again and again, and count the answers lost or doubled: `python kill_store.py 1000`."""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from studyapp.memory.clock import system_clock  # noqa: E402
from studyapp.memory.equations import next_state  # noqa: E402
from studyapp.memory.rating import Rating  # noqa: E402
from studyapp.memory.rules import Rules  # noqa: E402
from studyapp.store import Answered, Store  # noqa: E402
from studyapp.store.rows import read_events  # noqa: E402


def answer_for_ever(home: Path, first: int, pipe: int) -> None:
    """Answer card after card and say the number of each answer once it is recorded."""
    store = Store.open(home, clock=system_clock(), machine="here")
    for number in range(first, sys.maxsize):
        store.record(Answered(f"d/{number % 50}", Rating.GOOD, 1, {"number": number, "raw": "x" * 300}))
        os.write(pipe, number.to_bytes(4, "big"))


def killed_run(home: Path, first: int, wait: float) -> int:
    """Let a process answer from a number on, kill it after a while, and return the last number it said, else -1."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer_for_ever(home, first, writing)
        finally:
            os._exit(1)
    os.close(writing)
    said = b""
    select.select([reading], [], [], 10)
    deadline = time.monotonic() + wait
    while (left := deadline - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        said += os.read(reading, 65_536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 65_536):
        said += rest
    os.close(reading)
    return int.from_bytes(said[-4:], "big") if said else first - 1


def run(kills: int, seed: int) -> dict[str, int]:
    """Kill many times at random moments and compare what was said with what is there."""
    chance = random.Random(seed)
    next_state(1.0, 5.0, 1, Rating.GOOD, Rules().parameters)
    lost = doubled = unsound = first = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for kill in range(kills):
            last_said = killed_run(home, first, chance.random() * 0.03)
            with Store.open(home, clock=system_clock(), machine="here") as store:
                events = read_events(store._database.connection, "WHERE kind = 1")
                numbers = [(event.payload or {})["number"] for event in events]
                doubled += len(numbers) - len(set(numbers))
                lost += len(set(range(last_said + 1)) - set(numbers))
                if kill % 10 == 9 or kill == kills - 1:
                    unsound += not store.verify().sound
            first = max(numbers, default=-1) + 1
    return {"kills": kills, "answers": first, "lost": lost, "doubled": doubled, "unsound": unsound}


if __name__ == "__main__":
    print(
        json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
    )
