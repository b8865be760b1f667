"""What is no deck at all: each gets one exact message, and a deck saved half stays in use as it last was."""

from pathlib import Path

import pytest

from studyapp.authoring.lint import lint
from studyapp.authoring.paths import read_file
from studyapp.deck import refresh
from studyapp.deck.folders import deck_files
from studyapp.deck.library import Library
from studyapp.deck.problems import problem_text
from studyapp.texts import Texts

GOOD = "cards:\n  - {id: one, q: One?, a: First.}\n  - {id: two, q: Two?, a: Second.}\n"
GONE = "E001 the file is not there (any more)\n  fix: check the name"
LINK = "E001 this link leads to no file\n  fix: point it at a deck file, or remove it"
HALF = (
    ':3:18: E012 a quote that never ends\n  - {id: two, q: "Two?, a: S\n                 ^\n'
    '  fix: close it:  - {id: two, q: "Two?, a: S"'
)
MESSAGES = {
    "bytes": (
        lambda path: path.write_bytes(b"cards:\n  - {q: \xff, a: A}\n"),
        ":2:9: E002 these bytes are not UTF-8\n  - {q: \N{REPLACEMENT CHARACTER}, a: A}\n        ^\n"
        "  fix: save the file as UTF-8",
    ),
    "utf16": (
        lambda path: path.write_bytes(GOOD.encode("utf-16")),
        ": E002 the file is UTF-16, not UTF-8\n  fix: save the file as UTF-8",
    ),
    "empty": (
        lambda path: path.write_bytes(b""),
        ": E004 the file is empty\n  fix: begin with:  cards: [{q: What is asked?, a: What is true.}]",
    ),
    "folder": (
        lambda path: path.mkdir(),
        ": E001 this is a folder, not a deck file\n  fix: rename the folder so that it does not end in .yaml",
    ),
    "dangling": (lambda path: path.symlink_to(path.with_name("gone")), f": {LINK}"),
    "half": (lambda path: path.write_text(GOOD[:-8].replace("Two", '"Two')), HALF),
}


def told(problems) -> list[str]:
    return [problem_text(problem, Texts("en")) for problem in problems]


@pytest.mark.parametrize("name", MESSAGES)
def test_lint_and_the_library_say_the_same_of_it(tmp_path: Path, name: str):
    make, message = MESSAGES[name]
    make(tmp_path / "bad.yaml")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    wanted = [f"{tmp_path / 'bad.yaml'}{message}"]
    linted = list(lint([tmp_path]))
    assert told(linted[0].problems) == wanted
    assert linted[1].problems == ()
    with Library.open([tmp_path], None) as library:
        assert told(library.problems) == wanted
        assert "good" in [deck.id for deck in library.decks]


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "gone.yaml"
    file.write_text(GOOD, encoding="utf-8")
    listed = list(deck_files((tmp_path,)))
    file.unlink()
    monkeypatch.setattr(refresh, "deck_files", lambda _folders: listed)
    with Library.open([tmp_path], None) as library:
        assert told(library.problems) == [f"{file}: {GONE}"]
    assert told(read_file(file).problems) == [f"{file}: {GONE}"]


def test_a_deck_saved_half_stays_in_use_and_says_so(tmp_path: Path):
    folder, cache = tmp_path / "decks", tmp_path / "cache"
    folder.mkdir()
    file = folder / "bad.yaml"
    file.write_text(GOOD, encoding="utf-8")
    Library.open([folder], cache).close()
    MESSAGES["half"][0](file)
    with Library.open([folder], cache) as library:
        assert [row.key for row in library.rows()] == ["bad/one", "bad/two"]
        assert told(library.problems) == [
            f"{file}{HALF}",
            f"{file}: W113 the last good version of this deck stays in use\n  fix: mend the errors of this file",
        ]
    file.write_text(GOOD.replace("Second", "Another"), encoding="utf-8")
    with Library.open([folder], cache) as library:
        assert library.problems == ()
        assert library.card("bad/two").entry.a.to("en") == "Another."
