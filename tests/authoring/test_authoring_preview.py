"""The preview follows its file: the same card and seed at each save, the last good form of what is half-written."""

import os
import sys

import pytest

from studyapp.authoring.editor import edit, editor_command, own_copy
from studyapp.authoring.preview import Preview
from studyapp.errors import StudyError

DECK = """\
langs: [en, zh-Hans]
cards:
  - {id: one, q: {en: First?, zh-Hans: 第一？}, a: {any: A}}
  - id: two
    cloze: {en: 'a {{c1::b}} c {{c2::d}}', zh-Hans: '甲{{c1::乙}}丙{{c2::丁}}'}
  - {q: {en: No id?, zh-Hans: 无？}, a: {any: A}}
"""


class Writer:
    """A file that is saved again and again, each time with a new stamp."""

    def __init__(self, path):
        self.path = path
        self.saves = 0

    def save(self, text):
        self.saves += 1
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, ns=(self.saves, self.saves))


@pytest.fixture
def writer(tmp_path):
    found = Writer(tmp_path / "deck.yaml")
    found.save(DECK)
    return found


def shown(preview):
    return preview.current.card.key, preview.current.old, preview.seed


def test_a_save_keeps_card_and_seed(writer):
    preview = Preview.open(writer.path, "two", "en", seed=7)
    preview.move(1)
    writer.save(DECK.replace("langs:", "# moved down\nlangs:").replace("a {{c1::b}}", "another {{c1::b}}"))
    assert preview.changed()
    assert preview.reload()
    assert shown(preview) == ("deck/two#c2", False, 7)
    assert "another" in preview.current.card.entry.cloze.to("en")
    assert not preview.reload()


def test_a_card_that_gets_another_key_is_followed_by_its_place(writer):
    preview = Preview.open(writer.path, "", "en")
    preview.move(3)
    before = preview.current.card.key
    writer.save(DECK.replace("No id?", "Still none?"))
    preview.reload()
    assert preview.current.card.key != before
    assert preview.current.card.entry.q.to("en") == "Still none?"


@pytest.mark.parametrize("broken", [DECK[:-40], "", "cards: [", DECK.replace("{id: one", "{id: one, bogus: 1")])
def test_what_is_half_written_keeps_its_last_good_form_and_says_so(writer, broken):
    preview = Preview.open(writer.path, "one", "en")
    writer.save(broken)
    preview.reload()
    if "bogus" in broken or len(broken) < 20:
        assert shown(preview)[:2] == ("deck/one", True)
        assert preview.problems_here()
    writer.save(DECK)
    preview.reload()
    assert (shown(preview)[:2], preview.problems) == (("deck/one", False), ())


def test_a_file_that_vanishes_keeps_the_card(writer):
    preview = Preview.open(writer.path, "one", "en")
    writer.path.unlink()
    preview.reload()
    assert shown(preview)[:2] == ("deck/one", True)
    assert [problem.code for problem in preview.problems] == ["E001"]


def test_problems_are_those_of_the_card_at_hand(writer):
    writer.save(DECK.replace("zh-Hans: 第一？", "zh-Hans: 第一 $x$？"))
    preview = Preview.open(writer.path, "one", "en")
    assert [problem.line for problem in preview.problems_here()] == [3]
    preview.move(1)
    assert preview.problems_here() == []


def test_the_editor_is_opened_at_the_card_or_at_its_first_error(writer):
    preview = Preview.open(writer.path, "two", "en")
    assert preview.line == 4
    writer.save(DECK.replace("    cloze:", "    bogus: 1\n    cloze:"))
    preview.reload()
    assert preview.line == 5


def test_languages_are_those_of_the_deck(writer):
    preview = Preview.open(writer.path, "", "en")
    seen = [preview.lang]
    for _ in range(2):
        preview.next_language()
        seen.append(preview.lang)
    assert seen == ["en", "zh-Hans", "en"]


def test_a_card_that_does_not_exist_is_told_with_the_nearest(writer):
    with pytest.raises(StudyError) as told:
        Preview.open(writer.path, "twoo", "en")
    assert told.value.details["suggestion"] == "two"


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+12", "a b.yaml"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", "a b.yaml"]),
        ("nano", ["nano", "+12,3", "a b.yaml"]),
        ("code", ["code", "--wait", "--goto", "a b.yaml:12:3"]),
        ("code --wait", ["code", "--wait", "--goto", "a b.yaml:12:3"]),
        ("hx", ["hx", "a b.yaml:12:3"]),
        ("subl -w", ["subl", "-w", "a b.yaml:12:3"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+12:3", "a b.yaml"]),
        ("'/opt/My Editor/edit' --new", ["/opt/My Editor/edit", "--new", "a b.yaml"]),
        ("kate", ["kate", "--line", "12", "a b.yaml"]),
        ("vim; rm -rf /", ["vim;", "rm", "-rf", "/", "a b.yaml"]),
    ],
)
def test_each_editor_gets_the_line_in_its_own_syntax(editor, words):
    from pathlib import Path

    assert editor_command({"EDITOR": editor}, Path("a b.yaml"), 12, 3) == words


def test_visual_goes_before_editor_and_something_installed_before_nothing(tmp_path):
    assert editor_command({"VISUAL": "hx", "EDITOR": "vi"}, tmp_path, 1)[0] == "hx"
    assert editor_command({}, tmp_path, 1, which=lambda name: name == "vi")[0] == "vi"
    with pytest.raises(StudyError):
        editor_command({}, tmp_path, 1, which=lambda _name: None)
    with pytest.raises(StudyError):
        editor_command({"EDITOR": "vim 'open"}, tmp_path, 1)


def test_an_editor_runs_without_a_shell_and_its_failure_is_told(tmp_path):
    mark = tmp_path / "mark; touch evil"
    edit([sys.executable, "-c", "import sys; open(sys.argv[1], 'w').close()", str(mark)])
    assert [path.name for path in tmp_path.iterdir()] == ["mark; touch evil"]
    for command in ([str(tmp_path / "no-editor")], [sys.executable, "-c", "raise SystemExit(3)"]):
        with pytest.raises(StudyError):
            edit(command)


def test_a_shipped_deck_is_copied_before_it_is_edited_and_never_over_a_copy(tmp_path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    (shipped / "a.yaml").write_text("cards: []", encoding="utf-8")
    copy = own_copy(shipped / "a.yaml", own, shipped)
    assert (copy, copy.read_text(encoding="utf-8")) == (own / "a.yaml", "cards: []")
    copy.write_text("mine", encoding="utf-8")
    assert own_copy(shipped / "a.yaml", own, shipped).read_text(encoding="utf-8") == "mine"
    assert own_copy(own / "a.yaml", own, shipped) == own / "a.yaml"
