"""The process that fits: the store's file is named on its command line; progress and the result are lines of JSON.

It only reads the file, and may be killed at any time. What it fitted is written by the process that started it.
"""

import os
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import json
from msgspec.structs import replace

from studyapp.memory.fitting.choose import choose
from studyapp.memory.fitting.training import trainer
from studyapp.memory.fitting.trigger import FEWEST
from studyapp.store.answers import Answers, read_answers
from studyapp.store.files import Files
from studyapp.store.sqlite import connect

POLITE = 10


def read(file: Path) -> Answers:
    """Read the answers as they stand at one moment."""
    files = Files(file.parent)
    with closing(connect(file, write=False, immutable=not files.has_wal)) as connection:
        connection.execute("BEGIN")
        return read_answers(connection)


def work(file: Path, target: BinaryIO) -> None:
    """Fit to the answers in a file, and write lines: how far it has come, then the fit and every memory told by it."""

    def say(value: object) -> None:
        target.write(json.encode(value) + b"\n")
        target.flush()

    answers = read(file)
    trials = len(answers.past.trials)
    if trials < FEWEST:
        say({"too_few": trials})
        return
    fit = choose(
        answers.past,
        trainer(answers.past),
        answers.parameters,
        answers.since,
        lambda done, of: say({"done": done, "of": of}),
    )
    fit = replace(fit, reviews=answers.reviews)
    changed = fit.parameters != answers.parameters
    told = answers.told(fit.parameters) if changed else []
    say({"fit": fit.to_dict(), "told": told, "until": answers.until})


def main() -> None:
    """Work at low priority on the file that is named."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    with suppress(BrokenPipeError):
        work(Path(sys.argv[1]), sys.stdout.buffer)


if __name__ == "__main__":
    main()
