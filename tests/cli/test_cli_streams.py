"""Streams, names and numbers that a shell may hand over: each ends in a sentence and an exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = "failed inside the app"


def shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `studyapp` is the program."""
    environ = {**os.environ, "STUDYAPP_HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    program = f'studyapp() {{ "{sys.executable}" -m studyapp "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", program], env=environ, capture_output=True, text=True, errors="replace", timeout=60, check=False
    )


@pytest.mark.parametrize(
    "line", ["where >&-", "where 2>&-", "review --new 1 <&-", "check --batch <&-", "review --new 1 <&- >&- 2>&-"]
)
def test_a_closed_stream_is_an_empty_one(line, home):
    ran = shell(f"studyapp {line}", home)
    assert (ran.returncode, OURS in ran.stdout + ran.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize(("line", "told"), [("where", "no space left"), ("--version", "")])
def test_output_that_finds_no_room_is_told_in_one_sentence(line, told, home):
    ran = shell(f"studyapp {line} > /dev/full", home)
    assert ran.returncode == 1
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
@pytest.mark.parametrize("line", ["show $'\\xff'", "review $'\\xff'", "--home $'/tmp/\\xff' due", "backup $'\\xff'"])
def test_a_name_that_is_not_utf8_is_refused(line, home):
    ran = shell(f"studyapp {line}", home)
    assert ran.returncode == 2
    assert "not UTF-8 – " in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_deck_whose_name_is_not_utf8_costs_no_other_deck(run, decks):
    Path(os.fsdecode(os.fsencode(decks) + b"/\xff.yaml")).write_text("cards: []\n", encoding="utf-8")
    ran = run("search", "deck:recall", "--decks", str(decks), "--json")
    assert len(ran.json) == 6
    assert run("due", "--decks", str(decks)).err.startswith("1 problem")


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "fr", "due"),
        ("nothing",),
        ("review", "--limit", "-1"),
        ("review", "--new", "x"),
        ("drill", "--level", "0"),
        ("stress", "--draws", "0"),
        ("due", "--nothing"),
        ("show",),
        ("lint", "--explain", ""),
    ],
)
def test_wrong_usage_is_one_sentence_with_its_remedy(words, run):
    ran = run(*words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert " – " in ran.err
    assert "__main__" not in ran.err


def test_what_cannot_be_exported_to_or_imported_is_refused_by_name(run, tmp_path):
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\0")
    wanted = {
        ("export", "events", str(tmp_path)): "not an ordinary file",
        ("export", "events", "/"): "not an ordinary file",
        ("import", str(tmp_path / "none")): "there is no file",
        ("import", str(binary)): "is not an exported event",
        ("backup", str(binary / "x")): "cannot be written",
    }
    for words, told in wanted.items():
        ran = run(*words)
        assert (ran.code, told in ran.err) == (1, True), ran


def test_a_batch_refuses_a_seed_that_no_command_takes_and_reads_past_a_byte_order_mark(run):
    card = '{"card": "pooling/max-pool-2x2", "seed": %s, "answer": "1"}\n'
    ran = run("check", "--batch", typed="\ufeff" + card % 1 + card % -1 + card % 10**30)
    first, *rest = map(str, ran.lines)
    assert (ran.code, "verdict" in first) == (1, True)
    assert all("error" in line for line in rest)


def test_an_interrupt_while_the_program_is_loaded_leaves_no_traceback(home):
    ran = shell(
        f"""{sys.executable} -c "
import sys
from studyapp.cli import main
class Stop:
    def find_spec(self, *_):
        raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
sys.exit(main(['where']))" """,
        home,
    )
    assert (ran.returncode, ran.stderr) == (130, "")


def test_words_and_file_names_never_bring_a_control_character_to_the_terminal(run, tmp_path):
    wild = "\x1b[2J\u202e\x9b"
    folder = tmp_path / wild
    folder.mkdir()
    (folder / f"{wild}.yaml").write_text("cards: [{q: a, b: c}]\n", encoding="utf-8")
    for words in (
        ("show", f"{wild}/x"),
        ("search", f'"{wild}'),
        ("plan", "--by", wild),
        ("due", f"--{wild}"),
        ("lint", str(folder)),
        ("due", "--decks", str(folder)),
        ("lint", str(folder), "--format", "json"),
    ):
        ran = run(*words)
        told = (ran.out + ran.err).replace("\n", "")
        assert told
        assert told.isprintable(), words
    assert run("lint", str(folder), "--format", "json").json[0]["file"] == str(folder / f"{wild}.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_dumb_terminal_gets_lines(home):
    master, slave = os.openpty()
    environ = {**os.environ, "STUDYAPP_HOME": str(home), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    words = [sys.executable, "-m", "studyapp"]
    ran = subprocess.run(words, env=environ, cwd=ROOT, stdin=slave, stdout=slave, timeout=60, check=False)
    said = os.read(master, 65_536)
    os.close(master)
    os.close(slave)
    assert ran.returncode == 0
    assert b"new" in said
    assert b"\x1b" not in said
