"""The keys of a deck, of every card and of each kind, with the shape of their values: reader and schema follow them."""

from collections.abc import Mapping
from typing import Any, get_args

from studyapp.deck import models
from studyapp.deck.prose_shape import Prose
from studyapp.deck.shapes import Expression, Flag, Line, ListOf, Number, OneOf, Pairs
from studyapp.deck.tables import Field, Fields, Named, Numbered, Record

ID = r"[a-z0-9][a-z0-9._-]{0,63}"
NEED = rf"(?:{ID}/)?{ID}"
KIND_NAMES = tuple(str(kind.__struct_config__.tag) for kind in models.KINDS)
BY_NAME: Mapping[str, type[models.Entry]] = dict(zip(KIND_NAMES, models.KINDS, strict=True))

TEXT = Prose()
LINE = Line()
LINES = ListOf(LINE, single=True, least=0)
TEXTS = ListOf(TEXT, single=True)
CODE = Line(keep=True)
EXPRESSION = Expression()
SLUG = Line(pattern=ID, code="E040", example="batch-norm-axes")
NEEDS = ListOf(Line(pattern=NEED, code="E040", example="batch-norm-axes"), single=True, least=0)
TAGS = ListOf(Line(pattern=r"[^\s,\[\]{}#]+", expected="tag", example="pooling"), single=True, least=0)
URL = Line(pattern=r"https?://[^\s<>\"]+", code="E044", example="https://arxiv.org/abs/1502.03167")
DECIMALS = Number(0, 9)
STEPS = Named(EXPRESSION, listed=True, example="[{mu: mean(x)}, {y: x - mu}]")
DRAW = Named(EXPRESSION)
WHERE = ListOf(EXPRESSION, single=True)


def _make(model: Any, **renamed: str) -> Any:
    """Build `model` from the values read, some under another name."""
    return lambda values: model(**{renamed.get(name, name): value for name, value in values.items()})


def _fault(values: dict[str, Any]) -> models.Fault:
    line = values.pop("line", None)
    lines = values.pop("lines", ()) if line is None else (line,)
    return models.Fault(lines=lines, **values)


REF = Record(
    "ref",
    {"title": Field(LINE, required=True), "url": Field(URL), "at": Field(LINE)},
    _make(models.Ref),
    "{title: Batch Normalization, url: 'https://arxiv.org/abs/1502.03167'}",
)
OPTION = Record(
    "option",
    {"text": Field(TEXT, required=True), "why": Field(TEXT)},
    _make(models.Option),
    "another option",
    short=TEXT,
)
FAULT = Record(
    "bug",
    {
        "line": Field(Number(1, 10_000), "the faulty line, counted from 1"),
        "lines": Field(ListOf(Number(1, 10_000)), "the faulty lines"),
        "why": Field(TEXT, required=True),
        "fix": Field(CODE, "the source that replaces them", required=True),
    },
    _fault,
    "{line: 2, why: some text, fix: model.eval()}",
)
PART = Record(
    "step",
    {"ask": Field(TEXT, required=True), "a": Field(TEXT, required=True), "why": Field(TEXT)},
    _make(models.Part),
    "{ask: What is the derivative?, a: $2x$}",
)
POINT = Record(
    "point",
    {"point": Field(TEXT, required=True), "must": Field(Flag()), "weight": Field(Number(0, 100, whole=False))},
    _make(models.Point),
    "{point: some text, must: true}",
    short=TEXT,
)
MISTAKE = Record(
    "mistake",
    {
        "id": Field(SLUG, required=True),
        "says": Field(TEXT, "the message: what went wrong", required=True),
        "steps": Field(Named(EXPRESSION, example="{sigma: variance}"), "the steps that go wrong; the rest follows"),
        "answer": Field(EXPRESSION, "a whole wrong computation"),
        "when": Field(EXPRESSION, "where the mistake can be made"),
        "kind": Field(OneOf(("bug", "convention"))),
        "why": Field(TEXT),
        "card": Field(Line(pattern=NEED, code="E040", example="bn-axes"), "the card that teaches it"),
    },
    _make(models.Mistake),
    "{id: no-root, steps: {sigma: variance}, says: Divide by the root.}",
)
LEVEL = Record(
    "level",
    {"draw": Field(DRAW), "where": Field(WHERE), "decimals": Field(DECIMALS)},
    _make(models.Level),
    "{draw: {x: 'ints((1, 5, 5), 0, 9)'}}",
)

DECK: Fields = {
    "format": Field(Number(1, 1), "version of the format: 1"),
    "deck": Field(SLUG, "the deck's id; the file's stem where it is left out"),
    "title": Field(TEXT, "the deck's name"),
    "description": Field(TEXT),
    "lang": Field(LINE, "the language of plain strings (en)"),
    "langs": Field(ListOf(LINE, single=True), "the languages every card should have"),
    "license": Field(LINE),
    "authors": Field(LINES),
    "source": Field(LINE),
    "tags": Field(TAGS, "tags of every card"),
    "needs": Field(NEEDS, "decks or cards to know before"),
}
COMMON: Fields = {
    "id": Field(SLUG, "keeps the progress when texts change"),
    "kind": Field(OneOf(KIND_NAMES), "follows from the card's keys; never needed"),
    "title": Field(TEXT),
    "tags": Field(TAGS),
    "difficulty": Field(Number(1, 5), "1 easy … 5 hard"),
    "hint": Field(TEXT),
    "hints": Field(TEXTS),
    "explain": Field(TEXT, "shown after the answer"),
    "refs": Field(ListOf(REF, single=True)),
    "needs": Field(NEEDS, "cards to know before"),
    "source": Field(LINE),
    "status": Field(OneOf(get_args(models.Status))),
    "was": Field(NEEDS, "old ids"),
    "quiet": Field(ListOf(Line(pattern=r"[EW][0-9]{3}", example="W105"), single=True), "lint codes to silence"),
    "note": Field(LINE, "for authors"),
}
_Q = Field(TEXT, "the question", required=True)
OWN: Mapping[str, Fields] = {
    "basic": {
        "q": _Q,
        "a": Field(TEXT, "the answer", required=True),
        "reverse": Field(Flag(), "also asked the other way"),
    },
    "cloze": {
        "cloze": Field(Prose("'In training BN uses {{c1::batch}} statistics.'"), "gaps {{c1::…}}", required=True)
    },
    "choice": {
        "q": _Q,
        "correct": Field(ListOf(OPTION, single=True), "one option: pick one; a list: select all", required=True),
        "wrong": Field(ListOf(OPTION, single=True, code="E054"), "at least one", required=True),
        "keep_order": Field(Flag(), "do not shuffle the options"),
    },
    "claim": {
        "claim": Field(TEXT, "a statement", required=True),
        "truth": Field(Flag(), "is it true?", required=True),
        "because": Field(TEXT),
    },
    "order": {"q": _Q, "order": Field(ListOf(TEXT, least=2), "the items in the right sequence", required=True)},
    "match": {
        "q": _Q,
        "match": Field(ListOf(Pairs(TEXT), least=2), "pairs [left, right]", required=True),
        "extra": Field(TEXTS, "right sides that belong to none"),
    },
    "typed": {
        "q": _Q,
        "accept": Field(TEXTS, "what may be typed", required=True),
        "ignore": Field(TEXTS, "words that do not count"),
    },
    "output": {
        "q": _Q,
        "code": Field(CODE, required=True),
        "output": Field(CODE, "what it prints", required=True),
        "syntax": Field(LINE, "the language of the code (python)"),
    },
    "bug": {"q": _Q, "code": Field(CODE, required=True), "bug": Field(FAULT, required=True), "syntax": Field(LINE)},
    "exercise": {
        "q": _Q,
        "answer": Field(EXPRESSION, "an expression", required=True),
        "draw": Field(DRAW, "how the numbers are drawn"),
        "where": Field(WHERE, "what drawn numbers must fulfil"),
        "steps": Field(STEPS, "how a person computes it"),
        "kernel": Field(EXPRESSION, "the reference computation, proven equal"),
        "decimals": Field(DECIMALS, "decimals asked for"),
        "form": Field(OneOf(("number", "integer", "shape", "vector", "matrix", "tensor", "choice"))),
        "options": Field(ListOf(OPTION, least=2), "for an answer that is a word"),
        "mistakes": Field(ListOf(MISTAKE, least=0)),
        "levels": Field(Numbered(LEVEL, ("2", "3")), "what higher levels override"),
    },
    "derivation": {"q": _Q, "steps": Field(ListOf(PART), "revealed one by one", required=True)},
    "open": {
        "q": _Q,
        "rubric": Field(ListOf(POINT), "what a good answer names", required=True),
        "a": Field(TEXT, "a model answer"),
        "time": Field(Number(1, 86_400), "seconds"),
        "follow_ups": Field(TEXTS),
    },
}
DISCRIMINATORS: Mapping[str, str] = {kind.discriminator: name for name, kind in BY_NAME.items()}
EXERCISE_ONLY = frozenset(OWN["exercise"]) - {"q", "answer", "steps"}
ALL_KEYS: Fields = {**COMMON, **{key: field for fields in OWN.values() for key, field in fields.items()}}
DEFAULTABLE: Fields = {
    key: field for key, field in ALL_KEYS.items() if key not in DISCRIMINATORS and key not in ("id", "was", "kind")
}
