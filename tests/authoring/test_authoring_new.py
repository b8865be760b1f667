"""Starting a deck: a template of every kind that lints clean, never over what is there."""

import json

import pytest

from studyapp.authoring.lint import lint
from studyapp.authoring.new import create_deck, schema_text, slug
from studyapp.authoring.templates import FIRST_KINDS, cards_of, deck_text
from studyapp.deck.cards import kind_of
from studyapp.deck.kinds import KIND_NAMES
from studyapp.deck.reader import read_deck
from studyapp.errors import StudyError, UsageError
from studyapp.texts import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_template_of_every_kind_lints_clean_and_is_of_that_kind(tmp_path, lang, kind):
    file = tmp_path / "new.yaml"
    file.write_text(deck_text("new", "New", lang, [kind]), encoding="utf-8")
    (found,) = lint([file])
    assert found.problems == ()
    assert [kind_of(entry) for entry in read_deck(file).deck.entries] == [kind]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_deck_with_every_kind_lints_clean(tmp_path, lang):
    file = create_deck("All kinds", tmp_path, lang, KIND_NAMES, ())
    (found,) = lint([file])
    assert (found.cards, found.problems) == (12, ())
    assert list(cards_of(lang)) == list(KIND_NAMES)


def test_the_name_becomes_id_and_title(tmp_path):
    file = create_deck("Vision: Transformers ", tmp_path / "decks", "en", FIRST_KINDS, ())
    deck = read_deck(file).deck
    assert (file.name, deck.id, deck.title.to("en")) == (
        "vision-transformers.yaml",
        "vision-transformers",
        "Vision: Transformers",
    )


def test_the_first_line_names_the_schema_that_lies_beside_the_deck(tmp_path):
    file = create_deck("x.yaml", tmp_path, "en", FIRST_KINDS, ())
    name = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert json.loads((tmp_path / name).read_text(encoding="utf-8")) == json.loads(schema_text())


def test_nothing_is_written_over(tmp_path):
    file = create_deck("x", tmp_path, "en", FIRST_KINDS, ())
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StudyError) as told:
        create_deck("X", tmp_path, "en", FIRST_KINDS, ())
    assert told.value.code == "authoring.deck_exists"
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_deck_that_would_hide_another_is_refused(tmp_path):
    with pytest.raises(StudyError):
        create_deck("Pooling", tmp_path, "en", FIRST_KINDS, {"pooling"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "a/b", "归一化", "", "...", "C:\\x"])
def test_a_name_that_cannot_be_an_id_is_refused(tmp_path, name):
    with pytest.raises(UsageError):
        create_deck(name, tmp_path / "decks", "en", FIRST_KINDS, ())
    assert list(tmp_path.iterdir()) == []


def test_ids_are_cut_at_a_word():
    assert slug("Über die Größe – a test", 64) == "uber-die-groe-a-test"
    assert slug("one two three", 9) == "one-two"
    assert slug("incomprehensible", 5) == "incom"
