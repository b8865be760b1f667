"""Every kind of card: what it asks, how an answer is judged, what is revealed, in both languages."""

import pytest

from studyapp.deck.cards import cards_of
from studyapp.deck.reader import read_deck
from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Way
from studyapp.texts import Texts

DECK = r"""
langs: [en, zh-Hans]
cards:
  - id: basic
    q: {en: Question?, zh-Hans: 问题？}
    a: {en: Answer., zh-Hans: 答案。}
    reverse: true
  - id: cloze
    cloze: {any: 'The gradient is $\frac{{{c1::p - y}}}{{{c2::N::how many}}}$ or {{c1::that}}.'}
  - id: claim
    claim: {any: 1 < 2}
    truth: true
    because: {any: $2 - 1 > 0$}
  - id: order
    q: {any: '1, 2, 3?'}
    order: [{any: '1'}, {any: '2'}, {any: '3'}]
  - id: match
    q: {any: '?'}
    match: [[{any: a1}, {any: b1}], [{any: a2}, {any: b2}]]
    extra: [{any: b3}]
  - id: typed
    q: {any: '?'}
    accept: [{any: GroupNorm}]
    ignore: [{any: layer}]
  - id: output
    q: {en: What does this print?, zh-Hans: 输出是什么？}
    code: |
      print(1)
      print(2)
    output: |
      1
      2
  - id: bug
    q: {en: Which line?, zh-Hans: 哪一行？}
    code: |
      a = 1
      b = a / 0
    bug: {line: 2, why: {en: Zero., zh-Hans: 零。}, fix: b = a}
  - id: derivation
    q: {any: '$x$?'}
    steps: [{ask: {any: $1$}, a: {any: $2$}, why: {any: $3$}}, {ask: {any: $4$}, a: {any: $5$}}]
  - id: open
    q: {en: Why?, zh-Hans: 为什么？}
    rubric: [{point: {any: $P$}, must: true}, {point: {any: $Q$}}]
    a: {any: $A$}
"""


@pytest.fixture(scope="module")
def cards():
    reading = read_deck("kinds.yaml", DECK.encode(), warn=False)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    return {card.key.removeprefix("kinds/"): card for card in cards_of(reading.deck)}


def posed(cards, key, lang="en", seed=1):
    return pose(cards[key], Asked(Texts(lang), lang, seed=seed))


def test_a_basic_card_asks_in_the_learners_language_and_its_sibling_the_other_way_round(cards):
    assert posed(cards, "basic").question.text == "Question?"
    assert posed(cards, "basic", "zh-Hans").reveal().text == "答案。"
    assert posed(cards, "basic#r").question.text == "Answer."


def test_a_gap_is_hidden_in_text_and_inside_formulas(cards):
    asked = posed(cards, "cloze#c1")
    assert asked.question.text == r"The gradient is $\frac{[\ldots]}{N}$ or **[…]**."
    assert asked.expected == "p - y, that"
    assert posed(cards, "cloze#c2").question.text == r"The gradient is $\frac{p - y}{[\text{how many}]}$ or that."
    assert asked.reveal().text == r"The gradient is $\frac{p - y}{N}$ or **that**."


@pytest.mark.parametrize("key", ["basic", "cloze#c1", "derivation", "open"])
def test_what_the_learner_grades_cannot_be_checked(cards, key):
    asked = posed(cards, key)
    assert not asked.question.checked
    with pytest.raises(StudyError):
        asked.check("anything")


def test_a_claim_is_judged_and_its_reason_revealed(cards):
    asked = posed(cards, "claim")
    assert asked.question.options == ("True", "False")
    assert asked.check("true").rating is Rating.GOOD
    assert asked.check("2").verdict == "wrong"
    assert "$2 - 1 > 0$" in asked.reveal().explain
    assert posed(cards, "claim", "zh-Hans").question.options == ("正确", "错误")


def letters_for(offered, wanted):
    return " ".join("abcdef"[offered.index(item)] for item in wanted)


def test_an_order_is_never_shown_solved_and_counts_by_place(cards):
    for seed in range(30):
        asked = posed(cards, "order", seed=seed)
        assert asked.question.options != ("1", "2", "3")
        assert asked.check(letters_for(asked.question.options, "123")).verdict == "correct"
    outcome = asked.check(letters_for(asked.question.options, "213"))
    assert (outcome.verdict, outcome.cells) == ("partial", [False, False, True])
    assert outcome.rating is Rating.AGAIN
    assert asked.check("a b").verdict == "unreadable"
    assert asked.check("a a b").verdict == "unreadable"


def test_pairs_are_matched_in_the_order_of_the_left_sides(cards):
    asked = posed(cards, "match")
    assert set(asked.question.targets) == {"b1", "b2", "b3"}
    assert asked.check(letters_for(asked.question.targets, ["b1", "b2"])).verdict == "correct"
    half = asked.check(letters_for(asked.question.targets, ["b1", "b3"]))
    assert (half.credit, half.rating) == (0.5, Rating.HARD)


def test_typed_words_are_folded_and_a_near_miss_is_shown_as_a_diff(cards):
    asked = posed(cards, "typed")
    assert asked.check("  groupnorm layer ").verdict == "correct"
    near = asked.check("GroupNrm")
    assert near.verdict == "wrong"
    assert "{+o+}" in near.message
    assert asked.check(" ").verdict == "unreadable"


def test_output_counts_whatever_separates_its_lines(cards):
    asked = posed(cards, "output")
    assert asked.check("1 2").verdict == "correct"
    assert asked.check("12").verdict == "wrong"


def test_the_faulty_line_is_named_by_number_and_its_fix_revealed(cards):
    asked = posed(cards, "bug")
    assert asked.check("2").verdict == "correct"
    assert asked.check("1").verdict == "wrong"
    assert asked.check("3").verdict == "unreadable"
    assert "b = a\n" in asked.reveal().text


def test_derivation_and_rubric_are_revealed_as_steps(cards):
    steps = posed(cards, "derivation").reveal().steps
    assert [(step.ask, step.text, step.why) for step in steps] == [("$1$", "$2$", "$3$"), ("$4$", "$5$", "")]
    assert [step.must for step in posed(cards, "open").reveal().steps] == [True, False]


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_every_kind_says_how_to_answer(cards, lang):
    for key in cards:
        question = posed(cards, key, lang).question
        assert question.asks
        assert question.way in Way
