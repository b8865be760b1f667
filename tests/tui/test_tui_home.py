"""The home screen: where you stand, which decks are studied, one key to start, and why it is empty where it is."""

import pytest
from msgspec.structs import replace
from screen_play import LANGS, SIZES, SMALL, compare, fits, play

from studyapp.memory.rating import Rating
from studyapp.settings import Settings, SettingsProblem, read_settings
from studyapp.store import Answered, Store
from studyapp.tui.actions import ACTIONS, actions
from studyapp.tui.app import StudyApp

ONE = "cards:\n  - {id: a, q: A?, a: x}\n  - {id: b, q: B?, a: x}\n"
EXERCISE = "cards:\n  - {id: e, q: 'Double {{x}}?', draw: {x: 'int(1, 9)'}, answer: 2 * x}\n"
NO_CARDS = "cards: []\n"
SPARED = (
    "undo",
    "leave_search",
    "set_due",
    "forget",
    "edit",
    "trace",
    "resume_interview",
    "settings",
    "formulas",
)  # where there is room


def answer(desk, card, *ratings):
    for rating in ratings:
        desk.store.record(Answered(card, rating, 5000))


def learn(desk, time, card, days=60):
    """Answer a card well, each time it is due, until it is mastered."""
    start = time.now
    while time.now < start + days * 86_400_000:
        memory = desk.store.memory(card)
        if memory is None or memory.due_ms is not None or memory.due_day <= desk.store.today():
            answer(desk, card, Rating.EASY)
        time.pass_days(1)


def test_the_first_run_says_what_is_there_and_which_key_to_press(sit):
    shown = play(StudyApp(sit()), [])[0]
    assert "5 cards in one deck, and nothing learnt yet." in shown
    assert "Press Enter to study; 4 new cards" in shown


def test_mastery_streak_and_load_are_told(sit, time):
    desk = sit(one=ONE, two=ONE)
    learn(desk, time, "one/a")
    answer(desk, "two/a", Rating.AGAIN)
    shown = play(StudyApp(desk), [])[0]
    assert "50 %" in next(line for line in shown.splitlines() if "one" in line)
    assert " 0 %" in next(line for line in shown.splitlines() if "two" in line)
    assert "1 day in a row" in shown.splitlines()[0]


def test_active_mistakes_and_the_weakest_topic_are_named(sit, time):
    desk = sit(one=ONE, two=ONE)
    for _ in range(12):
        answer(desk, "one/a", Rating.GOOD, Rating.GOOD)
        desk.store.record(Answered("two/a", Rating.AGAIN, 5000, {"mistake": "sign", "mistake_kind": "bug"}))
        answer(desk, "two/a", Rating.GOOD)
        time.pass_days(8)
    shown = play(StudyApp(desk), [])[0]
    assert "1 active mistake" in shown
    assert "Weakest: two (missed" in shown


def test_x_takes_a_deck_out_and_the_choice_is_kept(sit, tmp_path):
    file = tmp_path / "settings.toml"
    desk = replace(sit(one=ONE, two=ONE), settings_file=file)
    seen = play(StudyApp(desk), ["j", "x"])
    assert "☐ two" in seen[2]
    assert "2 cards, not studied" in seen[2]
    assert read_settings(file)[0].decks == ("one",)
    again = play(StudyApp(replace(desk, settings=read_settings(file)[0])), ["j", "x"])
    assert "☐ two" in again[0]
    assert "☑ two" in again[2]
    assert read_settings(file)[0].decks == ()


def test_the_last_deck_cannot_be_taken_out(sit):
    seen = play(StudyApp(sit(one=ONE)), ["x"])
    assert "One deck has to stay" in seen[1]
    assert "☑ one" in seen[1]


def test_decks_that_are_out_are_not_asked(sit):
    desk = sit(settings=Settings(decks=("two",)), one=ONE, two=ONE)
    shown = play(StudyApp(desk), ["enter"])[1]
    assert "two/" in shown


def test_a_choice_of_decks_that_do_not_exist_says_so_and_x_mends_it(sit):
    seen = play(StudyApp(sit(settings=Settings(decks=("gone",)), one=ONE)), ["x"])
    assert "None of the decks chosen for study exists: gone." in seen[0]
    assert "Press x" in seen[0]
    assert "☑ one" in seen[1]


def test_without_decks_it_says_where_they_belong(sit):
    desk = sit(one=NO_CARDS)
    (desk.own_decks / "one.yaml").unlink()
    desk.library.reload()
    shown = " ".join(play(StudyApp(desk), ["enter", "d", "p", "x", "j"])[-1].split())
    assert "There are no decks here" in shown
    assert "studyapp new NAME" in shown


def test_when_all_is_done_it_names_the_one_useful_key(sit):
    desk = sit(settings=Settings(new_per_day=1), one=ONE)
    answer(desk, "one/a", Rating.EASY)
    seen = play(StudyApp(desk), ["n"])
    assert "Done for today: 1 answered. Next cards:" in seen[0]
    assert "Press n for 10 more new cards." in seen[0]
    assert "B?" in seen[1]


def test_while_cards_of_today_come_back_it_is_not_called_done(sit):
    desk = sit(settings=Settings(new_per_day=1), one=ONE)
    answer(desk, "one/a", Rating.GOOD)
    shown = play(StudyApp(desk), [])[0]
    assert "1 answered today; 1 of the cards come back within minutes." in shown
    assert "Done for today" not in shown


def test_with_everything_suspended_it_names_the_key_that_still_works(sit):
    desk = sit(one=ONE)
    for card in ("one/a", "one/b"):
        desk.store.suspend(card)
    seen = play(StudyApp(desk), ["enter"])
    assert "Nothing is due" in seen[0]
    assert "Press p" in seen[0]
    assert "Nothing can be asked now" in seen[1]


def test_p_practises_the_exercises_of_the_deck_at_the_cursor(sit):
    desk = sit(one=ONE, two=EXERCISE)
    seen = play(StudyApp(desk), ["p", "j", "p"])
    assert "no exercises" in seen[1]
    assert "Double" in seen[3]


def test_what_is_wrong_is_told(sit, tmp_path, time):
    desk = sit(one=ONE, broken="cards:\n  - {id: x, q: [}\n")
    problem = SettingsProblem(tmp_path / "settings.toml", 3, "unknown", "colour", "1")
    desk = replace(desk, settings_problems=(problem,))
    with Store.open(tmp_path / "home", clock=time.clock) as second:
        shown = " ".join(play(StudyApp(replace(desk, store=second)), [])[0].split())
    assert "another" in shown
    assert "settings, line 3" in shown
    assert "broken.yaml" in shown


def test_a_hundred_decks_scroll_with_the_cursor(sit):
    desk = sit(**{f"deck{number:03}": ONE for number in range(60)})
    seen = play(StudyApp(desk), ["k", "pagedown", "pagedown", "j"])
    assert "❯ ☑ deck000" in seen[1]
    assert "deck000" not in seen[3]
    assert "❯" in seen[4]


def test_a_day_later_the_screen_counts_anew(sit, time):
    desk = sit(one=ONE)
    seen = play(StudyApp(desk), ["enter", "space", "4", "space", "4", "enter"])
    assert "Done for today: 2 answered" in seen[-1]
    time.pass_days(12)
    assert "2 due" in play(StudyApp(desk), [])[0]


@pytest.mark.parametrize("lang", LANGS)
def test_every_key_of_the_bar_fits_the_small_screen(sit, lang):
    for keys, place in (
        ([], "home"),
        (["slash", "enter"], "browse"),
        (["f", "enter"], "formulas"),
        (["t"], "statistics"),
        (["comma"], "settings"),
    ):
        desk = sit(lang=lang)
        bar = play(StudyApp(desk), keys, size=SMALL)[-1].splitlines()[-1]
        wanted = [action for action in actions(place) if action.bar and action.name not in SPARED]
        assert len(bar.split("  ")) >= len(wanted), (place, bar)
        assert "?" in bar, (place, bar)


@pytest.mark.parametrize("key", ["slash", "t", "f", "comma", "question_mark"])
def test_in_chinese_no_english_words_are_left(sit, key):
    desk = sit(lang="zh-Hans", one="cards:\n  - {id: a1, q: 问？, a: 答}\n")
    answer(desk, "one/a1", Rating.GOOD)
    shown = play(StudyApp(desk), [key])[-1]
    if key == "f":
        shown = "\n".join((*shown.splitlines()[:2], *shown.splitlines()[-1:]))
    allowed = {
        "studyapp", "Enter", "Esc", "Space", "PgDn", "PgUp", "Ctrl", "Home", "End", "Shift", "English", "one", "a1",
        "yaml", "settings", "toml", "lang", "auto", "lr", "Good", "F1", "F4", "Tab",
    }  # fmt: skip
    words = set("".join(char if char.isascii() and char.isalnum() else " " for char in shown).split())
    assert {word for word in words if len(word) > 2 and word.isalpha()} <= allowed


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, time, lang, size):
    desk = sit(lang=lang, settings=Settings(decks=("norm", "two")), norm=ONE, two=EXERCISE, three=ONE)
    learn(desk, time, "norm/a")
    picture = play(StudyApp(desk), ["j"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"home-{lang}-{size[0]}", picture)


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_lists_every_place_and_cuts_no_sentence(lang):
    from studyapp.formula.cells import cell_len
    from studyapp.formula.spans import joined
    from studyapp.texts import Texts
    from studyapp.tui.screens.help import PLACES, key_lines

    lines = [joined(line) for line in key_lines(Texts(lang), 60)]
    assert max(map(cell_len, lines)) <= 60
    assert all(Texts(lang)(f"tui.place_{place}") in lines for place in PLACES)
    assert {action.place for action in ACTIONS} <= set(PLACES)
