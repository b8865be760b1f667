"""The kept pictures show what the screens show now, and without colour nothing is told by hue."""

import os
from pathlib import Path

import pytest
from svg_pictures import PICTURES, colours_of, drawn, words_of

FOLDER = Path(__file__).parent / "pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_the_kept_picture_reads_as_the_screen_does(sit, monkeypatch, name):
    for variable in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(variable, raising=False)
    if not PICTURES[name].colour:
        monkeypatch.setenv("NO_COLOR", "1")
    svg = drawn(sit, PICTURES[name])
    file = FOLDER / f"{name}.svg"
    if os.environ.get("STUDYAPP_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(svg, encoding="utf-8")
    assert words_of(svg) == words_of(file.read_text(encoding="utf-8"))
    assert len(words_of(svg)) > 5


def test_without_colour_every_colour_is_grey(sit, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    picture = drawn(sit, PICTURES["rubric-no-colour"])
    frame = {"#ff5f57", "#febc2e", "#28c840", "#c5c8c6"}  # the window that Textual draws around the screen
    coloured = {colour for colour in colours_of(picture) - frame if len({colour[1:3], colour[3:5], colour[5:7]}) > 1}
    assert coloured == set()
