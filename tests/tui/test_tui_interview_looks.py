"""How the screens of interviews and plans look in both languages, from the form to the scorecard."""

import pytest
from screen_play import LANGS, SIZES, SMALL, compare, fits, play

from studyapp.tui.app import StudyApp

DECK = """
title: {en: Normalisation, zh-Hans: 归一化}
cards:
  - id: layer
    q: {en: Which layer?, zh-Hans: 哪种层？}
    correct: GroupNorm
    wrong: [BatchNorm]
    keep_order: true
  - id: why
    q: {en: Why does it help?, zh-Hans: 为什么有用？}
    rubric:
      - {point: {en: A smoother loss, zh-Hans: 损失更平滑}, must: true}
      - {point: {en: Larger steps, zh-Hans: 步长更大}}
    follow_ups: [{en: And with batch 1?, zh-Hans: 批大小为 1 呢？}]
"""
TO_THE_END = ["1", "type:smooth", "enter", "type:no", "enter", "1", "3"]


def name_of(screen, lang, size):
    return f"{screen}-{lang}-{size[0]}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("lang", LANGS)
def test_the_screens_of_an_interview_look_as_agreed(sit, lang, size):
    app = StudyApp(sit(lang=lang, norm=DECK))
    seen = play(app, ["i", "enter", "ctrl+s", "enter", *TO_THE_END, "enter"], size)
    pictures = {"brief": seen[1], "interview": seen[2], "interview-paused": seen[3], "interview-ticking": seen[-2]}
    pictures["scorecard"] = seen[-1]
    for screen, picture in pictures.items():
        assert fits(picture, size[0])
        compare(name_of(screen, lang, size), picture)


@pytest.mark.parametrize("lang", LANGS)
def test_the_plan_looks_as_agreed(sit, lang):
    picture = play(StudyApp(sit(lang=lang, norm=DECK)), ["g"], SMALL)[-1]
    assert fits(picture, SMALL[0])
    compare(name_of("plan", lang, SMALL), picture)
