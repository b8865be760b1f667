"""With another window open this one may only look: every screen that would write says so, and none fails."""

import pytest
from msgspec.structs import replace
from screen_play import LANGS, play

from studyapp.memory.rating import Rating
from studyapp.store import Answered, Store
from studyapp.tui.app import StudyApp

SAYS = {"en": "another", "zh-Hans": "另一个"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("u",),
        ("enter",),
        ("enter", "ctrl+s", "3"),
        ("enter", "minus"),
        ("slash", "enter"),
        ("slash", "enter", "at"),
        ("slash", "enter", "g"),
        ("slash", "enter", "n"),
        ("slash", "enter", "d", "5", "enter"),
        ("i", "enter"),
    ],
    ids="-".join,
)
def test_each_screen_that_would_write_says_that_it_may_only_look(sit, tmp_path, time, lang, keys):
    desk = sit(lang=lang)
    desk.store.record(Answered("norm/axes", Rating.EASY, 4000))
    with Store.open(tmp_path / "home", clock=time.clock) as second:
        assert second.read_only
        shown = play(StudyApp(replace(desk, store=second)), list(keys))[-1]
    assert SAYS[lang] in shown
    assert [event.kind for event in desk.store.history("norm/axes")] == ["review"]
