"""Backups, verification and the merge of two devices, from the command line."""

import json
import subprocess
import sys


def study(run, lines="x\n4\n", *words):
    assert run("review", "--plain", *(words or ("recall",)), typed=lines).code == 0


def reviews(run):
    return run("stats", "--json").json["reviews"]


def test_a_backup_is_restored_and_what_was_there_before_is_kept(run, tmp_path):
    study(run)
    saved = tmp_path / "saved.db"
    assert str(saved) in run("backup", str(saved)).out
    study(run)
    assert reviews(run) == 2
    ran = run("restore", str(saved))
    assert ran.code == 0
    assert reviews(run) == 1
    kept = ran.lines[-1].split()[-1]
    assert "study-before" in kept


def test_a_backup_never_overwrites_a_file(run, tmp_path):
    study(run)
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    ran = run("backup", str(tmp_path / "taken"))
    assert ran.code == 1
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_two_devices_merge_and_twice_is_once(run, tmp_path):
    study(run)
    mine = tmp_path / "mine.jsonl"
    run("export", "events", str(mine))
    other = ("--home", str(tmp_path / "other"))
    assert run(*other, "review", "recall", "--plain", typed="x\n4\nx\n4\n", at_home=False).code == 0
    assert "1 of them new" in run(*other, "import", str(mine), at_home=False).out
    assert "0 of them new" in run(*other, "import", str(mine), at_home=False).out
    assert run(*other, "stats", "--json", at_home=False).json["reviews"] == 3
    for line in mine.read_text(encoding="utf-8").splitlines():
        assert {"device", "seq", "card", "kind", "rating"} <= json.loads(line).keys()


def test_verify_finds_nothing_in_a_sound_store_and_lists_orphans(run, home):
    folder = home / "decks"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("cards:\n  - {id: one, q: Q?, a: A.}\n", encoding="utf-8")
    study(run, "x\n4\n", "mine")
    ran = run("verify")
    assert ran.code == 0
    assert "0 faults" in ran.out
    assert "mine/one" not in ran.out
    (folder / "mine.yaml").unlink()
    assert "mine/one" in run("verify").out


def test_a_damaged_store_is_refused_untouched_and_said_how_to_mend(run, home):
    study(run)
    (database,) = home.glob("*.db")
    garbage = b"not a database" * 1000
    database.write_bytes(garbage)
    ran = run("review", "--plain", typed="x\n")
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1
    assert "restore" in ran.err
    assert database.read_bytes() == garbage


def test_a_second_window_only_looks_and_says_so(run, home):
    program = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "--home", str(home), "review", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    program.stdout.readline()
    ran = run("review", "--plain", typed="x\n3\n")
    program.kill()
    program.communicate()
    assert "only looks" in ran.err
    assert reviews(run) == 0
