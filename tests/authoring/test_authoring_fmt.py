"""Writing ids into a file: only they are inserted, and the cards mean what they meant."""

import codecs

import pytest

from studyapp.authoring.fmt import save, with_ids
from studyapp.deck.cards import entry_key
from studyapp.deck.reader import read_deck
from studyapp.errors import StudyError

DECK = """\
# kept: every comment
lang: en
cards:   # here too
  - q: What does BatchNorm normalise over?   # and here
    a: Batch and spatial axes.
  -   q: "What does BatchNorm normalise over, really?"

      a:   oddly   spaced
  - {a: flow, q: Which norm suits batch size 1}
  - { claim: GroupNorm needs a batch., truth: no }
BLANKS
  - cloze: 归一化{{c1::层}}
  -
    q: What is on the next line?
    a: This.
  - ? q
    : An explicit key
    a: fine
  - id: have
    q: What has an id?
    a: This.""".replace("BLANKS", "   ")


def formatted(path, text: bytes):
    path.write_bytes(text)
    found = with_ids(path)
    save(found)
    return found


def without_ids(text: str, names) -> str:
    for name in names:
        text = text.replace(f"id: {name}, ", "", 1)
        start = text.find(f"id: {name}\n")
        if start >= 0:
            end = start + len(f"id: {name}\n")
            text = text[:start] + text[end:].lstrip(" ")
    return text


def test_only_ids_are_inserted_and_they_say_what_is_asked(tmp_path):
    file = tmp_path / "norm.yaml"
    names = [name for _, _, name in formatted(file, DECK.encode()).ids]
    assert (
        names[:4]
        == [
            "batchnorm-normalise-over",
            "batchnorm-normalise-over-really",
            "norm-suits-batch-size-1",
            "groupnorm-needs-batch.",
        ]
        or names[3] == "groupnorm-needs-batch"
    )
    assert without_ids(file.read_text(encoding="utf-8"), names) == DECK


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay_and_a_second_run_changes_nothing(tmp_path, bom, end):
    file = tmp_path / "norm.yaml"
    found = formatted(file, bom + DECK.replace("\n", end).encode())
    written = file.read_bytes()
    assert written.startswith(bom)
    assert written.count(b"\r\n") == (written.count(b"\n") if end == "\r\n" else 0)
    assert without_ids(written.removeprefix(bom).decode().replace("\r\n", "\n"), [n for *_, n in found.ids]) == DECK
    again = with_ids(file)
    assert (again.ids, again.after) == ((), written)


def test_the_cards_are_the_same_but_for_their_ids(tmp_path):
    file = tmp_path / "norm.yaml"
    file.write_text(DECK, encoding="utf-8")
    before = read_deck(file).deck.entries
    save(with_ids(file))
    after = read_deck(file).deck
    assert [type(old) for old in before] == [type(new) for new in after.entries]
    assert [old.q for old in before if hasattr(old, "q")] == [new.q for new in after.entries if hasattr(new, "q")]
    assert all(entry.id for entry in after.entries)
    assert len({entry_key(entry, "norm", "en") for entry in after.entries}) == len(after.entries)


def test_each_id_is_told_with_its_line(tmp_path):
    file = tmp_path / "norm.yaml"
    found = formatted(file, DECK.encode())
    lines = file.read_text(encoding="utf-8").splitlines()
    assert all(f"id: {name}" in lines[line - 1] for _, line, name in found.ids)


def test_an_id_in_use_or_once_used_is_not_given_again(tmp_path):
    file = tmp_path / "norm.yaml"
    text = b"cards:\n  - {q: Batch axes?, a: x}\n  - {id: batch-axes, q: Other?, a: x, was: [batch-axes-2]}\n"
    assert [name for *_, name in formatted(file, text).ids] == ["batch-axes-3"]


def test_cards_with_errors_are_left_alone_and_a_broken_file_is_untouched(tmp_path):
    file = tmp_path / "norm.yaml"
    found = formatted(file, b"cards:\n  - {q: Good one?, a: x}\n  - {q: No kind at all}\n")
    assert ([name for *_, name in found.ids], [problem.code for problem in found.problems]) == (["good-one"], ["E031"])
    file.write_bytes(b"cards:\n  - {q: Good one?, a: x\n  - q: [\n")
    broken = with_ids(file)
    assert not broken.readable
    assert broken.problems


def test_a_file_changed_meanwhile_is_not_written_over(tmp_path):
    file = tmp_path / "norm.yaml"
    file.write_bytes(b"cards:\n  - {q: Good one?, a: x}\n")
    found = with_ids(file)
    file.write_bytes(b"cards: []\n")
    with pytest.raises(StudyError):
        save(found)
    assert file.read_bytes() == b"cards: []\n"
    assert [path.name for path in tmp_path.iterdir()] == ["norm.yaml"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    target = tmp_path / "real.yaml"
    target.write_bytes(b"cards:\n  - {q: Good one?, a: x}\n")
    target.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    save(with_ids(link))
    assert link.is_symlink()
    assert b"id: good-one" in target.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("bad", [b"\xff", b"\x1b", "\u202e".encode()])
def test_a_file_with_bytes_that_are_refused_is_untouched(tmp_path, bad):
    file = tmp_path / "norm.yaml"
    file.write_bytes(b"cards:\n  - {q: Good one?, a: x}\n  - {q: Bad " + bad + b", a: x}\n")
    found = with_ids(file)
    assert (found.readable, found.ids) == (False, ())
    assert found.problems
