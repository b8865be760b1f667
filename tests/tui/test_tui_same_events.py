"""One sitting played with keys on the screen and in lines leaves the same events behind, kind by kind."""

import asyncio

import pytest
from kinds import DECK, KINDS, keys_for

from studyapp.plain import play
from studyapp.session.desk import Wanted
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp

FIXED = {
    "basic": (["x"], ["x"]),
    "cloze": (["x"], ["x"]),
    "many": (["1 2"], ["1 3"]),
    "typed": (["GroupNorm"], ["GroupNrm"]),
    "output": (["6"], ["5"]),
    "bug": (["4"], ["3"]),
    "derivation": ([":n", ":n"], [":n", ":s"]),
    "open": (["x", ":t 1 2"], ["x", ":t 2"]),
}


def name_of(kind: str) -> str:
    return f"norm/{kind}#c1" if kind == "cloze" else f"norm/{kind}"


def events(desk, card):
    """Return what is kept of each answer, but for the identity of the event."""
    found = (event for event in desk.store.history(card) if event.kind == "review")
    return [(event.day, event.card, event.rating, event.ms, event.payload) for event in found]


def lines_for(session, *, right: bool) -> list[str]:
    """Return what a person types in lines to give the same answer."""
    question, expected = session.current.posed.question, session.current.posed.expected
    name = session.current.card.key.partition("/")[2].partition("#")[0]
    if name in FIXED:
        return FIXED[name][not right]
    if name == "order":
        numbers = [str(question.options.index(item) + 1) for item in expected]
        return [" ".join(numbers if right else sorted(numbers))]
    if name == "match":
        numbers = [str(question.targets.index(pair[1]) + 1) for pair in expected]
        return [" ".join(numbers if right else reversed(numbers))]
    if name == "exercise":
        known = session.current.posed.json(True)
        rows = known["expected"][0] if right else known["mistakes"][0]["value"][0]
        return [f"[{', '.join('[' + ', '.join(f'{cell:g}' for cell in row) + ']' for row in rows)}]"]
    fitting = (expected == option for option in question.options)
    return [str(next(number for number, fits in enumerate(fitting, 1) if fits is right))]


def on_screen(sit, kind, *, right):
    desk = sit(norm=DECK)
    app = StudyApp(desk, desk.review(Wanted(names=(name_of(kind),))))

    async def journey():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys_for(app._session, right=right))
            if kind == "derivation" and not right:
                await pilot.press("s")
            await pilot.press("enter")
            await pilot.pause()

    asyncio.run(journey())
    return events(desk, name_of(kind))


def in_lines(sit, kind, *, right):
    desk = sit(norm=DECK)
    session = desk.review(Wanted(names=(name_of(kind),)))
    typed = iter([*lines_for(session, right=right), ""])
    said: list[str] = []
    play(session, Texts(), lambda _prompt: next(typed, None), said.append, lambda key: (key, ""))
    return events(desk, name_of(kind))


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", KINDS)
def test_both_front_ends_leave_the_same_events(sit, kind, right):
    screen = on_screen(sit, kind, right=right)
    sit(norm=DECK).store.undo()
    lines = in_lines(sit, kind, right=right)
    assert len(screen) == 1
    assert lines[-1:] == screen
