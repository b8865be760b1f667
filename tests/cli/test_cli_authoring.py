"""The author's commands as a person runs them: new, schema, fmt, preview, lint, search, and bad input of every kind."""

import json
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from studyapp.authoring.preview import Preview
from studyapp.cli.commands import preview as preview_command
from studyapp.texts import Texts

NORM = """\
cards:
  - q: What does BatchNorm normalise over?
    a: Batch.
  - {q: Which norm for one image?, a: GroupNorm}
"""


@pytest.fixture
def deck(home):
    """Write a deck into the learner's folder."""

    def written(text, name="mine.yaml"):
        (home / "decks").mkdir(parents=True, exist_ok=True)
        file = home / "decks" / name
        file.write_text(text, encoding="utf-8", newline="")
        return file

    return written


def test_a_new_deck_can_be_linted_previewed_and_studied_at_once(run):
    file, *advice = run("new", "My first deck").lines
    assert file.endswith("my-first-deck.yaml")
    assert any("studyapp preview" in line for line in advice)
    assert run("lint", file).code == 0
    assert "BatchNorm2d" in run("preview", file).out
    assert "BatchNorm2d" in run("review", "my-first-deck", typed="\n").out


def test_a_new_deck_is_refused_in_one_sentence(run):
    run("new", "mine", "--kind", "exercise", "--lang", "zh-Hans")
    for words, code in ((("new", "Mine"), 1), (("new", "pooling"), 1), (("new", "a/b"), 2), (("new", "归一化"), 2)):
        ran = run(*words)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 1)
        assert " – " in ran.err


def test_the_schema_is_json(run):
    assert run("schema").json["properties"]["cards"]["type"] == "array"


def test_ids_are_written_into_the_learners_decks_and_progress_goes_along(run, deck):
    file = deck(NORM.replace("\n", "\r\n"))
    run("review", "mine", typed="\n3\n\n3\n")
    assert run("fmt", "--ids", "--check").code == 1
    assert file.read_bytes() == NORM.replace("\n", "\r\n").encode()
    ran = run("fmt", "--ids")
    assert (ran.code, "mine.yaml:2: batchnorm-normalise-over" in ran.out) == (0, True)
    assert run("fmt", "--ids", "--check").code == 0
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n") == 5
    told = run("review", "mine", typed="").err
    assert "mine/batchnorm-normalise-over" in told
    assert [card["state"] for card in run("search", "deck:mine", "--json").json] == ["learning", "learning"]


def test_a_reworded_card_keeps_its_schedule_and_undo_takes_it_back(run, deck):
    deck(NORM)
    run("review", "mine", typed="\n3\n")
    deck(NORM.replace("normalise", "normalize"))
    assert "keep their schedules" in run("review", "mine", typed="").err
    assert len(run("search", "deck:mine", "-is:new", "--json").json) == 1
    assert run("review", "mine", typed="").err == ""
    run("review", "mine", typed=":u\n")
    assert run("search", "deck:mine", "-is:new", "--json").json == []


def test_the_preview_draws_other_numbers_and_opens_the_editor_at_the_line(run, deck, tmp_path):
    file = deck("cards:\n  - {id: one, q: First?, a: A}\n  - {id: two, q: Second?, a: '[b]B'}\n")
    editor = tmp_path / "edit.py"
    editor.write_text("import sys\nopen(sys.argv[0] + '.log', 'w').write(repr(sys.argv[1:]))\n", encoding="utf-8")
    link = tmp_path / "vim"
    link.write_text(f"#!/bin/sh\nexec {os.sys.executable} '{editor}' \"$@\"\n", encoding="utf-8")
    link.chmod(0o755)
    ran = run("preview", f"{file}#two", typed="\ne\nk\n", env={"VISUAL": f"'{link}' -n", "EDITOR": "false"})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("Second?") < ran.out.index("[b]B") < ran.out.index("First?")
    assert (tmp_path / "edit.py.log").read_text() == repr(["-n", "+3", str(file)])
    ran = run("preview", f"{file}#three")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_a_search_that_cannot_be_read_is_pointed_at(run):
    ran = run("search", "batch", "is:dew")
    assert ran.code == 2
    sentence, query, caret = ran.err.splitlines()
    assert query[caret.index("^") :] == "dew"
    assert "is:" in sentence
    ran = run("search", "-is:new", "--json")
    assert ran.json == []


BAD = {
    "bytes": (lambda path: path.write_bytes(b"cards:\n  - {q: \xff\xfa, a: A}\n"), "E002", 2),
    "utf16": (lambda path: path.write_bytes(NORM.encode("utf-16")), "E002", 0),
    "empty": (lambda path: path.write_bytes(b""), "E004", 0),
    "folder": (lambda path: path.mkdir(), None, 0),
    "dangling": (lambda path: path.symlink_to(path.with_name("gone")), "E001", 0),
    "fifo": (os.mkfifo, "E001", 0),
    "closed": (lambda path: (path.write_text("cards:"), path.unlink()), None, 0),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_exact_problem_for_every_command(run, tmp_path, name):
    make, code, line = BAD[name]
    path = tmp_path / "bad.yaml"
    make(path)
    ran = run("lint", str(path), "--format", "json")
    assert ran.code == 1
    if code is None:
        assert len(ran.err.splitlines()) == 1
        assert "bad.yaml" in ran.err
    else:
        found = [(problem["code"], problem["line"]) for problem in json.loads(ran.out)]
        assert (code, line) in found
    for words in (("fmt", "--ids", str(path)), ("preview", str(path))):
        ran = run(*words)
        assert ran.code == 1
        assert "Traceback" not in ran.err + ran.out
        assert "crash.log" not in ran.err
        assert "bad.yaml" in ran.err + ran.out


def test_a_summary_counts_and_a_broken_deck_exits_with_1(run, deck):
    deck(NORM)
    found = run("lint", "--summary", "--format", "json", "decks/02-pooling.yaml").json
    assert found["all"]["kinds"]["exercise"] == found["all"]["exercises"] == found["decks"][0]["exercises"]
    assert found["all"]["languages"]["zh-Hans"] == found["all"]["cards"]
    assert "exercises:" in run("lint", "--summary", "decks/02-pooling.yaml").out
    assert run("lint", str(deck("cards:\n  - {q: x}\n")), "--summary").code == 1


def test_a_new_deck_is_found_by_its_name_from_any_folder(run):
    assert run("new", "my-deck").code == 0
    for word in ("my-deck", "my-deck.yaml"):
        assert run("lint", word).out == "no problem (cards: 3, decks: 1)\n"
        assert run("fmt", word).code == 0
        assert "my-deck/small-batch" in run("preview", f"{word}#small-batch").out
    assert "'other.yaml' does not exist" in run("lint", "other.yaml").err


def test_what_expressions_may_call_is_listed(run):
    told = run("lint", "--explain", "e074").out.split()
    assert {"mean", "permutation", "avg_pool2d", "pi"} <= {*told}


def test_a_deck_of_the_installed_program_is_copied_before_it_is_edited(tmp_path, monkeypatch):
    installed, own = tmp_path / "site-packages" / "decks", tmp_path / "home" / "decks"
    installed.mkdir(parents=True)
    shipped = installed / "01-norm.yaml"
    shipped.write_text(NORM, encoding="utf-8")
    monkeypatch.setattr(preview_command, "installed_decks", lambda: installed)
    monkeypatch.setenv("VISUAL", f"{sys.executable} -c pass")
    preview = Preview.open(shipped, "", "en")
    app = SimpleNamespace(places=SimpleNamespace(own_decks=own), texts=Texts("en"))
    told = preview_command.open_editor(app, preview)
    assert told.startswith(f"The shipped deck was copied to {own / '01-norm.yaml'}; the copy stands in for it")
    assert (preview.path, preview.path.read_text(encoding="utf-8")) == (own / "01-norm.yaml", NORM)
    assert preview_command.open_editor(app, preview) == ""


def test_the_way_of_the_guide_leads_from_a_new_deck_to_a_studied_exercise(run, home):
    guide = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
    exercise = re.findall(r"```yaml\ncards:\n(.*?)```", guide, re.DOTALL)[-1]
    assert run("new", "Vision transformers").code == 0
    file = home / "decks" / "vision-transformers.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n" + exercise, encoding="utf-8")
    assert run("lint", "vision-transformers").out.startswith("no problem")
    assert "0 unsound" in run("stress", "mean-square").out
    shown = run("show", "mean-square", "--seed", "0:5", "--json", "--answer").out.splitlines()
    assert len({json.loads(line)["expected"] for line in shown}) > 1
    ran = run("review", "vision-transformers/mean-square", typed="0\n\n")
    assert "Prediction" in ran.out
    assert run("search", "deck:vision* rated:1", "--json").json[0]["card"] == "vision-transformers/mean-square"
