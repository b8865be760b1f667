"""Journeys through the screens with real keys: every kind, the mistake named, undo, and what a small screen shows."""

import asyncio
import json
import re

import pytest
from textual.widgets import Input

from studyapp.session.desk import Wanted
from studyapp.session.review import Phase
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.end import EndScreen
from studyapp.tui.screens.home import HomeScreen
from studyapp.tui.widgets.sheet_entry import SheetEntry

SMALL, WIDE = (80, 24), (120, 40)


def screen_text(app) -> str:
    """Return what the terminal shows, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def play(app, keys, size=SMALL):
    """Run the app, press keys (`type:…` is typed), and return what stood on the screen after each."""

    async def journey():
        shown = []
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            shown.append(screen_text(app))
            for key in keys:
                if key.startswith("type:"):
                    await pilot.press(*["space" if char == " " else char for char in key.removeprefix("type:")])
                else:
                    await pilot.press(key)
                await pilot.pause()
                shown.append(screen_text(app))
            shown.append(type(app.screen))
        return shown

    return asyncio.run(journey())


def grid_of(shown: str) -> list[list[str]]:
    """Return the rows of a drawn 4×4 grid."""
    return [line.split() for line in shown.splitlines() if re.fullmatch(r"\s*-?\d+(\s+-?\d+){3}\s*", line)]


def review_of(desk, *names):
    return StudyApp(desk, desk.review(Wanted(names=names)))


def typed(text: str) -> str:
    return f"type:{text}"


def test_home_shows_decks_and_counts_and_enter_starts(sit):
    shown = play(StudyApp(sit()), ["enter"])
    assert "4 new" in shown[0]
    assert "norm" in shown[0]
    assert "Press Enter" in shown[0]
    assert "Over which axes" in shown[1]


def test_space_shows_then_grades_good_and_each_rating_shows_its_interval(sit):
    desk = sit()
    shown = play(review_of(desk, "norm/axes", "norm/small-batch"), ["space", "space"])
    assert "N, H and W" in shown[1]
    assert "Again 1m" in shown[1]
    assert "▸3 Good 10m" in shown[1]
    assert "Batch size 2" in shown[2]
    assert desk.store.memory("norm/axes").reviews == 1


def test_number_keys_pick_an_option_then_rate(sit):
    desk = sit()
    app = review_of(desk, "norm/small-batch")
    options = app._session.current.posed.question.options
    wrong = options.index("BatchNorm") + 1
    shown = play(app, [str(wrong), "1"])
    assert "✗ Not right." in shown[1]
    assert "noisy statistics" in shown[1]
    assert "▸1 Again" in shown[1]
    assert desk.store.stats().ratings["again"] == 1


def test_arrows_move_and_enter_picks(sit):
    app = review_of(sit(), "norm/small-batch")
    index = app._session.current.posed.question.options.index("GroupNorm")
    shown = play(app, ["j"] * index + ["enter"])
    assert "✓ Correct." in shown[-2]


def test_a_wrong_matrix_is_told_its_mistake_and_undo_takes_the_answer_back(sit):
    desk = sit()
    app = review_of(desk, "norm/max-pool")
    shown_json = app._session.current.posed.json(True)
    average = next(mistake for mistake in shown_json["mistakes"] if mistake["id"] == "average")
    rows = "; ".join(" ".join(f"{cell:g}" for cell in row) for row in average["value"][0])
    shown = play(app, [typed(rows.replace(";", ";")), "enter", "space", "ctrl+z"])
    assert "read as" in shown[1]
    assert "2×2" in shown[1]
    assert "✗ Not right." in shown[2]
    assert "average of each window" in shown[2]
    assert desk.store.stats().reviews == 0
    assert "Max pooling" in shown[4]
    assert "Taken back" in shown[4]


def test_letters_go_into_the_answer_while_it_has_the_focus(sit):
    desk = sit()
    app = review_of(desk, "norm/max-pool")

    async def journey():
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press("u", "j", "q", "minus", "at")
            await pilot.pause()
            assert app.screen.query_one(SheetEntry).cell == "ujq-@"
            await pilot.press("ctrl+t", "u", "j")
            assert app.screen.query_one("#answer", Input).value == "uj"
            assert app._session.phase is Phase.ASKING

    asyncio.run(journey())
    assert desk.store.stats().events == 0


def test_an_unreadable_answer_shows_a_caret_and_costs_nothing(sit):
    desk = sit()
    shown = play(review_of(desk, "norm/max-pool"), ["ctrl+t", typed("1 2; 3"), "enter"])
    assert "? Not read." in shown[3]
    assert "^" in shown[3]
    assert desk.store.stats().reviews == 0


def test_an_unexplained_slip_can_be_retried_with_the_same_numbers(sit):
    app = review_of(sit(), "norm/max-pool")
    shown = play(app, [typed("90 91; 92 93"), "enter", "r"])
    assert "r retry" in shown[2]
    assert "Answer" not in shown[2].replace("answer", "")
    assert len(grid_of(shown[0])) == 4
    assert grid_of(shown[3]) == grid_of(shown[0])


def test_the_end_sums_up_and_leads_home(sit):
    app = review_of(sit(), "norm/axes")
    shown = play(app, ["space", "4", "enter"])
    assert "1 answered" in shown[2]
    assert shown[-1] is HomeScreen


def test_escape_goes_home_and_keeps_every_answer(sit):
    desk = sit()
    shown = play(StudyApp(desk), ["enter", "space", "3", "escape"])
    assert shown[-1] is HomeScreen
    assert "1 learning" in shown[-2]
    assert desk.store.stats().reviews == 1


@pytest.mark.parametrize("keys", [["q"], ["ctrl+q"], ["ctrl+c"], ["enter", "ctrl+q"]])
def test_leaving_leaves(sit, keys):
    app = StudyApp(sit())

    async def journey():
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
        assert app._exit

    asyncio.run(journey())


def test_help_lists_every_key_and_closes(sit):
    shown = play(StudyApp(sit()), ["question_mark", "escape"], size=WIDE)
    assert "Ctrl+Z" in shown[1]
    assert "even days later" in shown[1]
    assert shown[-1] is HomeScreen


def test_hints_come_one_by_one(sit):
    shown = play(review_of(sit(), "norm/max-pool"), ["f1", "f1"])
    assert "Hint 1 of 2: Four windows." in shown[1]
    assert "Hint 2 of 2" in shown[2]


def test_bury_and_suspend_move_on(sit):
    desk = sit()
    shown = play(review_of(desk, "norm/axes", "norm/small-batch"), ["minus"])
    assert "Set aside until tomorrow: norm/axes" in shown[1]
    assert desk.store.memory("norm/axes").buried_until is not None


def test_the_screens_speak_chinese(sit):
    shown = play(StudyApp(sit(lang="zh-Hans")), ["enter", "space"])
    assert "按 Enter 开始学习" in shown[0]
    assert "良好" in shown[2]


@pytest.mark.parametrize("size", [(40, 10), SMALL, WIDE])
def test_no_line_of_the_question_is_cut_at_any_width(sit, size):
    app = review_of(sit(), "norm/axes")
    shown = play(app, ["space"], size=size)
    assert "OverwhichaxesdoesBatchNorm2dcomputestatistics?" in "".join(shown[0].split())


def test_markup_in_a_deck_is_shown_as_it_is(sit):
    shown = play(review_of(sit(norm="cards:\n  - {q: 'x[bold red]y[/]', a: '[link=x]z'}\n")), ["space"])
    assert "x[bold red]y[/]" in shown[0]
    assert "[link=x]z" in shown[1]


def test_keys_pressed_faster_than_the_screen_lose_and_double_nothing(sit):
    deck = "cards:\n" + "".join(f"  - {{id: c{n}, q: Question {n}?, a: a}}\n" for n in range(10))
    desk = sit(norm=deck)
    app = StudyApp(desk, desk.review(Wanted()))

    async def journey():
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press(*["space", "4"] * 10)
            await pilot.pause()
            assert isinstance(app.screen, EndScreen)

    asyncio.run(journey())
    assert desk.store.stats().reviews == 10
    assert desk.store.stats().seen == 10


def test_every_kind_of_card_is_answered_on_the_screen(sit):
    deck = json.dumps(
        {
            "cards": [
                {"id": "claim", "claim": "1 < 2", "truth": True},
                {"id": "order", "q": "?", "order": ["x1", "x2"]},
                {"id": "typed", "q": "?", "accept": ["GroupNorm"]},
                {"id": "bug", "q": "?", "code": "a\nb", "bug": {"line": 2, "why": "w", "fix": "c"}},
                {"id": "open", "q": "?", "rubric": [{"point": "P", "must": True}]},
            ]
        }
    )
    desk = sit(norm=deck)
    session = desk.review(Wanted())
    keys = {
        "claim": ["1"],
        "order": ["space", "down", "enter"],
        "typed": ["type:groupnorm", "enter"],
        "bug": ["type:2", "enter"],
    }
    app = StudyApp(desk, session)

    async def journey():
        async with app.run_test(size=SMALL) as pilot:
            while session.phase is not Phase.DONE:
                card = session.current.card.key.removeprefix("norm/")
                for key in keys.get(card, ["space"]):
                    await pilot.press(*(key.removeprefix("type:") if key.startswith("type:") else [key]))
                    await pilot.pause()
                if session.phase is Phase.JUDGED and card != "open":
                    assert session.current.attempt.outcome.verdict == "correct", card
                await pilot.press("4")
                await pilot.pause()

    asyncio.run(journey())
    assert desk.store.stats().seen == 5


def test_a_flag_shows_in_the_head_and_undo_takes_it_away_where_one_is(sit):
    desk = sit()
    seen = play(review_of(desk, "norm/axes"), ["space", "g", "u", "g", "3"])
    assert "⚑ recall · norm/axes" in seen[2]
    assert "Flagged: norm/axes" in seen[2]
    assert "⚑" not in seen[3]
    assert "Over N, H and W" in seen[3]
    assert desk.store.memory("norm/axes").flag == 1


def test_the_key_bar_names_the_key_that_scrolls_as_long_as_there_is_more_below(sit):
    answer = "\n      ".join(f"line {n}\\" for n in range(30))
    desk = sit(norm=f"cards:\n  - id: long\n    q: Why?\n    a: |\n      {answer}\n      end\n")
    seen = play(review_of(desk, "norm/long"), ["space", "pagedown", "pagedown", "pagedown"])
    assert "PgDn more" not in seen[0]
    assert "PgDn more" in seen[1]
    assert "PgDn" not in seen[4]
    assert "end" in seen[4]


def test_what_was_picked_is_read_as_it_is_written_in_the_deck(sit):
    options = r"{id: c, q: Which?, correct: 'set `a = 1`', wrong: ['set `b = 2`, $\gamma$'], keep_order: true}"
    seen = play(review_of(sit(norm=f"cards:\n  - {options}\n"), "norm/c"), ["2"])
    assert "read as set b = 2, γ" in seen[1]
