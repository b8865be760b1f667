"""How single values are read: a shape turns a node into a value, or reports, and knows its JSON Schema."""

import re
from dataclasses import dataclass
from typing import Protocol

from studyapp.deck import fixes
from studyapp.deck.context import BAD, Bad, Context
from studyapp.deck.nodes import Listing, Node, Scalar, Table

Schema = dict[str, object]
SCALAR_TYPES = ["string", "number", "boolean"]
_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))


class Shape(Protocol):
    """One shape of value; `example` is what a right one looks like."""

    @property
    def example(self) -> str:
        """A value of this shape, to paste."""

    def read(self, node: Node, key: str, context: Context) -> object:
        """Return the value, or BAD after reporting why not."""

    def schema(self) -> Schema:
        """Return the JSON Schema of what may be written."""


def read(shape: Shape, node: Node, key: str, context: Context) -> object:
    """Read a value, unless YAML's own refusal of it was told already."""
    return BAD if node.bad else shape.read(node, key, context)


def wrong_type(node: Node, key: str, expected: str, example: str, context: Context) -> Bad:
    """Report a value of the wrong type, with one that would do."""
    if isinstance(node, Scalar):
        got = "text"
        fix = (
            fixes.value_replaced(context.report.source, node, example) if node.end > node.index else f"{key}: {example}"
        )
    else:
        got = "list" if isinstance(node, Listing) else "map"
        fix = f"{key}: {example}"
    context.report.at(node, "E035", fix, field=key, expected=expected, got=got, value=shown(node))
    return BAD


def empty(node: Node, key: str, example: str, context: Context) -> Bad:
    """Report a key without a value."""
    context.report.at(node, "E038", f"{key}: {example}" if key else example, field=key)
    return BAD


def shown(node: Node) -> str:
    """Quote the value in a message, cut short."""
    value = node.value if isinstance(node, Scalar) else ""
    return value if len(value) <= 40 else value[:39] + "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A plain text without languages: a source, a note, an output; `keep` leaves blanks and line ends as they are."""

    keep: bool = False
    pattern: str = ""
    code: str = "E035"
    expected: str = "text"
    example: str = "some text"

    def read(self, node: Node, key: str, context: Context) -> str | Bad:
        """Return the text as typed."""
        if not isinstance(node, Scalar):
            return wrong_type(node, key, self.expected, self.example, context)
        value = node.value if self.keep else node.value.strip()
        if not value.strip():
            return empty(node, key, self.example, context)
        if self.pattern and not re.fullmatch(self.pattern, value):
            if self.code == "E035":
                return wrong_type(node, key, self.expected, _slug(value), context)
            new = _slug(value) if self.code == "E040" else self.example
            fix = fixes.value_replaced(context.report.source, node, new)
            context.report.at(node, self.code, fix, field=key, value=shown(node))
            return BAD
        return value

    def schema(self) -> Schema:
        """Accept what YAML may have made of it, unless a pattern is asked for."""
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"} if self.pattern else {"type": SCALAR_TYPES}


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, kept as written; brackets that YAML took for a list are quoted in the fix."""

    example: str = "'mean(x)'"

    def read(self, node: Node, key: str, context: Context) -> str | Bad:
        """Return the expression's source."""
        if isinstance(node, Scalar):
            return node.value.strip() or empty(node, key, self.example, context)
        raw = " ".join(context.report.source.text[node.index : node.end].split())
        if not node.flow:
            return wrong_type(node, key, "expression", self.example, context)
        fix = fixes.value_replaced(context.report.source, node, fixes.quoted(raw))
        context.report.at(node, "E026", fix, field=key)
        return BAD

    def schema(self) -> Schema:
        """Numbers are expressions too."""
        return {"type": SCALAR_TYPES}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    example: str = "true"

    def read(self, node: Node, key: str, context: Context) -> bool | Bad:
        """Read true/false, yes/no, on/off."""
        if isinstance(node, Scalar):
            word = node.value.strip().lower()
            if word in _TRUE or word in _FALSE:
                return word in _TRUE
            if not word:
                return empty(node, key, self.example, context)
        return wrong_type(node, key, "flag", self.example, context)

    def schema(self) -> Schema:
        """Return a boolean, or the words that an editor's YAML leaves as strings."""
        return {"enum": [True, False, "yes", "no", "on", "off"]}


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds; whole unless `whole` is off."""

    low: float
    high: float
    whole: bool = True

    @property
    def example(self) -> str:
        """The smallest value that makes sense."""
        return str(max(1, int(self.low)))

    def read(self, node: Node, key: str, context: Context) -> int | float | Bad:
        """Read decimal digits only: 010 is ten, 1_000 and 0x10 are refused."""
        text = node.value.strip() if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and not text:
            return empty(node, key, self.example, context)
        pattern = r"[+-]?[0-9]{1,15}" if self.whole else r"[+-]?[0-9]{1,15}(?:\.[0-9]{0,15})?"
        if not re.fullmatch(pattern, text):
            return wrong_type(node, key, "integer" if self.whole else "number", self.example, context)
        value = int(text) if self.whole else float(text)
        if not self.low <= value <= self.high:
            nearest = int(min(max(value, self.low), self.high))
            fix = fixes.value_replaced(context.report.source, node, str(nearest))
            context.report.at(node, "E037", fix, field=key, low=f"{self.low:g}", high=f"{self.high:g}", value=text)
            return BAD
        return value

    def schema(self) -> Schema:
        """Return the type with its bounds."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a short list."""

    words: tuple[str, ...]

    @property
    def example(self) -> str:
        """The first word."""
        return self.words[0]

    def read(self, node: Node, key: str, context: Context) -> str | Bad:
        """Return the word; anything else is told with the nearest one."""
        if not isinstance(node, Scalar):
            return wrong_type(node, key, "text", self.example, context)
        word = node.value.strip()
        if word in self.words:
            return word
        if not word:
            return empty(node, key, self.example, context)
        fix = fixes.value_replaced(
            context.report.source, node, context.report.closest(word, self.words) or self.example
        )
        context.report.at(node, "E036", fix, field=key, value=shown(node), allowed=", ".join(self.words))
        return BAD

    def schema(self) -> Schema:
        """Return an enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; where `single` is on, one value alone stands for a list of one."""

    item: Shape
    least: int = 1
    single: bool = False
    code: str = "E057"

    @property
    def example(self) -> str:
        """A list of the least length."""
        return f"[{', '.join([self.item.example] * max(1, self.least))}]"

    def read(self, node: Node, key: str, context: Context) -> tuple[object, ...] | Bad:
        """Read every item, so that all that are wrong are told."""
        if not isinstance(node, Listing):
            if not self.single:
                return wrong_type(node, key, "list", self.example, context)
            value = read(self.item, node, key, context)
            return BAD if value is BAD else (value,)
        values = [read(self.item, item, key, context) for item in node.items]
        if any(value is BAD for value in values):
            return BAD
        if len(values) < self.least:
            context.report.at(node, self.code, f"{key}: {self.example}", field=key, least=self.least)
            return BAD
        return tuple(values)

    def schema(self) -> Schema:
        """Return an array, or the single item."""
        array: Schema = {"type": "array", "items": self.item.schema()}
        if self.least:
            array["minItems"] = self.least
        return {"anyOf": [self.item.schema(), array]} if self.single else array


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two values side by side, as in `[left, right]`."""

    item: Shape
    example: str = "[left, right]"

    def read(self, node: Node, key: str, context: Context) -> tuple[object, object] | Bad:
        """Read the two sides."""
        if not isinstance(node, Listing) or len(node.items) != 2:
            if isinstance(node, Table) and len(node.pairs) == 1 and not node.flow:
                ((left, right),) = node.pairs.values()
                line = context.report.source.line(node.line)
                pair = f"[{fixes.written(left.value)}, {fixes.written(shown(right))}]"
                context.report.at(node, "E035", fixes.replaced(line, node.column - 1, len(line), pair), field=key,
                                  expected="pair", got="map", value="")  # fmt: skip
                return BAD
            return wrong_type(node, key, "pair", self.example, context)
        left_value, right_value = (read(self.item, item, key, context) for item in node.items)
        return BAD if left_value is BAD or right_value is BAD else (left_value, right_value)

    def schema(self) -> Schema:
        """Return an array of two."""
        return {"type": "array", "items": self.item.schema(), "minItems": 2, "maxItems": 2}


def _slug(value: str) -> str:
    """Make a readable id of a text."""
    slug = re.sub(r"[^a-z0-9._-]+", "-", value.lower()).strip("-._")[:64].strip("-._")
    return slug or "card-1"
