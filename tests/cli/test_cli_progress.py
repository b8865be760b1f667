"""A long reading of decks is shown on one line, which is gone afterwards."""

import io

from studyapp.cli.progress import CLEARED, Progress
from studyapp.texts import Texts


def shown(times, *steps):
    stream, clock = io.StringIO(), iter(times)
    with Progress(stream, Texts("en"), lambda: next(clock)) as progress:
        for done in steps:
            progress(done, 200)
    return stream.getvalue()


def test_what_is_done_at_once_is_not_shown():
    assert shown([0, 0.1, 0.2, 0.3], 0, 100, 200) == ""


def test_each_new_percent_is_shown_and_the_line_is_cleared_in_the_end():
    line = f"{CLEARED}reading decks: {{}} %   Ctrl+C stops"
    assert shown([0, 0.1, 1, 2], 0, 100, 100, 101, 150) == f"{line.format(50)}{line.format(75)}{CLEARED}"
