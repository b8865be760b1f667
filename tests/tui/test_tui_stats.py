"""Statistics: what the store counted is drawn right, readable without colour, with its numbers on demand."""

from datetime import date

import pytest
from screen_play import LANGS, SIZES, compare, fits, play

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import joined
from studyapp.memory.rating import Rating
from studyapp.store import Answered
from studyapp.store.stats import Bar, Calibration, Day, MistakeCount, Stats
from studyapp.store.stats import Tested as Share
from studyapp.texts import Texts
from studyapp.tui.app import StudyApp
from studyapp.tui.widgets.plot import bar, bar_of, columns, labels, shade
from studyapp.tui.widgets.plot_calendar import calendar
from studyapp.tui.widgets.plot_page import StatsPage

TODAY = (date(2026, 1, 7) - date(1970, 1, 1)).days


def a_day(day: int, reviews: int) -> Day:
    return Day(day, reviews, 1, 0, reviews - 1, 0, 2, reviews, reviews - 1, 0, 60_000 * reviews)


STATS = Stats(
    today=TODAY,
    events=60,
    cards=9,
    days=(a_day(TODAY - 9, 10), a_day(TODAY - 1, 20), a_day(TODAY, 4)),
    states={"learning": 1, "young": 5, "mature": 3, "suspended": 2, "leeches": 0},
    load={TODAY: 7, TODAY + 1: 3, TODAY + 20: 14},
    mistakes=(MistakeCount("bug", 6, 2), MistakeCount("convention", 1, 0)),
    intervals=(Bar(1, 2, 4),),
    stability=(Bar(0, 1, 2), Bar(21, 30, 3), Bar(3650, None, 1)),
    difficulty=(Bar(5, 6, 6),),
    retrievability=(Bar(0.9, 1.0, 6),),
    hours=(Share(9, 10, 9, 1), Share(21, 20, 15, 1)),
    topics=(Share("norm", 20, 18), Share("loss", 10, 6)),
    calibration=(Calibration(0.9, 0.95, 0.925, 20, 18),),
)


def page(width=76, lang="en", numbers=False, stats=STATS) -> str:
    drawn = StatsPage(stats, Texts(lang), 0.9, numbers, {"norm": "Normalisation", "loss": "Losses"})
    return "\n".join(joined(line).rstrip() for line in drawn.lines(width))


def test_the_headline_sums_everything_up():
    text = page()
    assert "34 answers on 3 days · 34 min · 91.2 % remembered · 2 days in a row" in text
    assert "3 mature · 5 young · 1 learning · 2 suspended" in text


def test_each_chart_has_its_numbers():
    text = page()
    for told in ("today 7, next 7 days 3, next 30 days 17", "6, 2 still active", "goal 90 %", "predicted 92.5 %"):
        assert told in text
    assert "of 20" not in text
    assert "of 20" in page(numbers=True)
    assert " 14" in page(numbers=True).partition("Coming days")[2]


def test_topics_come_weakest_first_by_their_titles():
    text = page()
    assert text.index("Losses") < text.index("Normalisation")
    assert "60 %" in text


def test_ranges_are_named_by_their_ends():
    text = page()
    for name in ("< 1", "21 … 30", "3650 +", "90 … 100 %"):
        assert name in text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("width", [36, 76, 109, 110, 156])
def test_nothing_is_wider_than_its_place(width, lang, numbers):
    assert max(map(cell_len, page(width, lang, numbers).splitlines())) <= width


def test_the_calendar_ends_today_and_is_darkest_where_most_was_answered():
    drawn = [joined(line) for line in calendar({TODAY: 4, TODAY - 7: 8}, TODAY, Texts("en"), 76)]
    wednesday, thursday = drawn[3], drawn[4]
    assert wednesday.rstrip().endswith("█ ▒")
    assert len(thursday.rstrip()) < len(wednesday.rstrip())
    assert "Jan" in drawn[0]


def test_without_answers_it_says_why_it_is_empty_and_what_to_press(sit):
    assert "Enter there begins" in " ".join(play(StudyApp(sit()), ["t"])[-1].split())


def test_the_screen_draws_what_was_answered_and_shows_numbers_on_demand(sit):
    desk = sit()
    desk.store.record(Answered("norm/axes", Rating.GOOD, 4000))
    seen = play(StudyApp(desk), ["t", "n", "escape"], size=(120, 60))
    assert "1 answer on 1 day" in seen[1]
    assert seen[1] != seen[2]
    assert "☑" in seen[3]


def test_marks_leave_nothing_out():
    assert bar(0.001, 8)[0].strip()
    assert bar_of(1, 10_000, 20) == "▏"
    assert columns([0, 1, 1000], 2)[1] == " ▁█"
    assert shade(1, 10_000) == "░"
    assert labels([(0, "a"), (99, "b")], 10) == "a"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, time, lang, size):
    desk = sit(lang=lang)
    for _ in range(3):
        for card in ("norm/axes", "norm/small-batch", "norm/modes#c1"):
            desk.store.record(Answered(card, Rating.GOOD, 30_000))
        desk.store.record(
            Answered("norm/max-pool", Rating.AGAIN, 60_000, {"mistake": "average", "mistake_kind": "bug"})
        )
        time.pass_days(4)
    picture = play(StudyApp(desk), ["t"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"statistics-{lang}-{size[0]}", picture)
