"""Shared by the tests of the screens: keys pressed, what the terminal then shows, and snapshots of it kept as text."""

import asyncio
import os
from pathlib import Path

from studyapp.formula.cells import cell_len

SMALL, WIDE = (80, 24), (120, 40)
SIZES = (SMALL, WIDE)
LANGS = ("en", "zh-Hans")
SNAPSHOTS = Path(__file__).parent / "snapshots"


def shown(app) -> str:
    """Return what the terminal shows, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def play(app, keys, size=SMALL, look=None):
    """Run the app, press keys (`type:…` is typed), and return what stood on the screen after each."""

    async def journey():
        seen = []
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            seen.append(shown(app))
            for key in keys:
                typed = key.removeprefix("type:")
                await pilot.press(*(["space" if char == " " else char for char in typed] if key != typed else [key]))
                await settled(pilot)
                seen.append(shown(app))
            if look is not None:
                look(app)
        return seen

    return asyncio.run(journey())


async def settled(pilot):
    """Wait until timers and workers that a key set off have run."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.03)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def compare(name: str, picture: str) -> None:
    """Compare a screen with its snapshot; with UPDATE_SNAPSHOTS set, write it instead."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(picture + "\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == picture + "\n"


def fits(picture: str, width: int) -> bool:
    """Tell whether no line is wider than the screen and nothing was cut that had to be whole."""
    return all(cell_len(line) <= width for line in picture.splitlines())
