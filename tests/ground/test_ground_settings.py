"""Settings and places: what a person may write, and what happens when they slip."""

from pathlib import Path

import pytest

from studyapp.places import find_places, shipped_decks
from studyapp.settings import Settings, read_settings


def written(tmp_path: Path, text: str):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_without_a_file_every_setting_has_its_default(tmp_path):
    settings, problems = read_settings(tmp_path / "none.toml")
    assert settings == Settings()
    assert (settings.new_per_day, settings.reviews_per_day, settings.retention, settings.day_starts_at) == (
        10,
        200,
        0.9,
        4,
    )
    assert problems == ()


def test_what_is_written_counts(tmp_path):
    settings, problems = written(tmp_path, 'new_per_day = 5\nretention = 0.85\ndecks = ["a", "b"]\nlang = "zh-Hans"\n')
    assert (settings.new_per_day, settings.retention, settings.decks, settings.lang) == (5, 0.85, ("a", "b"), "zh-Hans")
    assert problems == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('new_per_day = "5"', "type"),
        ("new_per_day = true", "type"),
        ("new_per_day = -1", "range"),
        ("retention = 1", "range"),
        ('lang = "fr"', "choice"),
        ("decks = [1]", "type"),
        ("new_cards = 5", "unknown"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_its_default_stands(tmp_path, line, code):
    settings, (problem,) = written(tmp_path, f"day_starts_at = 5\n\n{line}\n")
    assert (problem.line, problem.code, problem.name) == (3, code, line.split()[0])
    assert settings == Settings(day_starts_at=5)


def test_a_file_that_is_not_toml_is_kept_and_its_line_named(tmp_path):
    settings, (problem,) = written(tmp_path, "new_per_day = 5\nretention =\n")
    assert (settings, problem.line, problem.code) == (Settings(), 2, "syntax")
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8").startswith("new_per_day = 5")


def test_a_home_holds_everything(tmp_path):
    places = find_places(str(tmp_path), ["/more"], {"STUDYAPP_HOME": "/ignored", "STUDYAPP_DECKS": "/x"})
    assert {places.data, places.config} == {tmp_path}
    assert places.cache.is_relative_to(tmp_path)
    assert places.decks == (shipped_decks(), tmp_path / "decks", Path("/x"), Path("/more"))


def test_without_a_home_the_platform_decides(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    places = find_places(None, [], {})
    assert all(folder.is_relative_to(tmp_path) for folder in (places.data, places.config, places.cache))


def test_the_shipped_decks_are_found():
    assert any(shipped_decks().glob("*.yaml"))
