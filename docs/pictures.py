"""Makes the README's pictures from the program itself: `python docs/pictures.py`."""

import asyncio
import html
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from rich.segment import Segment  # noqa: E402
from textual.pilot import Pilot  # noqa: E402

from studyapp.deck.library import Library  # noqa: E402
from studyapp.formula.cells import cell_len  # noqa: E402
from studyapp.memory.clock import Clock  # noqa: E402
from studyapp.memory.rating import Rating  # noqa: E402
from studyapp.memory.rules import Rules  # noqa: E402
from studyapp.session.desk import Desk, Wanted  # noqa: E402
from studyapp.settings import Settings  # noqa: E402
from studyapp.store import Answered, Store  # noqa: E402
from studyapp.texts import Texts  # noqa: E402
from studyapp.tui.app import StudyApp  # noqa: E402

NOON = 1_767_268_800_000  # 2026-01-01 12:00 UTC
DAY_MS = 86_400_000
STUDIED_DAYS = 60
CELL, LINE, SIZE = 8.4, 18, 14
WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")
TOGETHER = re.compile(r"\S+(?: \S+)*")
FLAGSHIP = "pooling/max-pool-2x2"
SAMPLE = {
    "normalisation": ("Normalisation layers", "归一化层", 36),
    "pooling": ("Pooling", "池化", 29),
    "losses": ("Loss functions", "损失函数", 40),
    "convolution": ("Convolution", "卷积", 77),
    "optimisers": ("Loss weights and optimisers", "损失权重与优化器", 46),
    "regularisation": ("Regularisation and generalisation", "正则化与泛化", 36),
    "metric-learning": ("Deep metric learning", "深度度量学习", 51),
    "detection": ("Object detection", "目标检测", 39),
    "attention": ("Attention and the transformer block", "注意力与 Transformer", 42),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: its language and size, the keys that lead to it, and the card it opens on (none: home)."""

    lang: str = "en"
    size: tuple[int, int] = (80, 24)
    keys: Sequence[str] = ()
    mistake: str = ""


PICTURES = {
    "mistake": Picture(mistake="average-pooling", size=(80, 30)),
    "home": Picture(),
    "statistics": Picture(keys=("t",), size=(120, 40)),
    "formulas": Picture(keys=("f", *"batch_norm", "enter"), size=(120, 30)),
    "home-zh": Picture(lang="zh-Hans"),
}


def sample_decks(folder: Path) -> None:
    """Write decks of plain cards, so that a picture does not change with every card that is added."""
    folder.mkdir()
    for number, (deck, (english, chinese, count)) in enumerate(SAMPLE.items()):
        cards = "".join(f"  - {{id: c{n}, q: Question {n}?, a: Answer {n}.}}\n" for n in range(count))
        about = f"deck: {deck}\ntitle: {{en: {english}, zh-Hans: {chinese}}}\nlangs: [en, zh-Hans]\n"
        (folder / f"{number:02}-{deck}.yaml").write_text(f"{about}cards:\n{cards}", encoding="utf-8")


class Calendar:
    """A clock that is set from day to day."""

    def __init__(self) -> None:
        self.now = NOON
        self.clock = Clock(now=lambda: self.now, offset=lambda _ms: 0)


def study(store: Store, library: Library, calendar: Calendar) -> None:
    """Study two months, most days, some topics better than others."""
    chance = random.Random(4)
    fresh = iter([row.key for row in library.rows()])
    for day in range(STUDIED_DAYS, 0, -1):
        calendar.now = NOON - day * DAY_MS + chance.choice((0, 1, 6, 7, 8)) * 3_600_000
        if day > 9 and chance.random() < 0.15:
            continue
        today = [due.card for due in store.due()] + [card for card, _ in zip(fresh, range(5), strict=False)]
        for card in today:
            rated = Rating.GOOD if chance.random() < (0.8 if card.startswith("pool") else 0.93) else Rating.AGAIN
            if rated is Rating.GOOD:
                rated = chance.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (1, 8, 1))[0]
            mistaken = {"mistake": "stride", "mistake_kind": "bug"} if rated is Rating.AGAIN and day < 20 else None
            for rating in (rated, Rating.GOOD):
                calendar.now += chance.randrange(5, 40) * 1000
                if store.record(Answered(card, rating, chance.randrange(4, 40) * 1000, mistaken)).due_ms is None:
                    break
    calendar.now = NOON


async def journey(app: StudyApp, picture: Picture, keys: Iterable[str]) -> str:
    """Go to a screen and draw it."""
    async with app.run_test(size=picture.size) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return svg(app.screen._compositor.render_strips(), picture.size)


async def settled(pilot: Pilot[None]) -> None:
    """Wait for timers and workers."""
    await pilot.pause(0.07)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def drawn(picture: Picture) -> str:
    """Make one picture in a home of its own."""
    with tempfile.TemporaryDirectory() as name:
        home, calendar = Path(name), Calendar()
        sample_decks(home / "decks")
        folder = ROOT / "decks" if picture.mistake else home / "decks"
        with (
            Library.open((folder,), home / "cache") as library,
            Store.open(home / "home", clock=calendar.clock, rules=Rules(fuzz=False)) as store,
        ):
            settings = Settings(theme="dark")
            desk = Desk(library, store, settings, Texts(picture.lang), home / "decks", seed=7)
            if not picture.mistake:
                study(store, library, calendar)
                return asyncio.run(journey(StudyApp(desk), picture, picture.keys))
            session = desk.review(Wanted(names=(FLAGSHIP,)))
            return asyncio.run(journey(StudyApp(desk, session), picture, mistaken_keys(session, picture.mistake)))


def mistaken_keys(session: object, mistake: str) -> list[str]:
    """Return the keys that enter what a mistake gives, cell by cell."""
    shown = session.current.posed.json(True)["mistakes"]
    value = next((each["value"] for each in shown if each["id"] == mistake), shown[0]["value"])
    keys = []
    for cell in flat(value):
        keys += [{".": "full_stop", "-": "minus"}.get(char, char) for char in f"{cell:g}"]
        keys.append("enter")
    return keys


def flat(value: object) -> list[float]:
    """Return the numbers of nested lists in order."""
    return [number for each in value for number in flat(each)] if isinstance(value, list) else [value]


def svg(strips: Sequence[Iterable[Segment]], size: tuple[int, int]) -> str:
    """Draw lines of segments as SVG that needs no font but any monospaced one; each run of text has its own place."""
    width, height = size[0] * CELL + 24, size[1] * LINE + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}">',
        f"<style>text{{font:{SIZE}px Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace;"
        "white-space:pre}</style>",
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#121212"/>',
    ]
    for row, strip in enumerate(strips):
        column = 0
        for text, style, _ in strip:
            cells = cell_len(text)
            place = 12 + column * CELL
            parts += run(text, style, place, 12 + row * LINE, cells * CELL)
            column += cells
    return "\n".join([*parts, "</svg>", ""])


def run(text: str, style: object, x: float, y: float, width: float) -> Iterable[str]:
    """Draw one run: what is behind it, then its words, those between which there is more than a blank each alone."""
    background, colour = style.bgcolor, style.color
    if background is not None and background.triplet is not None and background.triplet.hex != "#121212":
        yield f'<rect x="{x:g}" y="{y:g}" width="{width + 0.3:g}" height="{LINE}" fill="{background.triplet.hex}"/>'
    fill = colour.triplet.hex if colour is not None and colour.triplet is not None else "#e0e0e0"
    weight = ' font-weight="bold"' if style.bold else ""
    for found in TOGETHER.finditer(text):
        start = x + cell_len(text[: found.start()]) * CELL
        length = f'textLength="{cell_len(found.group()) * CELL:g}" lengthAdjust="spacingAndGlyphs"'
        place = f'x="{start:g}" y="{y + SIZE - 0.5:g}"'
        yield f'<text {place} fill="{fill}"{weight} {length}>{html.escape(found.group())}</text>'


def words(picture: str) -> list[str]:
    """Return the texts of a picture without colours and places."""
    return [html.unescape(found) for found in WORDS.findall(picture)]


def main() -> None:
    """Write every picture."""
    for name, picture in PICTURES.items():
        (Path(__file__).parent / f"{name}.svg").write_text(drawn(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
