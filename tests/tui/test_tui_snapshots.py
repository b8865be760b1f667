"""How every kind of card looks: asked, answered right, answered wrong, at two sizes and in two languages."""

import asyncio

import pytest
from kinds import DECK, KINDS, keys_for
from screens import screen_text

from studyapp.session.desk import Wanted
from studyapp.tui.app import StudyApp

SIZES = ((80, 24), (120, 40))
CHINESE = ("basic", "choice", "match", "exercise", "open")


def looks(sit, kind: str, lang: str, size: tuple[int, int]) -> str:
    """Show one card asked, answered right and answered wrong, one below the other."""
    shown = []
    for state in ("asked", "right", "wrong"):
        desk = sit(lang=lang, norm=DECK)
        name = f"norm/{kind}#c1" if kind == "cloze" else f"norm/{kind}"
        app = StudyApp(desk, desk.review(Wanted(names=(name,))))

        async def journey(app=app, state=state):
            async with app.run_test(size=size) as pilot:
                keys = [] if state == "asked" else keys_for(app._session, right=state == "right")
                await pilot.press(*keys)
                await pilot.pause()
                shown.append(f"{f' {state} ':─^{size[0]}}\n{screen_text(app)}")

        asyncio.run(journey())
    return "\n".join(shown)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_looks_as_it_was_agreed(sit, snapshot, kind, size):
    snapshot(f"{kind}-{size[0]}x{size[1]}", looks(sit, kind, "en", size))


@pytest.mark.parametrize("kind", CHINESE)
def test_cards_look_as_agreed_in_chinese(sit, snapshot, kind):
    snapshot(f"{kind}-zh-80x24", looks(sit, kind, "zh-Hans", SIZES[0]))
