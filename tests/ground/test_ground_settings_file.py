"""Writing one setting: comments, unknown lines, line ends and layout of the file stay as the person wrote them."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.errors import StudyError
from studyapp.settings import Settings, declared, read_settings
from studyapp.settings_file import changed, documented, settings_with, toml, write_setting


def test_a_new_file_explains_every_setting_in_both_languages_and_sets_only_the_one(tmp_path):
    file = tmp_path / "config" / "settings.toml"
    write_setting(file, "new_per_day", 15)
    text = file.read_text(encoding="utf-8")
    for name, about in declared().items():
        assert all(words in text for words in about.doc)
        assert f"# {name} = " in text
    assert read_settings(file) == (Settings(new_per_day=15), ())
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == ["new_per_day = 15"]


def test_the_documented_defaults_are_the_defaults():
    uncommented = "\n".join(line.removeprefix("# ") for line in documented().splitlines() if " = " in line)
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in tomllib.loads(uncommented).items()
    }
    assert values.keys() == declared().keys()
    assert Settings(**values) == Settings()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new_per_day = 5\n", "new_per_day = 7\n"),
        ("new_per_day = 5  # enough\n# mine\nfoo = 1\n", "new_per_day = 7  # enough\n# mine\nfoo = 1\n"),
        ("# a\r\nnew_per_day=5\r\nlang = 'en'\r\n", "# a\r\nnew_per_day = 7\r\nlang = 'en'\r\n"),
        ('"new_per_day" = 5', "new_per_day = 7"),
        ("# new_per_day = 10\nlang = 'en'\n", "# new_per_day = 10\nnew_per_day = 7\nlang = 'en'\n"),
        ("lang = 'en'\n", "lang = 'en'\nnew_per_day = 7\n"),
        ("lang = 'en'", "lang = 'en'\nnew_per_day = 7"),
        ("lang = 'en'\n[mine]\nnew_per_day = 1\n", "lang = 'en'\nnew_per_day = 7\n[mine]\nnew_per_day = 1\n"),
        ("", "new_per_day = 7\n"),
        ("note = '''\nnew_per_day = 1\n'''\n", "note = '''\nnew_per_day = 1\n'''\nnew_per_day = 7\n"),
    ],
)
def test_only_the_one_line_changes(before, after):
    assert changed(before, "new_per_day", 7) == after


def test_the_comments_inside_a_list_of_lines_are_kept():
    before = 'lang = "en"\ndecks = [\n  "a",  # first\n  # later: "b"\n  "c#d",\n] # end\nx = 1\n'
    after = changed(before, "decks", ("a",))
    assert after == 'lang = "en"\n# first\n# later: "b"\n# end\ndecks = ["a"]\nx = 1\n'


def test_a_byte_order_mark_and_a_link_are_no_obstacle(tmp_path):
    target = tmp_path / "real.toml"
    target.write_bytes(b"\xef\xbb\xbf# mine\nlang = 'en'\n")
    target.chmod(0o600)
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    write_setting(link, "lang", "zh-Hans")
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o600
    assert read_settings(link)[0].lang == "zh-Hans"
    assert "# mine" in target.read_text(encoding="utf-8")


def test_a_broken_file_is_kept_as_it_is(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("lang =\n", encoding="utf-8")
    with pytest.raises(StudyError) as refused:
        write_setting(file, "lang", "en")
    assert refused.value.code == "settings.broken"
    assert file.read_text(encoding="utf-8") == "lang =\n"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StudyError) as refused:
        write_setting(tmp_path / "file" / "settings.toml", "lang", "en")
    assert refused.value.code == "settings.unwritable"


@pytest.mark.parametrize(("name", "value"), [("retention", 0.2), ("lang", "fr"), ("new_per_day", 1.5), ("none", 1)])
def test_a_value_that_is_not_allowed_is_refused(name, value):
    with pytest.raises(StudyError):
        settings_with(Settings(), name, value)


@given(st.lists(st.text(max_size=8), max_size=4))
def test_whatever_the_ids_are_they_are_read_back(ids):
    assert tomllib.loads(changed(documented(), "decks", tuple(ids)))["decks"] == ids
    assert tomllib.loads(f"x = {toml(ids)}")["x"] == ids
