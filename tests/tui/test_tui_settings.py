"""Settings on the screen: changed with keys, kept in the file, in force at once."""

import pytest
from msgspec.structs import replace
from screen_play import LANGS, SIZES, compare, fits, play

from studyapp.settings import Settings, declared, read_settings
from studyapp.tui.app import StudyApp
from studyapp.tui.setting import neighbour, parsed, shown


@pytest.fixture
def kept(sit, tmp_path):
    """A desk whose settings are kept in a file."""

    def make(lang="en", text=None, **decks):
        file = tmp_path / "settings.toml"
        if text is not None:
            file.write_text(text, encoding="utf-8")
        settings, problems = read_settings(file)
        desk = sit(lang=lang, settings=settings, **decks)
        return replace(desk, settings_file=file, settings_problems=problems), file

    return make


def test_the_arrows_change_a_number_and_the_file_keeps_its_comments(kept):
    desk, file = kept(text="# mine\nnew_per_day = 5 # enough\n")
    app = StudyApp(desk)
    seen = play(app, ["comma", "j", "right"])
    assert "Saved: New cards a day = 6" in seen[-1]
    assert file.read_text(encoding="utf-8") == "# mine\nnew_per_day = 6  # enough\n"
    assert app._desk.settings.new_per_day == 6


def test_a_change_counts_at_once_on_the_home_screen(kept):
    desk, _ = kept()
    seen = play(StudyApp(desk), ["comma", "j", "enter", *["backspace"] * 2, "type:2", "enter", "escape"])
    assert "2 new cards wait today" in seen[-1]


def test_the_language_changes_every_screen_at_once_and_is_kept(kept):
    desk, file = kept()
    seen = play(StudyApp(desk), ["comma", "right", "right", "escape"])
    assert "跟随系统" in seen[3]
    assert "按 Enter 开始学习" in seen[4]
    assert read_settings(file)[0].lang == "zh-Hans"


def test_the_language_key_at_home_speaks_the_other_language(kept):
    desk, file = kept()
    seen = play(StudyApp(desk), ["l", "enter", "escape", "l"])
    assert "开始学习" in seen[1]
    assert "回忆" in seen[2] or "选择" in seen[2] or "填空" in seen[2] or "计算" in seen[2]
    assert "Press Enter" in seen[4]
    assert read_settings(file)[0].lang == "en"


@pytest.mark.parametrize(("typed", "told"), [("abc", "is no number"), ("99999", "out of range")])
def test_a_value_that_cannot_be_is_refused_and_the_old_one_stays(kept, typed, told):
    desk, file = kept()
    seen = play(StudyApp(desk), ["comma", "j", "enter", *["backspace"] * 2, f"type:{typed}", "enter"])
    assert told in seen[-1]
    assert not file.exists()


def test_a_broken_file_is_shown_with_its_line_and_never_overwritten(kept):
    desk, file = kept(text="new_per_day = 5\nretention =\n")
    seen = play(StudyApp(desk), ["comma", "j", "right"])
    assert "settings, line 2" in seen[0]
    assert "line 2: this line is not TOML" in seen[1]
    assert "nothing was written" in " ".join(seen[-1].split())
    assert file.read_text(encoding="utf-8") == "new_per_day = 5\nretention =\n"


def test_the_colours_change_at_once(kept):
    desk, _ = kept()
    app = StudyApp(desk)
    themes = []
    play(app, ["comma", *["j"] * 8, "right", "right"], look=lambda app: themes.append(app.theme))
    assert app._desk.settings.theme == "light"
    assert "light" in themes[0]


def test_escape_closes_the_line_first_and_then_the_screen(kept):
    desk, _ = kept()
    seen = play(StudyApp(desk), ["comma", "j", "enter", "escape", "escape"])
    assert "Settings" in seen[4].splitlines()[0]
    assert "studyapp" in seen[5].splitlines()[0]


def test_every_setting_and_every_choice_has_its_words():
    from studyapp.texts import Texts

    for lang in LANGS:
        texts = Texts(lang)
        for name, about in declared().items():
            assert texts(f"settings.{name}")
            assert all(texts(f"settings.{name}_{choice}") for choice in about.choices)
            assert shown(name, getattr(Settings(), name), texts) or name == "decks"


def test_numbers_stop_at_their_bounds_and_choices_go_round():
    about = declared()
    assert neighbour(about["retention"], 0.99, 1) == 0.99
    assert neighbour(about["retention"], 0.9, -1) == 0.89
    assert neighbour(about["day_starts_at"], 0, -1) == 0
    assert neighbour(about["lang"], "zh-Hans", 1) == "auto"
    assert neighbour(about["decimal_comma"], False, 1) is True
    assert neighbour(about["easy_days"], (), 1) == ("sat", "sun")
    assert neighbour(about["easy_days"], ("mon", "tue"), 1) == ()
    assert (parsed("85%", about["retention"]), parsed("0,85", about["retention"])) == (0.85, 0.85)
    assert parsed("nan", about["retention"]) is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, lang, size):
    desk = sit(lang=lang, settings=Settings(new_per_day=5, retention=0.85))
    picture = play(StudyApp(desk), ["comma", "j", "j", "j"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"settings-{lang}-{size[0]}", picture)
