"""The plan from the command line: its JSON, its words, the date kept, and what is refused."""

from datetime import date, timedelta

import pytest

SOON = (date.today() + timedelta(days=10)).isoformat()


def test_a_plan_gives_schedule_forecast_and_what_is_dropped_as_json(run):
    found = run("plan", "--by", SOON, "--minutes-per-day", "10", "--topic", "pooling", "--json").json
    assert found["by"] == SOON
    assert found["minutes_per_day"] == 10
    assert 9 <= len(found["schedule"]) <= 11
    assert 0 < found["known"] <= found["cards"]
    assert {topic["topic"] for topic in found["topics"]} == {"pooling"}
    assert all(card.startswith("pooling/") for card in found["dropped"])


def test_the_date_is_kept_for_the_next_plan(run):
    run("plan", "--by", SOON, "--topic", "pooling")
    ran = run("plan")
    assert ran.code == 0
    assert SOON in ran.out
    assert run("plan", "--lang", "zh-Hans").out.startswith(f"到 {SOON} 的计划")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--by", "2020-01-01"), 1),
        (("--by", "soon"), 2),
        ((), 2),
        (("--by", SOON, "--topic", "nowhere"), 1),
        (("--by", SOON, "--minutes-per-day", "0"), 2),
    ],
)
def test_what_cannot_be_planned_gets_one_sentence(run, words, code):
    ran = run("plan", *words)
    assert ran.code == code
    assert ran.err.count("\n") == 1
    assert "–" in ran.err
