"""Reading a deck gives typed cards; the schema decides the types, never YAML."""

from pathlib import Path

import pytest

from studyapp.deck import kinds, models
from studyapp.deck.cards import cards_of, entry_key
from studyapp.deck.problems import Mark
from studyapp.deck.reader import read_deck, stem_id
from studyapp.deck.text import Text

HERE = Path(__file__).parent


def deck_of(text: str, name: str = "03-pooling.yaml") -> models.Deck:
    reading = read_deck(name, text.encode())
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert reading.deck is not None
    return reading.deck


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_deck("deck.yaml", text.encode(), warn=False).problems]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("name", ["normalisation.yaml", "every-key.yaml"])
def test_a_good_deck_reads_without_a_problem(name: str, pure: bool):
    reading = read_deck(HERE / name, pure=pure)
    assert reading.problems == ()
    assert reading.deck is not None
    assert not reading.broken


def test_five_lines_make_a_deck_named_after_its_file():
    deck = deck_of("cards:\n  - q: One?\n    a: A first.\n  - q: Two?\n    a: A second.\n")
    assert deck.id == "pooling"
    assert deck.title == Text({"any": "pooling"})
    assert [type(entry) for entry in deck.entries] == [models.Basic, models.Basic]


@pytest.mark.parametrize(
    ("stem", "deck"),
    [
        ("03-pooling", "pooling"),
        ("pooling", "pooling"),
        ("3d-conv", "3d-conv"),
        ("1-2-norms", "norms"),
        ("42", "42"),
        ("My Deck", "my-deck"),
    ],
)
def test_the_number_in_front_of_the_stem_does_not_count(stem: str, deck: str):
    assert stem_id(f"{stem}.yaml") == deck


@pytest.mark.parametrize(
    "typed", ["no", "1.10", "010", "16:9", "1e-3", "2024-01-31", "~", "null", "0x1F", "1_000", "Yes"]
)
def test_a_text_stays_what_was_typed(typed: str):
    deck = deck_of(f"cards:\n  - q: What then?\n    accept: [{typed}]\n")
    entry = deck.entries[0]
    assert isinstance(entry, models.Typed)
    assert entry.accept[0].to("en") == typed


def test_every_kind_has_its_key_and_its_model():
    deck = read_deck(HERE / "every-key.yaml").deck
    assert deck is not None
    assert {type(entry) for entry in deck.entries} == set(models.KINDS)


@pytest.mark.parametrize("kind", models.KINDS, ids=lambda kind: kind.__name__)
def test_the_tables_name_the_fields_of_the_models(kind: type[models.Entry]):
    name = str(kind.__struct_config__.tag)
    written = set(kinds.COMMON) | set(kinds.OWN[name])
    renamed = {"hint", "kind"}
    derived = {"line", "many"}
    assert written - renamed == set(kind.__struct_fields__) - derived


def test_one_correct_option_is_picked_and_a_list_is_selected():
    deck = deck_of(
        "cards:\n  - {q: One?, correct: a b, wrong: c d, explain: x}\n"
        "  - {q: All?, correct: [a b], wrong: [c d, e f], explain: x}\n"
    )
    one, several = deck.entries
    assert isinstance(one, models.Choice)
    assert isinstance(several, models.Choice)
    assert (one.many, several.many) == (False, True)


def test_steps_with_an_answer_are_an_exercise_and_without_one_a_derivation():
    deck = deck_of(
        "cards:\n  - {q: How?, draw: {x: pick(1)}, steps: [{y: x + 1}], answer: y}\n"
        "  - {q: Why?, steps: [{ask: First?, a: So it is.}]}\n"
    )
    assert [type(entry) for entry in deck.entries] == [models.Exercise, models.Derivation]


def test_defaults_serve_cards_that_say_nothing_else():
    deck = deck_of(
        "defaults: {difficulty: 1, decimals: 2, syntax: rust}\ncards:\n"
        "  - {q: Plain?, a: It is.}\n  - {q: Own?, a: It is., difficulty: 5}\n"
        "  - {q: Num?, draw: {x: pick(1)}, answer: x}\n"
    )
    plain, own, number = deck.entries
    assert (plain.difficulty, own.difficulty) == (1, 5)
    assert isinstance(number, models.Exercise)
    assert number.decimals == 2


def test_a_text_without_words_serves_all_languages():
    deck = deck_of("langs: [en, zh-Hans]\ncards:\n  - q: {en: What?, zh-Hans: 什么？}\n    a: $x^2$ = 4\n")
    entry = deck.entries[0]
    assert isinstance(entry, models.Basic)
    assert entry.a.has("zh-Hans")


def test_one_bad_card_leaves_the_others():
    reading = read_deck(
        "deck.yaml",
        b"cards:\n  - {q: One?, a: First.}\n  - {q: Two?, b: Second., difficulty: 9}\n  - {q: Three?, a: Third.}\n",
    )
    assert reading.deck is not None
    assert len(reading.deck.entries) == 2
    assert [item.number for item in reading.items] == [0, 2]


def test_all_problems_of_a_card_are_told_at_once():
    text = "cards:\n  - {id: Bad Id, q: One?, a: , difficulty: 9, tags: [a b], status: x, url: y}\n"
    assert sorted(codes(text)) == ["E030", "E035", "E036", "E037", "E038", "E040"]


def test_broken_yaml_in_one_card_takes_only_that_card():
    reading = read_deck("deck.yaml", b"cards:\n- q: 'One\n  a: First.\n- q: Two?\n  a: It's fine.\ntitle: After\n")
    assert reading.broken
    assert reading.deck is not None
    assert reading.deck.title.to("en") == "After"
    assert [entry.line for entry in reading.deck.entries] == [4]


def test_siblings_have_keys_of_their_own():
    deck = deck_of(
        "cards:\n  - {id: gaps, cloze: '{{c2::b}} and {{c1::a}} and {{c1::c}} here'}\n"
        "  - {id: both, q: One?, a: First., reverse: yes}\n  - {id: old, q: Gone?, a: Gone., status: retired}\n"
    )
    assert [card.key for card in cards_of(deck)] == [
        "pooling/gaps#c1", "pooling/gaps#c2", "pooling/both", "pooling/both#r",
    ]  # fmt: skip


def keys(text: str) -> list[str]:
    deck = deck_of(text)
    return [entry_key(entry, deck.id, deck.lang) for entry in deck.entries]


def test_mending_an_answer_keeps_the_key_of_a_card_without_id():
    before = keys("cards:\n  - {q: Which norm?, a: GroupNrm}\n  - cloze: 'BN has {{c1::bach}} statistics.'\n")
    after = keys(
        "cards:\n  - {q: Which  norm?, a: GroupNorm, explain: So.}\n  - cloze: 'BN has {{c1::batch}} statistics.'\n"
    )
    assert before == after
    assert all(key.startswith("pooling/~") for key in after)


def test_another_question_is_another_card():
    assert keys("cards: [{q: One?, a: It.}]") != keys("cards: [{q: Two?, a: It.}]")


def test_marks_say_where_every_value_starts():
    reading = read_deck(HERE / "normalisation.yaml")
    lines = (HERE / "normalisation.yaml").read_text(encoding="utf-8").splitlines()
    mark = reading.marks[("cards", 5, "steps", "mu")]
    assert lines[mark.line - 1][mark.column - 1 :].startswith("mean(x)}")
    assert reading.marks[("cards", 0, "id")] == Mark(8, 9)


@pytest.mark.parametrize(
    "written",
    [
        "plain = bad",
        "'it''s = bad'",
        '"tab\\t = bad"',
        "|\n      one\n      two = bad",
        ">\n      one\n      two = bad",
        "several\n      lines = bad",
        '"\\u4e2d = bad"',
        "中文 = bad",
    ],
)
def test_a_place_inside_a_text_is_found_in_the_file(written: str):
    text = f"cards:\n  - q: What?\n    a: {written}\n"
    reading = read_deck("deck.yaml", text.encode())
    assert reading.deck is not None
    entry = reading.deck.entries[0]
    assert isinstance(entry, models.Basic)
    mark = reading.at(("cards", 0, "a"), entry.a.to("en").index("bad"))
    assert text.splitlines()[mark.line - 1][mark.column - 1 :].startswith("bad")


def test_crlf_and_a_byte_order_mark_change_nothing():
    text = (HERE / "every-key.yaml").read_text(encoding="utf-8")
    plain = read_deck("d.yaml", text.encode())
    windows = read_deck("d.yaml", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert windows.deck == plain.deck
    assert windows.marks == plain.marks


def test_needs_that_are_wrong_are_taken_out():
    reading = read_deck(
        "d.yaml", b"cards:\n - {id: a, q: A?, a: It., needs: [b, x, o/y]}\n - {id: b, q: B?, a: It., needs: a}\n"
    )
    assert reading.deck is not None
    assert [entry.needs for entry in reading.deck.entries] == [("b", "o/y"), ()]
