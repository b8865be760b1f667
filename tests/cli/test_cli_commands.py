"""The commands as a contract: their JSON, their exit codes, and what they leave behind."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_where_names_every_place_and_creates_none(run, home):
    found = run("where", "--json", fresh=True).json
    assert found.keys() == {"data", "config", "cache", "decks"}
    assert found["data"].startswith(str(home))
    assert not home.exists()


def test_due_counts_what_review_would_ask_and_each_decks_share(run):
    found = run("due", "--json").json
    assert (found["due"], found["new"]) == (0, 10)
    assert {"deck", "title", "cards", "due", "new"} <= found["decks"][0].keys()
    assert len(found["day"]) == 10


def test_without_a_terminal_the_program_says_what_is_due_and_exits_0(run):
    ran = run()
    assert ran.code == 0
    assert "10 new" in ran.out
    assert ran.err == ""


def test_cards_of_all_four_kinds_are_answered_and_a_second_run_goes_on(run):
    cards = run("search", "--json").json
    kinds = {card["kind"]: card["card"] for card in reversed(cards)}
    for kind in ("basic", "cloze", "choice", "exercise"):
        shown = run("show", kinds[kind], "--seed", "7", "--answer", "--json").json
        answer = json.dumps(shown["expected"]) if kind == "exercise" else "x"
        if kind == "choice":
            answer = str(shown["options"].index(shown["expected"]) + 1)
        ran = run("review", kinds[kind], "--plain", "--seed", "7", typed=f"{answer}\n4\n")
        assert ran.code == 0, ran.err
        if kind in ("choice", "exercise"):
            assert "✓" in ran.out
    stats = run("stats", "--json").json
    assert (stats["reviews"], stats["seen"], stats["ratings"]["easy"]) == (4, 4, 4)
    assert run("due", "--json").json["new"] == 6
    assert "4 answered" not in run("review", "--plain", "--limit", "1", typed="").out


def test_end_of_input_keeps_what_was_answered_and_exits_0(run):
    ran = run("review", "recall", "--plain", typed="x\n3\nx\n")
    assert ran.code == 0
    assert "1 answered" in ran.out
    assert run("stats", "--json").json["reviews"] == 1


def test_undo_in_lines_takes_the_last_answer_of_the_run_before_back(run):
    run("review", "recall", "--plain", typed="x\n3\n")
    run("review", "recall", "--plain", typed=":u\n:q\n")
    assert run("stats", "--json").json["reviews"] == 0


def test_show_is_the_same_in_every_process_and_a_range_prints_one_line_a_seed(run):
    lines = run("show", "pooling/max-pool-2x2", "--seed", "3:6", "--json").lines
    assert [json.loads(line)["seed"] for line in lines] == [3, 4, 5]
    assert lines[1] == run("show", "pooling/max-pool-2x2", "--json", "--seed", "4").lines[0]


def test_check_names_the_average_of_a_max_pooling_and_records_nothing(run, home):
    shown = run("show", "pooling/max-pool-2x2", "--seed", "5", "--answer", "--json").json
    assert len(shown["given"]["x"]) == 1
    assert len(shown["given"]["x"][0]) == 4
    (rows,) = shown["expected"]
    right = "; ".join(" ".join(f"{value:g}" for value in row) for row in rows)
    verdict = run("check", "pooling/max-pool-2x2", "--seed", "5", "--json", "--", right).json
    assert (verdict["verdict"], verdict["credit"], verdict["rating"]) == ("correct", 1.0, 3)
    average = next(mistake for mistake in shown["mistakes"] if mistake["id"] == "average")
    verdict = run("check", "pooling/max-pool-2x2", "--seed", "5", "--json", "--", json.dumps(average["value"])).json
    assert (verdict["verdict"], verdict["mistake"], verdict["mistake_kind"]) == ("wrong", "average", "bug")
    assert not (home / "study.sqlite3").exists()
    assert not any(home.glob("*.sqlite3"))


def test_a_batch_answers_line_by_line_and_one_bad_line_costs_no_other(run):
    lines = [
        {"card": "pooling/max-pool-2x2", "seed": 1, "answer": "("},
        {"card": "nowhere/none", "seed": 1, "answer": "1"},
        {"card": "pooling/max-pool-2x2", "seed": 1, "level": 1, "answer": "90 91; 92 93"},
    ]
    ran = run("check", "--batch", typed="\n".join(json.dumps(line) for line in lines) + "\n")
    verdicts = [json.loads(line) for line in ran.lines]
    assert [verdict.get("verdict") for verdict in verdicts] == ["unreadable", None, "wrong"]
    assert verdicts[0]["read_as"] is None
    assert ran.code == 1


def test_an_answer_may_begin_with_a_minus(run):
    verdict = run("check", "pooling/pool-output-size", "--seed", "1", "--json", "--", "-3").json
    assert verdict["verdict"] == "wrong"
    assert verdict["read_as"] == -3


def test_search_lists_all_and_finds_words_in_both_languages(run):
    everything = run("search", "--json").json
    keys = {"card", "deck", "kind", "tags", "languages", "state", "stability", "difficulty", "due", "file", "line"}
    assert all(card.keys() == keys for card in everything)
    assert len(everything) >= 36
    found = {card["card"] for card in run("search", "池化", "--json").json}
    assert found
    assert found < {card["card"] for card in everything}
    assert run("search", "no-such-word", "--json").json == []
    assert run("search", "-no-such-word", "--json").json == everything


def test_the_interface_and_the_cards_speak_chinese(run):
    assert "到期" in run("due", "--lang", "zh-Hans").out
    assert "到期" in run("due", env={"LANG": "zh_CN.UTF-8"}).out
    shown = run("show", "pooling/max-pool-2x2", "--seed", "1", "--json", "--lang", "zh-Hans").json
    assert any("\u4e00" <= char <= "\u9fff" for char in shown["question"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "nowhere/none"), 1, "nowhere/none"),
        (("show", "pooling"), 1, "deck, not a card"),
        (("show", "pooling/max-pool-2x2", "--seed", "x"), 2, "seed"),
        (("show", "pooling/max-pool-2x2", "--seed", "5:3"), 2, "range"),
        (("show", "pooling/max-pool-2x2", "--level", "9"), 2, "level"),
        (("check", "pooling/max-pool-2x2", "--", "1"), 2, "--seed"),
        (("check", "pooling/max-pool-2x2", "--seed", "1"), 2, "--"),
        (("check", "normalisation/bn-axes", "--", "1"), 1, "graded"),
        (("lint", "no-such-file.yaml"), 1, "no-such-file.yaml"),
        (("frobnicate",), 2, "frobnicate"),
        (("review", "poolin", "--plain"), 1, "pooling"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_on_standard_error(run, words, code, said):
    ran = run(*words)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("place", ["before", "after"])
def test_home_is_never_ignored(run, home, tmp_path, place):
    words = ("review", "recall", "--plain", "--limit", "1")
    where = ("--home", str(home))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    env = {name: str(elsewhere) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    ran = run(*(where + words if place == "before" else words + where), typed="x\n3\n", at_home=False, env=env)
    assert ran.code == 0, ran.err
    assert list(elsewhere.iterdir()) == []
    assert any(home.iterdir())


def test_the_home_of_the_environment_counts_too(run, tmp_path):
    ran = run("where", "--json", at_home=False, env={"STUDYAPP_HOME": str(tmp_path / "h")})
    assert ran.json["data"] == str(tmp_path / "h")


@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_folders_of_decks_add_up_wherever_they_are_given(run, tmp_path, place):
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"deck-{name}.yaml").write_text("cards:\n  - {q: Q?, a: A.}\n", encoding="utf-8")
    a, b = ("--decks", str(tmp_path / "a")), ("--decks", str(tmp_path / "b"))
    words = {"before": (*a, *b, "due"), "after": ("due", *a, *b), "both": (*a, "due", *b)}[place]
    decks = {deck["deck"] for deck in run(*words, "--json").json["decks"]}
    assert {"deck-a", "deck-b", "pooling"} <= decks


def test_a_broken_deck_is_told_with_line_and_column_while_all_others_work(run, home):
    folder = home / "decks"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("cards:\n  - q: What is BN: a layer?\n    a: b\n", encoding="utf-8")
    ran = run("lint", str(folder))
    assert ran.code == 1
    assert "broken.yaml:2:" in ran.out
    assert "^" in ran.out
    assert "fix:" in ran.out
    problem = run("lint", str(folder), "--format", "json").json[0]
    assert problem.keys() == {"file", "line", "column", "code", "severity", "message", "fix"}
    ran = run("review", "recall", "--plain", "--limit", "1", typed="x\n3\n")
    assert ran.code == 0
    assert "broken.yaml" in ran.err
    assert run("stats", "--json").json["reviews"] == 1


def test_a_shipped_deck_lints_clean(run):
    assert run("lint", str(ROOT / "decks" / "02-pooling.yaml"), "--format", "json").json == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_home_is_one_line(run, tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    ran = run("review", "--plain", typed="x\n")
    tmp_path.chmod(stat.S_IRWXU)
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1


def test_a_home_that_is_a_file_is_one_line(run, home):
    home.write_text("in the way", encoding="utf-8")
    ran = run("review", "--plain", typed="x\n")
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1
    assert " – " in ran.err
    assert home.read_text(encoding="utf-8") == "in the way"


def test_ctrl_c_in_lines_exits_130_and_keeps_every_answer(run, home, decks):
    program = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "--home", str(home), "--decks", str(decks), "review", "recall", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(b"x\n3\nx\n")
    program.stdin.flush()
    seen = b""
    while seen.count(b"Again") < 2:
        more = os.read(program.stdout.fileno(), 65536)
        assert more, seen
        seen += more
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=20)
    assert program.returncode == 130
    assert b"Traceback" not in said
    assert run("stats", "--json").json["reviews"] == 1


def test_a_broken_settings_file_names_its_line_and_the_defaults_are_used(run, home):
    home.mkdir()
    (home / "settings.toml").write_text("new_per_day = 3\nretention = 2\n", encoding="utf-8")
    ran = run("due", "--json")
    assert ran.json["new"] == 3
    assert "settings.toml:2:" in ran.err
    (home / "settings.toml").write_text("new_per_day = \n", encoding="utf-8")
    ran = run("due", "--json")
    assert ran.json["new"] == 10
    assert "settings.toml:1:" in ran.err


def test_a_pipe_that_closes_early_is_no_failure(home):
    command = f"{sys.executable} -m studyapp --home '{home}' search | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_version_says_the_version(run):
    assert run("--version", at_home=False).out.startswith("studyapp 0.")


def test_help_says_what_each_command_does_in_both_languages(run):
    assert "study due cards" in run("--help").out
    assert "复习到期的卡片" in run("--help", "--lang", "zh-Hans").out
