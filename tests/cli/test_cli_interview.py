"""Interviews from the command line: in a pipe, by seed, taken up again, reported, and practised."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = re.compile(r"^── (\d+)/(\d+) · ", re.M)


def questions(out: str) -> list[str]:
    """Return what was asked, without clocks."""
    asked = out.split("Now grade")[0].split("What was not right")[0]
    return [re.sub(r"\d+:\d\d", "", part) for part in asked.split("── ")[1:]]


def test_an_interview_in_a_pipe_ends_with_its_input_and_still_gives_scorecard_and_report(run, tmp_path):
    page, text = tmp_path / "report.html", tmp_path / "report.md"
    ran = run("interview", "--plain", "--seed", "3", "--report", str(page), typed="1\n1\n")
    assert ran.code == 0, ran.err
    assert "Scorecard: " in ran.out
    assert re.search(r"\d of 10 answered", ran.out)
    assert "To work on" in ran.out
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "<svg" in html
    assert "default-src 'none'" in html
    assert not re.search(r"(src|href)\s*=|url\(|<script|@import|<link", html)
    again = run("interview", "--last", "--report", str(text))
    assert again.code == 0
    assert text.read_text(encoding="utf-8").startswith("# Mock interview of ")


def test_the_same_seed_gives_the_same_interview_in_another_home_and_again_in_this_one(run, tmp_path):
    lines = "1\n" * 30
    first = run("interview", "--plain", "--seed", "5", typed=lines)
    again = run("interview", "--plain", "--seed", "5", typed=lines)
    elsewhere = run(
        "--home", str(tmp_path / "other"), "interview", "--plain", "--seed", "5", typed=lines, at_home=False
    )
    assert questions(first.out) == questions(again.out) == questions(elsewhere.out)
    assert len(questions(first.out)) >= 10


def test_another_interview_repeats_no_card_of_the_last_ones(run, tmp_path):
    asked = []
    for seed in ("1", "2", "3"):
        run("interview", "--plain", "--seed", seed, typed=":e\n")
        run("export", "events", str(tmp_path / f"{seed}.jsonl"))
        events = [json.loads(line) for line in (tmp_path / f"{seed}.jsonl").read_text("utf-8").splitlines()]
        held = [event["payload"] for event in events if event.get("kind") == "interview"]
        asked.append({item["card"].partition("#")[0] for item in held[-1]["items"]})
    assert len(asked[0]) == 10
    assert not asked[0] & asked[1]
    assert not (asked[0] | asked[1]) & asked[2]


def test_a_killed_interview_is_taken_up_again_where_it_stopped(run, home):
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "--home", str(home), "interview", "--plain", "--seed", "3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"LANG": "C.UTF-8"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"my first answer\n")
    process.stdin.flush()
    seen = b""
    while b"2/10" not in seen:
        seen += os.read(process.stdout.fileno(), 4096)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    ran = run("interview", "--plain", typed="")
    assert "Taken up again at question 2 of 10" in ran.out
    assert "Scorecard" in ran.out
    assert not (home / "interview.json").exists()
    report = home / "report.md"
    run("interview", "--last", "--report", str(report))
    assert "my first answer" in report.read_text("utf-8")


def test_leaving_keeps_the_interview_and_new_writes_the_old_one_down(run):
    left = run("interview", "--plain", typed="1\n:q\n")
    assert left.code == 0
    assert "Scorecard" not in left.out
    other = run("interview", "--plain", "--new", typed="")
    assert "written down as it stood" in other.out
    assert run("stats", "--json").code == 0


def test_what_an_interview_failed_is_practised_by_one_command(run):
    run("interview", "--plain", "--seed", "3", typed="zzz\n" * 40)
    ran = run("interview", "--practise", "--plain", typed="")
    assert ran.code == 0
    assert "── " in ran.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--topic", "nowhere"), 1, "nowhere"),
        (("--minutes", "0"), 2, "--minutes"),
        (("--report", "/no/such/folder/r.html"), 1, "/no/such/folder/r.html"),
        (("--report", "/"), 1, "report"),
        (("--level", "guru"), 2, "guru"),
        (("--last",), 1, "studyapp interview"),
        (("--practise",), 1, "studyapp interview"),
    ],
)
def test_bad_input_gets_one_sentence_and_nothing_is_begun(run, home, words, code, says):
    ran = run("interview", "--plain", *words)
    assert ran.code == code
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert not (home / "interview.json").exists()


def test_the_scorecards_numbers_are_given_as_json_and_follow_from_the_items(run):
    assert run("interview", "--history", "--json").json == []
    run("interview", "--plain", "--seed", "3", typed="1\n" * 60)
    found = run("interview", "--last", "--json").json
    weights = {"warmup": 1, "compute": 2, "bug": 1.5, "derive": 2.5, "open": 3}
    whole = sum(weights[item["role"]] for item in found["items"])
    score = sum(item["points"] * weights[item["role"]] for item in found["items"]) / whole
    assert found["score"] == pytest.approx(score)
    assert found["questions"] == len(found["items"]) == 10
    assert found["answered"] == sum(item["credit"] is not None for item in found["items"])
    assert 1 <= len(found["tasks"]) <= 3
    assert all(task["cards"] for task in found["tasks"])
    run("interview", "--plain", "--seed", "4", typed="")
    assert run("interview", "--history", "--json").json[0]["id"] == found["id"]
    assert len(run("interview", "--history").lines) == 2


def test_a_coach_in_a_pipe_shows_each_answer_and_grades_at_once(run):
    ran = run("interview", "--plain", "--coach", "--minutes", "5", "--seed", "2", typed="x\n" * 40)
    assert ran.code == 0
    first = ran.out.split("── 2/")[0]
    assert "Answer" in first
    assert "Now grade" not in ran.out


def test_an_interview_is_held_in_chinese(run):
    ran = run("interview", "--plain", "--lang", "zh-Hans", "--seed", "3", typed="1\n")
    assert ran.code == 0
    assert "成绩单" in ran.out
