"""The JSON Schema (draft-07) of the format, made from the tables that the reader follows, for editors that complete."""

from studyapp.deck import kinds
from studyapp.deck.prose_shape import TEXT_SCHEMA
from studyapp.deck.shapes import Schema
from studyapp.deck.tables import Field, object_schema

FILE_NAME = "deck-1.schema.json"


def deck_schema() -> Schema:
    """Return the schema of a whole deck file."""
    schema = object_schema(kinds.DECK)
    properties = _properties(schema)
    properties["cards"] = {
        "description": "the cards, in teaching order",
        "type": "array",
        "minItems": 1,
        "maxItems": 50_000,
        "items": {"$ref": "#/definitions/card"},
    }
    optional = {key: Field(field.shape, field.about) for key, field in kinds.DEFAULTABLE.items()}
    properties["defaults"] = {
        **object_schema(optional),
        "description": "keys that every card has unless it says otherwise",
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Deck, format 1",
        **schema,
        "required": ["cards"],
        "definitions": {"text": TEXT_SCHEMA, "card": _card(), **{name: _kind(name) for name in kinds.OWN}},
    }


def _properties(schema: Schema) -> dict[str, object]:
    """Return the properties of an object schema, to add to."""
    found = schema["properties"]
    assert isinstance(found, dict)
    return found


def _card() -> Schema:
    """Choose the kind's schema by the discriminating key, so that an editor's message is about that kind alone."""
    rest: Schema = {
        "required": ["q"],
        "anyOf": [{"required": [key]} for key in kinds.DISCRIMINATORS],
        "properties": {key: {} for key in kinds.ALL_KEYS},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    for key, name in reversed(_deciding()):
        rest = {"if": {"required": [key]}, "then": {"$ref": f"#/definitions/{name}"}, "else": rest}
    return {"type": "object", **rest}


def _deciding() -> list[tuple[str, str]]:
    """Order the discriminating keys so that `answer` decides before `steps`, and `rubric` before `a`."""
    return sorted(kinds.DISCRIMINATORS.items(), key=lambda pair: (pair[0] == "steps", pair[0] == "a", pair[0]))


def _kind(name: str) -> Schema:
    return {**object_schema({**kinds.OWN[name], **kinds.COMMON}), "title": name}
