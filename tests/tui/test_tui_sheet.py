"""The grid of cells: moving, typing, pasting, marking, and changing to one line."""

import asyncio
from typing import NamedTuple

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from studyapp.session.desk import Wanted
from studyapp.session.review import Phase, Review
from studyapp.tui.app import StudyApp
from studyapp.tui.widgets.sheet_entry import SheetEntry

TENSOR = "cards:\n  - {id: t, q: '{{x}}', draw: {x: 'ints((2, 2, 2), 1, 9, distinct=True)'}, answer: x, decimals: 0}\n"
LARGE = "cards:\n  - {id: l, q: '{{x}}', draw: {x: 'ints((7, 7), 1, 9)'}, answer: x, decimals: 0}\n"
SMALL = (80, 24)


class At(NamedTuple):
    """A sitting on the screen, for a journey to act on."""

    pilot: Pilot
    app: StudyApp
    session: Review

    @property
    def sheet(self):
        return self.app.screen.query_one(SheetEntry)


def run(sit, journey, deck=None, size=SMALL):
    desk = sit(**({"norm": deck} if deck else {}))
    session = desk.review(Wanted(names=() if deck else ("norm/max-pool",)))
    app = StudyApp(desk, session)

    async def play():
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(At(pilot, app, session))

    asyncio.run(play())


def test_cells_are_typed_and_enter_sends_when_all_are_filled(sit):
    async def journey(at):
        expected = [f"{cell:g}" for row in at.session.current.posed.expected[0] for cell in row]
        for cell in expected:
            await at.pilot.press(*cell, "enter")
        await at.pilot.pause()
        assert at.session.current.attempt.outcome.verdict == "correct"

    run(sit, journey)


def test_arrows_and_tab_move_and_typing_replaces(sit):
    async def journey(at):
        await at.pilot.press(
            "1", "right", "2", "down", "4", "left", "3", "shift+tab", "5", "0", "backspace", "tab", "delete"
        )
        assert at.sheet.cells == ["1", "5", "", "4"]
        assert at.session.phase is Phase.ASKING

    run(sit, journey)


def test_a_typed_literal_goes_from_cell_to_cell(sit):
    async def journey(at):
        await at.pilot.press(*"[[1,", "space", *"2],[max(3,4);", *"-5]]")
        assert at.sheet.cells == ["1", "2", "max(3,4)", "-5"]

    run(sit, journey)


@pytest.mark.parametrize("text", ["1 2; 3 4", "array([[1., 2.],\n       [3., 4.]])", "1\t2\n3\t4"])
def test_a_pasted_literal_fills_the_grid(sit, text):
    async def journey(at):
        at.sheet.post_message(events.Paste(text))
        await at.pilot.pause()
        assert [float(cell) for cell in at.sheet.cells] == [1, 2, 3, 4]

    run(sit, journey)


@pytest.mark.parametrize("text", ["1 2 3", "x" * 3_000_000, "1 " * 1_000_000, "\x1b[31m", ""])
def test_a_paste_that_does_not_fit_changes_nothing_and_says_so(sit, text):
    async def journey(at):
        await at.pilot.press("7")
        at.sheet.post_message(events.Paste(text))
        await at.pilot.pause()
        assert at.sheet.cells == ["7", "", "", ""]
        assert "2×2" in str(at.app.screen.query_one("#echo").render())

    run(sit, journey)


def test_a_pasted_megabyte_in_the_line_is_cut_and_refused_by_the_parser(sit):
    async def journey(at):
        await at.pilot.press("ctrl+t")
        at.app.screen.query_one("#answer", Input).post_message(events.Paste("1 " * 1_000_000))
        await at.pilot.pause()
        assert len(at.app.screen.query_one("#answer", Input).value) == 4_001
        await at.pilot.press("enter")
        await at.pilot.pause()
        assert at.session.current.attempt.outcome.verdict == "unreadable"

    run(sit, journey)


def test_pasted_rows_stay_rows_in_the_line(sit):
    async def journey(at):
        await at.pilot.press("ctrl+t")
        at.app.screen.query_one("#answer", Input).post_message(events.Paste("1 2\n3 4\n"))
        await at.pilot.pause()
        assert at.app.screen.query_one("#answer", Input).value == "1 2; 3 4"
        await at.pilot.press("ctrl+t")
        assert at.sheet.cells == ["1", "2", "3", "4"]

    run(sit, journey)


def test_wrong_cells_are_marked_in_a_retry_until_they_are_edited(sit):
    async def journey(at):
        right = [f"{cell:g}" for row in at.session.current.posed.expected[0] for cell in row]
        for cell in (right[0], "71", right[2], "72"):
            await at.pilot.press(*cell, "enter")
        await at.pilot.pause()
        await at.pilot.press("r")
        assert at.sheet.wrong == {1, 3}
        await at.pilot.press(*right[1])
        assert at.sheet.wrong == {3}

    run(sit, journey)


def test_a_tensor_is_entered_page_by_page(sit):
    async def journey(at):
        assert "[0]  1/2" in str(at.sheet.render())
        await at.pilot.press(*"12", "space", *"3;4;5;")
        assert "[1]  2/2" in str(at.sheet.render())
        assert at.sheet.cells[:5] == ["12", "3", "4", "5", ""]
        await at.pilot.press("pageup", "home", "9")
        assert at.sheet.cells[0] == "9"

    run(sit, journey, TENSOR)


def test_the_terminals_cursor_follows_the_cell(sit):
    async def journey(at):
        await at.pilot.press("1")
        await at.pilot.pause()
        first = at.app.cursor_position
        await at.pilot.press("right", "down", "2")
        await at.pilot.pause()
        assert at.app.cursor_position.y == first.y + 1
        assert at.app.cursor_position.x > first.x
        assert at.sheet.content_region.contains_point(at.app.cursor_position)

    run(sit, journey)


def test_a_large_matrix_is_typed_in_one_line(sit):
    async def journey(at):
        assert at.app.screen.query_one("#answer", Input).display
        assert not at.app.screen.query(SheetEntry)

    run(sit, journey, LARGE)


@pytest.mark.parametrize("size", [(40, 10), (24, 6), (200, 60)])
def test_resizing_keeps_what_was_entered(sit, size):
    async def journey(at):
        await at.pilot.press("1", "right", "2")
        for width, height in (size, SMALL, (40, 10)):
            await at.pilot.resize_terminal(width, height)
            await at.pilot.pause()
        assert at.sheet.cells == ["1", "2", "", ""]
        assert at.app.screen.query_one("#sheet").region.height > 0

    run(sit, journey)


def test_a_large_grid_that_is_filled_says_so_instead_of_repeating_itself(sit):
    deck = "cards:\n  - {id: l, q: '{{x}}', draw: {x: 'ints((6, 6), 10, 99)'}, answer: -x / 8, decimals: 3}\n"
    rows = "; ".join(" ".join(["-12.375"] * 6) for _ in range(6))

    async def journey(at):
        at.sheet.post_message(events.Paste(rows))
        await at.pilot.pause()
        assert at.sheet.filled
        shown = str(at.app.screen.query_one("#echo").render())
        assert shown == "All cells are filled; Enter sends."

    run(sit, journey, deck)


def test_how_a_word_is_answered_stays_said_while_it_is_typed(sit):
    async def journey(at):
        await at.pilot.press("x")
        assert str(at.app.screen.query_one("#echo").render()) == "Type the answer; Enter sends."

    run(sit, journey, "cards:\n  - {id: t, q: Which norm?, accept: [GroupNorm]}\n")
