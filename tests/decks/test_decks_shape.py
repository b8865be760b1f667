"""What every shipped deck promises: no problems, two languages, reasons, references, and enough to do."""

from collections import Counter

import pytest

from studyapp.deck.models import (
    KINDS,
    Basic,
    Bug,
    Choice,
    Claim,
    Cloze,
    Derivation,
    Entry,
    Exercise,
    Match,
    Open,
    Order,
    Output,
    Typed,
)
from studyapp.deck.reading import Reading

LANGUAGES = ("en", "zh-Hans")


def test_decks_read_without_errors_or_advice(readings: dict[str, Reading]) -> None:
    assert {
        name: [str(problem) for problem in reading.problems] for name, reading in readings.items() if reading.problems
    } == {}


SHARES = {
    "recalled": ((Basic, Cloze), 0.30, 0.50),
    "picked or arranged": ((Choice, Claim, Match, Order, Typed), 0.20, 0.35),
    "computed": ((Exercise,), 0.18, 0.32),
    "read as code": ((Output, Bug), 0.04, 0.15),
    "argued": ((Derivation, Open), 0.03, 0.12),
}


def test_there_is_enough_to_learn_and_to_compute(entries: dict[str, Entry]) -> None:
    kinds = Counter(type(entry) for entry in entries.values())
    assert len(entries) >= 420
    assert kinds[Exercise] >= 90
    assert set(kinds) == set(KINDS)


@pytest.mark.parametrize("name", SHARES)
def test_every_kind_has_its_share(entries: dict[str, Entry], name: str) -> None:
    kinds, least, most = SHARES[name]
    share = sum(isinstance(entry, kinds) for entry in entries.values()) / len(entries)
    assert least <= share <= most


def test_decks_are_numbered_in_teaching_order(readings: dict[str, Reading]) -> None:
    numbers = [int(name.split("-")[0]) for name in readings]
    assert numbers == sorted(set(numbers))


def test_every_card_has_an_id_a_reason_and_a_reference(entries: dict[str, Entry]) -> None:
    for key, entry in entries.items():
        assert entry.id, key
        assert entry.explain is not None or (isinstance(entry, Claim) and entry.because is not None), key
        assert entry.refs, key
        assert all(ref.title and ref.url.startswith(("https://", "")) for ref in entry.refs), key
        assert entry.tags, key


def test_questions_and_reasons_are_in_both_languages(entries: dict[str, Entry]) -> None:
    for key, entry in entries.items():
        texts = [getattr(entry, name, None) for name in ("q", "a", "cloze", "claim", "because", "explain", "title")]
        for text in [*filter(None, texts), *entry.hints]:
            assert all(text.has(language) for language in LANGUAGES), key


def test_exercises_give_hints_and_name_the_usual_mistakes(entries: dict[str, Entry]) -> None:
    for key, entry in entries.items():
        if isinstance(entry, Exercise):
            assert entry.hints, key
            assert 3 <= len(entry.mistakes) <= 8, key
            assert all(mistake.says.has(language) for mistake in entry.mistakes for language in LANGUAGES), key


def test_no_choice_gives_itself_away_by_being_the_longest(entries: dict[str, Entry]) -> None:
    single = [entry for entry in entries.values() if isinstance(entry, Choice) and not entry.many]
    longest = [
        entry.id
        for entry in single
        if len(entry.correct[0].text.to("en")) > max(len(option.text.to("en")) for option in entry.wrong)
    ]
    assert longest == []
