"""Derivations step by step, rubrics ticked and cards edited, in lines."""

from functools import partial

from studyapp.errors import StudyError
from studyapp.plain import play
from studyapp.session.desk import Wanted
from studyapp.texts import Texts

DECK = r"""
cards:
  - id: derivation
    q: Derive it.
    steps: [{ask: First, a: one}, {ask: Second, a: two}]
  - id: open
    q: Why?
    rubric: [{point: P, must: true}, {point: Q}]
"""


def no_editor(_desk, _key):
    raise StudyError("plain.no_editor", file="norm.yaml", line=3)


def said_in(sit, card, *typed, editor=no_editor):
    desk = sit(norm=DECK)
    lines = iter(typed)
    said = []

    def read(prompt):
        said.append(prompt)
        return next(lines, None)

    play(desk.review(Wanted(names=(card,))), Texts(), read, said.append, partial(editor, desk))
    return "\n".join(said), desk


def test_a_derivation_shows_one_step_at_a_time(sit):
    said, desk = said_in(sit, "norm/derivation", ":n", ":n", "")
    assert said.index("1. First …") < said.index("one") < said.index("2. Second …") < said.index("two")
    assert desk.store.stats().ratings["good"] == 1


def test_any_line_still_shows_all_steps(sit):
    said, desk = said_in(sit, "norm/derivation", "x", "2")
    assert "two" in said
    assert desk.store.stats().ratings["hard"] == 1


def test_ticks_propose_the_rating(sit):
    said, desk = said_in(sit, "norm/open", "x", ":t 2", ":t 1", ":t 2", "")
    assert "1* Again" in said
    assert "☑ 1. P (must)" in said
    assert "2* Hard" in said
    assert desk.store.stats().ratings["hard"] == 1


def test_ticks_and_steps_elsewhere_are_refused_in_words(sit):
    said, desk = said_in(sit, "norm/derivation", ":t 1", "x", ":n", ":t x")
    assert said.count("Points are ticked by number") == 2
    assert "There is no further step" in said
    assert desk.store.stats().reviews == 0


def test_a_card_is_edited_and_asked_anew(sit):
    def editor(desk, key):
        (desk.own_decks / "norm.yaml").write_text(DECK.replace("Derive it.", "Derive it well."), encoding="utf-8")
        desk.library.reload()
        return key, "It was copied."

    said, _ = said_in(sit, "norm/derivation", ":e", ":q", editor=editor)
    assert said.index("Derive it.") < said.index("It was copied.") < said.index("Derive it well.")


def test_without_a_terminal_the_place_of_the_card_is_told(sit):
    said, _ = said_in(sit, "norm/derivation", ":e", "x", "3")
    assert "there is no terminal for an editor here – the card is at norm.yaml:3" in said


def test_a_flag_is_put_on_and_taken_back(sit):
    said, desk = said_in(sit, "norm/derivation", ":f", ":u", ":f", ":q")
    assert said.count("Flagged: norm/derivation") == 2
    assert "Taken back: norm/derivation\n" in said
    assert desk.store.memory("norm/derivation").flag == 1


def test_what_can_be_typed_is_listed_and_a_command_that_is_none_reveals_nothing(sit):
    said, _ = said_in(sit, "norm/derivation", ":?", ":z", ":q")
    assert ":b set aside until tomorrow" in said
    assert "There is no command :z" in said
    assert "two" not in said
