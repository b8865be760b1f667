"""`fit` as a person uses it: a history, a fit, what the statistics then say, and the way back."""

import json
from pathlib import Path

import pytest

from studyapp.cli import main
from studyapp.memory.fitting import extra

DAY_MS = 86_400_000
NEEDED = 400


def history(file: Path, cards: int = 120) -> Path:
    """Write the answers of a learner whose memory grows faster than the default has it."""
    answers = [
        (day, card, 1 if day and (card + day) % 25 == 0 else 3) for card in range(cards) for day in (0, 2, 13, 60, 200)
    ]
    lines = [
        {"device": "x", "seq": seq, "hlc": (19_000 + day) * DAY_MS + seq, "wall_ms": (19_000 + day) * DAY_MS + seq}
        | {"tz_offset_min": 0, "day": 19_000 + day, "card": f"recall/r{card}", "kind": "review", "rating": rating}
        for seq, (day, card, rating) in enumerate(sorted(answers), 1)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def test_without_the_extra_a_sentence_says_how_to_install_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(extra, "installed", lambda: False)
    assert main(["--home", str(tmp_path / "home"), "--lang", "en", "fit"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "pip install 'studyapp[fit]'" in told.err
    assert len(told.err.splitlines()) == 1
    assert not (tmp_path / "home" / "study.db").exists()


def test_an_empty_home_is_told_how_many_reviews_a_fit_needs(run):
    pytest.importorskip("fsrs_rs_python")
    ran = run("fit")
    assert ran.code == 1
    assert str(NEEDED) in ran.err
    assert run("fit", "--dry-run").err == ran.err


def test_nothing_to_take_back_is_a_sentence(run):
    ran = run("fit", "--undo")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_a_fit_is_reported_adopted_told_in_the_statistics_and_taken_back(run, tmp_path: Path):
    pytest.importorskip("fsrs_rs_python")
    run("import", str(history(tmp_path / "history.jsonl")))
    assert "parameters: default" in run("stats").out
    dry = run("fit", "--dry-run", "--json").json
    assert (dry["adopted"], dry["chosen"] in ("initial", "fitted")) == (False, True)
    assert run("stats", "--json").json["fit"] is None

    ran = run("fit")
    assert ran.code == 0
    assert f"{dry['loss']:.4f}" in ran.out
    told = run("stats", "--json").json["fit"]
    assert (told["parameters"], told["reviews"]) == (dry["parameters"], 600)
    assert told["loss"] < told["loss_default"]
    shown = " ".join(run("stats").out.split())
    assert "to 600 reviews" in shown
    assert f"{dry['loss']:.4f} (default {dry['loss_default']:.4f})" in shown
    assert "0 faults" in run("verify").out

    review = run("review", "recall/r3", "--plain", typed="x\n3\n")
    assert review.code == 0
    assert "1 answered" in review.out
    assert "0 faults" in run("verify").out

    assert run("fit", "--undo").code == 0
    assert run("fit", "--json", "--lang", "zh-Hans").json["adopted"]
    assert "0 faults" in run("verify").out
