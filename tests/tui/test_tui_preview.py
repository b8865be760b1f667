"""The preview on the screen: repainted at each save, the answer, other numbers, the editor and back, the keys."""

import asyncio
from time import perf_counter

from studyapp.authoring.preview import Preview
from studyapp.texts import Texts
from studyapp.tui.screens.preview import PreviewApp

DECK = """\
cards:
  - id: sum
    q: "What is {{x}} plus one?"
    draw: {x: 'int(100, 99999)'}
    answer: x + 1
  - {id: next, q: Which is next?, a: '[bold]This[/bold] one.'}
"""


def text_of(app) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def journey(tmp_path, steps, edit=lambda: ""):
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, encoding="utf-8")

    async def run():
        app = PreviewApp(Preview.open(file, "", "en"), Texts("en"), edit)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            return await steps(app, pilot, file)

    return asyncio.run(run())


async def after(app, pilot, wanted: str, limit: float = 5.0) -> float:
    """Wait until a text is painted and return the seconds."""
    start = perf_counter()
    while wanted not in text_of(app) and perf_counter() - start < limit:
        await pilot.pause(0.005)
    assert wanted in text_of(app), text_of(app)
    return perf_counter() - start


def test_a_save_is_painted_with_the_same_card_and_numbers(tmp_path):
    async def steps(app, pilot, file):
        await pilot.press("j", "k")
        numbers = next(word for word in text_of(app).split() if word.isdigit() and len(word) > 2)
        file.write_text(DECK.replace("plus one?", "plus one now?"), encoding="utf-8")
        await after(app, pilot, "plus one now?")
        assert numbers in text_of(app)
        file.write_text(DECK.replace("draw:", "drow:"), encoding="utf-8")
        await after(app, pilot, "last good version")
        assert numbers in text_of(app)
        await after(app, pilot, "drow")
        file.write_text(DECK, encoding="utf-8")
        await after(app, pilot, "plus one?")

    journey(tmp_path, steps)


def test_keys_show_the_answer_other_numbers_and_other_cards(tmp_path):
    async def steps(app, pilot, _file):
        first = text_of(app)
        await pilot.press("n")
        second = text_of(app)
        assert first != second
        await pilot.press("space")
        assert "Answer" in text_of(app)
        await pilot.press("j")
        assert "Which is next?" in text_of(app)
        assert "This" not in text_of(app)
        await pilot.press("space")
        assert "[bold]This[/bold] one." in text_of(app)

    journey(tmp_path, steps)


def test_the_editor_gets_the_line_and_what_it_saved_is_shown(tmp_path):
    async def steps(app, pilot, _file):
        await pilot.press("j", "e")
        await after(app, pilot, "Which is last?")
        await after(app, pilot, "It was copied.")

    def edit():
        (tmp_path / "deck.yaml").write_text(DECK.replace("Which is next?", "Which is last?"), encoding="utf-8")
        return "It was copied."

    journey(tmp_path, steps, edit)


def test_its_keys_stand_in_the_key_bar_the_help_and_the_palette(tmp_path):
    async def steps(app, pilot, _file):
        bar = text_of(app).splitlines()[-1]
        assert all(f"{key} " in bar for key in ("Space", "n", "l", "j", "k", "e", "?"))
        await pilot.press("question_mark")
        await pilot.pause()
        assert text_of(app).index("Preview") < text_of(app).index("other numbers")
        await pilot.press("escape", "ctrl+p", *"numbers", "enter")
        await pilot.pause()
        assert "#2" in text_of(app).splitlines()[0]

    journey(tmp_path, steps)
