"""Six screens as SVG pictures, in dark, light and without colour; `STUDYAPP_SNAPSHOTS=write` draws them anew."""

import asyncio
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinds import DECK, keys_for

from studyapp.session.desk import Desk, Wanted
from studyapp.settings import Settings
from studyapp.tui.app import StudyApp

_TEXT = re.compile(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', re.S)


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: which card, how it is answered, the theme, and the keys pressed afterwards."""

    card: str
    right: bool | None
    theme: str
    keys: Sequence[str] = ()
    colour: bool = True
    size: tuple[int, int] = (80, 24)


PICTURES = {
    "formula-dark": Picture("basic", True, "dark"),
    "mistake-dark": Picture("exercise", False, "dark"),
    "trace-light": Picture("exercise", True, "light", ("t", "right", "right")),
    "choice-light": Picture("choice", False, "light", size=(120, 40)),
    "rubric-no-colour": Picture("open", False, "dark", colour=False),
    "grid-no-colour": Picture("exercise", None, "dark", ("5", "right"), colour=False),
}


def drawn(sit: Callable[..., Desk], picture: Picture) -> str:
    """Play to the screen of a picture and return it as SVG."""
    desk = sit(settings=Settings(theme=picture.theme), norm=DECK)
    app = StudyApp(desk, desk.review(Wanted(names=(f"norm/{picture.card}",))))

    async def journey() -> str:
        async with app.run_test(size=picture.size) as pilot:
            if picture.right is not None:
                await pilot.press(*keys_for(app._session, right=picture.right))
            await pilot.press(*picture.keys)
            await pilot.pause()
            return app.export_screenshot()

    return asyncio.run(journey())


def words_of(svg: str) -> list[str]:
    """Return the lines of text in a picture, from top to bottom, without their colours and places."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in _TEXT.findall(svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(re.sub(r"<[^>]+>", "", text))))
    return [" ".join("".join(text for _, text in sorted(row)).split()) for _, row in sorted(rows.items())]


def colours_of(svg: str) -> set[str]:
    """Return the colours that a picture is painted with."""
    return set(re.findall(r"#[0-9a-f]{6}", svg.lower()))
