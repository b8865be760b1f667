"""The library opens from its index, reads only what changed, and survives whatever happens to files and cache."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.deck import digest, refresh
from studyapp.deck.index import FILE_NAME
from studyapp.deck.library import Library
from studyapp.deck.names import resolve
from studyapp.errors import StudyError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DECK = """title: {title}
cards:
  - id: one
    q: One?
    a: {answer}
  - id: two
    q: Two?
    a: Second.
    needs: one
"""


def write(folder: Path, name: str, title: str = "Norms", answer: str = "First.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(DECK.format(title=title, answer=answer), encoding="utf-8")
    return path


def age(path: Path, seconds: int = 60) -> None:
    """Make a file look older, so that the index may trust its time."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns - seconds * 1_000_000_000))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    age(write(tmp_path / "decks", "01-norms.yaml"))
    return tmp_path / "decks"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which files are parsed."""
    seen: list[str] = []
    real = digest.digested

    def recording(path: str, data: bytes) -> digest.Digest:
        seen.append(Path(path).name)
        return real(path, data)

    monkeypatch.setattr(digest, "digested", recording)
    return seen


def codes(library: Library) -> list[str]:
    return [problem.code for problem in library.problems]


def test_decks_rows_and_cards(folder: Path, cache: Path):
    with Library.open([folder], cache) as library:
        (deck,) = library.decks
        assert (deck.id, deck.title.to("en"), deck.cards, deck.problems) == ("norms", "Norms", 2, 0)
        first, second = library.rows()
        assert (first.key, first.kind, first.ordinal, first.line) == ("norms/one", "basic", 0, 3)
        assert second.needs == ("norms/one",)
        card = library.card("norms/two")
        assert card is not None
        assert card.kind == "basic"
        assert library.card("norms/three") is None
        assert library.card("nowhere/three") is None
        assert library.row("norms/two") == second
        assert library.deck("norms").title == deck.title
        assert [card.key for card in library.cards("norms")] == ["norms/one", "norms/two"]


def test_an_unchanged_file_is_not_read_again(folder: Path, cache: Path, reads: list[str]):
    for _ in range(3):
        Library.open([folder], cache).close()
    assert reads == ["01-norms.yaml"]


def test_only_the_edited_file_is_read_again(folder: Path, cache: Path, reads: list[str]):
    age(write(folder, "02-pooling.yaml"))
    Library.open([folder], cache).close()
    write(folder, "02-pooling.yaml", answer="Mended.")
    with Library.open([folder], cache) as library:
        card = library.card("pooling/one")
        assert card is not None
        assert "Mended." in str(card.entry)
    assert sorted(reads) == ["01-norms.yaml", "02-pooling.yaml", "02-pooling.yaml"]


def test_an_edit_that_keeps_size_and_time_is_noticed_when_it_came_just_after_the_index(folder: Path, cache: Path):
    path = write(folder, "03-quick.yaml", answer="Abcde.")
    Library.open([folder], cache).close()
    stat = path.stat()
    write(folder, "03-quick.yaml", answer="Fghij.")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with Library.open([folder], cache) as library:
        assert "Fghij." in str(library.card("quick/one"))


def test_a_touched_file_is_known_by_its_content(folder: Path, cache: Path, reads: list[str]):
    Library.open([folder], cache).close()
    age(folder / "01-norms.yaml", 600)
    Library.open([folder], cache).close()
    assert reads == ["01-norms.yaml"]


def test_a_warm_library_needs_no_yaml_and_decodes_nothing(folder: Path, cache: Path):
    shutil.copy(HERE / "every-key.yaml", folder / "every-key.yaml")
    age(folder / "every-key.yaml")
    Library.open([folder], cache).close()
    script = (
        "import sys; from pathlib import Path; from studyapp.deck.library import Library\n"
        "from studyapp.deck.names import resolve\n"
        f"library = Library.open([Path({str(folder)!r})], Path({str(cache)!r}))\n"
        "assert len(library.decks) == 2 and len(library.rows()) > 10\n"
        "assert resolve(library, ['norms', 'every-key/cloze']).cards\n"
        "heavy = {'yaml', 'numpy', 'textual', 'studyapp.deck.models', 'difflib'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert library.card('every-key/cloze#c2') is not None and library.problems\n"
        "assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, cwd=ROOT)


def test_a_file_that_is_gone_is_forgotten(folder: Path, cache: Path):
    path = write(folder, "02-pooling.yaml")
    Library.open([folder], cache).close()
    path.unlink()
    with Library.open([folder], cache) as library:
        assert [deck.id for deck in library.decks] == ["norms"]
        assert library.card("pooling/one") is None
        assert codes(library) == []


def test_a_file_that_vanishes_between_listing_and_reading_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch):
    real = list(refresh.deck_files([folder]))
    gone = real[0]._replace(path=str(folder / "gone.yaml"))
    monkeypatch.setattr(refresh, "deck_files", lambda _: [gone, *real])
    with Library.open([folder], None) as library:
        assert [deck.id for deck in library.decks] == ["norms"]
        assert codes(library) == ["E001"]


def test_what_is_no_file_is_a_problem(folder: Path, cache: Path):
    (folder / "x.yaml").mkdir()
    (folder / "dangling.yaml").symlink_to(folder / "nowhere.yaml")
    (folder / "empty.yaml").touch()
    (folder / "wide.yaml").write_bytes("cards: []".encode("utf-16"))
    (folder / "junk.yaml").write_bytes(bytes(range(256)))
    (folder / ".hidden.yaml").touch()
    (folder / "notes.txt").touch()
    os.mkfifo(folder / "pipe.yaml")
    for _ in range(2):
        with Library.open([folder], cache) as library:
            assert [deck.id for deck in library.decks] == ["norms"]
            told = {Path(problem.file).name for problem in library.problems}
            assert told == {"x.yaml", "dangling.yaml", "empty.yaml", "wide.yaml", "junk.yaml", "pipe.yaml"}


def test_a_missing_folder_is_an_empty_one(tmp_path: Path):
    with Library.open([tmp_path / "nowhere"], tmp_path / "cache") as library:
        assert library.decks == ()
        assert library.problems == ()
        assert library.rows() == []


def test_a_half_saved_deck_stays_as_it_was(folder: Path, cache: Path):
    Library.open([folder], cache).close()
    path = folder / "01-norms.yaml"
    path.write_text(path.read_text()[:60] + "  - q: {en: half", encoding="utf-8")
    for _ in range(2):
        with Library.open([folder], cache) as library:
            assert len(library.rows()) == 2
            assert codes(library) == ["E015", "W113"]
            assert library.decks[0].problems == 2
    path.write_bytes(b"")
    with Library.open([folder], cache) as library:
        assert len(library.rows()) == 2
        assert codes(library) == ["E004", "W113"]
    write(folder, "01-norms.yaml", answer="Whole again.")
    with Library.open([folder], cache) as library:
        assert codes(library) == []
        assert "Whole again." in str(library.card("norms/one"))


def test_a_bad_card_alone_is_left_out(folder: Path, cache: Path):
    Library.open([folder], cache).close()
    write(folder, "01-norms.yaml", answer="")
    with Library.open([folder], cache) as library:
        assert [row.key for row in library.rows()] == ["norms/two"]
        assert codes(library) == ["E038"]


def test_the_later_folder_wins_in_the_place_of_the_first(folder: Path, cache: Path, tmp_path: Path):
    write(folder, "02-pooling.yaml")
    own = tmp_path / "own"
    write(own, "norms.yaml", title="Mine")
    with Library.open([folder, own], cache) as library:
        assert [(deck.id, deck.title.to("en")) for deck in library.decks] == [("norms", "Mine"), ("pooling", "Norms")]
        assert len(library.rows()) == 4
        assert codes(library) == ["W112"]
        row = library.row("norms/one")
        assert row is not None
        assert row.file == str(own / "norms.yaml")
    with Library.open([folder], cache) as library:
        assert library.decks[0].title.to("en") == "Norms"


def test_a_file_may_stand_for_a_folder(folder: Path, cache: Path, tmp_path: Path):
    draft = write(tmp_path / "drafts", "norms.yaml", title="Draft")
    with Library.open([folder, draft], cache) as library:
        assert library.decks[0].title.to("en") == "Draft"


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_made_anew(folder: Path, cache: Path, content: bytes):
    cache.mkdir()
    (cache / FILE_NAME).write_bytes(content)
    with Library.open([folder], cache) as library:
        assert len(library.rows()) == 2
    with sqlite3.connect(cache / FILE_NAME) as database:
        assert database.execute("select count(*) from cards").fetchone() == (2,)
    database.close()


def test_a_cache_damaged_within_is_done_without(folder: Path, cache: Path):
    Library.open([folder], cache).close()
    database = sqlite3.connect(cache / FILE_NAME)
    database.execute("update blobs set deck = x'c1c1'")
    database.execute("drop table foreign_needs")
    database.commit()
    database.close()
    with Library.open([folder], cache) as library:
        assert library.card("norms/one") is not None
        assert codes(library) == []


def test_a_locked_cache_is_done_without(folder: Path, cache: Path):
    Library.open([folder], cache).close()
    blocker = sqlite3.connect(cache / FILE_NAME, isolation_level=None)
    blocker.execute("begin exclusive")
    write(folder, "02-pooling.yaml")
    with Library.open([folder], cache) as library:
        assert len(library.rows()) == 4
    blocker.close()


def test_a_cache_that_cannot_be_made_is_done_without(folder: Path, tmp_path: Path):
    (tmp_path / "file").touch()
    with Library.open([folder], tmp_path / "file" / "cache") as library:
        assert len(library.rows()) == 2


def test_a_cache_that_cannot_be_written_is_copied(folder: Path, cache: Path, reads: list[str]):
    Library.open([folder], cache).close()
    real = sqlite3.connect
    write(folder, "02-pooling.yaml")

    def read_only(path: str | Path, *args: float, **kwargs: float) -> sqlite3.Connection:
        if path == ":memory:":
            return real(path, *args, **kwargs)
        return real(f"file:{path}?mode=ro", *args, uri=True, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", read_only)
        with Library.open([folder], cache) as library:
            assert len(library.rows()) == 4
    assert reads.count("01-norms.yaml") == 1


def test_needs_across_decks(folder: Path, cache: Path):
    base = "cards:\n  - id: a\n    q: A?\n    a: It.\n    needs: [{}]\n"
    (folder / "p.yaml").write_text(base.format("norms/one, norms/three, nowhere/x, q/a"))
    (folder / "q.yaml").write_text(base.format("p/a"))
    with Library.open([folder], cache) as library:
        found = [(problem.code, problem.details["need"], problem.line, problem.column) for problem in library.problems]
        assert ("E046", "norms/three", 5, 24) in found
        assert ("E046", "nowhere/x", 5, 37) in found
        assert {need for code, need, _, _ in found if code == "E047"} == {"q/a", "p/a"}
        assert len(found) == 4


def test_names_of_a_command_line(folder: Path, cache: Path):
    write(folder, "02-pooling.yaml")
    shutil.copy(HERE / "normalisation.yaml", folder)
    with Library.open([folder], cache) as library:
        chosen = resolve(library, ["norms", "pooling/one", "bn-train-eval", "normalisation/bn-train-eval#c1"])
        assert chosen.decks == ("norms",)
        assert chosen.cards == (
            "pooling/one", "normalisation/bn-train-eval#c1", "normalisation/bn-train-eval#c2",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("norm", "norms"), ("norms/on", "norms/one"), ("nroms/two", "norms/two"), ("one", "norms/one"), ("?!", "")],
)
def test_a_name_that_names_nothing_is_an_error_with_a_suggestion(folder: Path, name: str, suggestion: str):
    write(folder, "02-pooling.yaml")
    with Library.open([folder], None) as library, pytest.raises(StudyError) as error:
        resolve(library, [name])
    assert error.value.code == "cli.unknown_name"
    assert error.value.details == {"name": name, "suggestion": suggestion}


def test_finding_many_keys_at_once(folder: Path, cache: Path):
    with Library.open([folder], cache) as library:
        found = library.find([f"norms/{n}" for n in range(2000)] + ["norms/two"])
        assert list(found) == ["norms/two"]


def test_reading_tells_how_far_it_is(folder: Path, cache: Path):
    for number in range(3):
        write(folder, f"more-{number}.yaml")
    told: list[tuple[int, int]] = []
    Library.open([folder], cache, lambda done, whole: told.append((done, whole))).close()
    whole = sum(file.stat().st_size for file in folder.iterdir())
    assert told[0] == (0, whole)
    assert told[-1] == (whole, whole)
    assert len(told) == 5
    told.clear()
    Library.open([folder], cache, lambda done, whole: told.append((done, whole))).close()
    assert told == []


def test_what_was_read_before_an_interruption_is_kept(
    folder: Path, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(refresh, "KEPT_BYTES", 1)
    for number in range(3):
        age(write(folder, f"more-{number}.yaml"))

    def stop(_done: int, _whole: int) -> None:
        if len(reads) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Library.open([folder], cache, stop)
    with Library.open([folder], cache) as library:
        assert len(library.decks) == 4
    assert len(reads) == len(set(reads)) == 4
