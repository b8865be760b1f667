"""The JSON Schema says what the reader says."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from studyapp.deck import kinds
from studyapp.deck.schema import deck_schema

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def loaded(text: str) -> object:
    """Load as an editor does: JSON's types, keys as strings."""
    return json.loads(json.dumps(yaml.load(text, Loader=LOADER), default=str))


def validator() -> Draft7Validator:
    schema = deck_schema()
    Draft7Validator.check_schema(schema)
    return Draft7Validator(json.loads(json.dumps(schema)))


@pytest.mark.parametrize("name", ["normalisation.yaml", "every-key.yaml"])
def test_good_decks_are_valid(name: str):
    errors = [error.message for error in validator().iter_errors(loaded((HERE / name).read_text(encoding="utf-8")))]
    assert errors == []


@pytest.mark.parametrize(
    "name",
    [
        "unknown-key-near", "unknown-key-far", "key-of-another-kind", "missing-q", "difficulty-range",
        "difficulty-word", "status-unknown", "cards-empty-list", "no-cards", "card-without-kind",
        "choice-without-wrong", "order-one", "claim-without-truth", "mistake-without-says", "ref-unknown-key",
        "url-without-scheme", "id-capitals", "levels-number", "form-unknown", "decimals-fraction",
        "unknown-top-key", "bad-deck-id", "exercise-answer-list", "derivation-step-text",
    ],
)  # fmt: skip
def test_broken_decks_are_not(name: str):
    text = (HERE / "broken" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(validator().iter_errors(loaded(text)))


def test_every_kind_is_defined():
    definitions = deck_schema()["definitions"]
    assert isinstance(definitions, dict)
    assert set(kinds.OWN) <= set(definitions)
