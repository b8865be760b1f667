"""Reads a map key by key against a table of fields, so that all that is wrong with it is found at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studyapp.deck import fixes
from studyapp.deck.context import BAD, Bad, Context
from studyapp.deck.nodes import Node, Scalar, Table
from studyapp.deck.shapes import Schema, Shape, read, wrong_type


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a map: its shape, whether it must be there, and what it is for (editors show this)."""

    shape: Shape
    about: str = ""
    required: bool = False


Fields = Mapping[str, Field]


def read_fields(table: Table, fields: Fields, context: Context, owner: str) -> tuple[dict[str, object], bool]:
    """Return the values that could be read, and whether all could; `owner` names what the keys belong to."""
    values: dict[str, object] = {}
    before = context.report.errors
    fine = True
    for key, (key_node, node) in table.pairs.items():
        field = fields.get(key)
        if field is None:
            if not key.startswith("x-"):
                unknown_key(key_node, fields, context, owner, table)
            continue
        value = read(field.shape, node, key, context)
        if value is BAD:
            fine = False
        else:
            values[key] = value
    for key, field in fields.items():
        if field.required and key not in table.pairs and not _stands_for(table, key, fields, context):
            missing_key(table, key, field, context, owner)
    return values, fine and context.report.errors == before


def unknown_key(
    key: Scalar, names: Mapping[str, object], context: Context, owner: str, table: Table | None = None
) -> None:
    """Report a key that does not belong, with the one that was meant."""
    free = [name for name in names if table is None or name not in table.pairs]
    near = context.report.closest(key.value, free)
    if near:
        fix = fixes.key_renamed(context.report.source, key, near)
        context.report.at(key, "E030", fix, field=key.value[:40], owner=owner, suggestion=near, how="near")
        return
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in key.value[:40]) or "own"
    fix = fixes.key_renamed(context.report.source, key, f"x-{name}")
    context.report.at(key, "E030", fix, field=key.value[:40], owner=owner)


def missing_key(table: Table, key: str, field: Field, context: Context, owner: str) -> None:
    """Report a key that must be there."""
    context.report.at(table, "E034", f"{key}: {field.shape.example}", field=key, owner=owner)


def _stands_for(table: Table, key: str, fields: Fields, context: Context) -> bool:
    """Tell whether an unknown key of the table was meant to be `key`, so that it is told only once."""
    free = [name for name in fields if name not in table.pairs]
    return any(context.report.closest(word, free) == key for word in table.pairs if word not in fields)


@dataclass(frozen=True, slots=True)
class Record:
    """A map with a fixed set of keys that becomes one object; `short` is the shape that may stand for it."""

    name: str
    fields: Fields
    build: Callable[[dict[str, object]], object]
    example: str
    short: Shape | None = None

    def read(self, node: Node, key: str, context: Context) -> object:
        """Read the map, or its short form."""
        long = isinstance(node, Table) and (self.short is None or any(name in self.fields for name in node.pairs))
        if not long:
            if self.short is None:
                return wrong_type(node, key, "map", self.example, context)
            value = read(self.short, node, key, context)
            first = next(name for name, field in self.fields.items() if field.required)
            return BAD if value is BAD else self.build({first: value})
        assert isinstance(node, Table)
        values, fine = read_fields(node, self.fields, context, self.name)
        return self.build(values) if fine else BAD

    def schema(self) -> Schema:
        """Return an object, or the short form."""
        long: Schema = object_schema(self.fields)
        return {"anyOf": [self.short.schema(), long]} if self.short else long


@dataclass(frozen=True, slots=True)
class Named:
    """A map from names of the author's choosing to values of one shape; as `steps`, also a list of such maps."""

    item: Shape
    listed: bool = False
    example: str = "{x: 'ints((1, 4, 4), 0, 9)'}"

    def read(self, node: Node, key: str, context: Context) -> dict[str, object] | Bad:
        """Read every pair in order."""
        values: dict[str, object] = {}
        fine = True
        maps = [node] if isinstance(node, Table) or not self.listed else getattr(node, "items", [node])
        for part in maps:
            if not isinstance(part, Table) or not part.pairs:
                if not part.bad:
                    wrong_type(part, key, "steps" if self.listed else "map", self.example, context)
                return BAD
            for name, (name_node, value_node) in part.pairs.items():
                value = self._pair(name_node, value_node, values, context)
                fine = fine and value is not BAD
                values[name] = value
        return values if fine else BAD

    def _pair(self, name: Scalar, node: Node, seen: dict[str, object], context: Context) -> object:
        if not is_name(name.value):
            new = "".join(char if char.isalnum() and char.isascii() else "_" for char in name.value).strip("_")
            new = new if is_name(new) else f"x_{new}"
            context.report.at(name, "E060", fixes.key_renamed(context.report.source, name, new), name=name.value[:40])
            return BAD
        if name.value in seen:
            fix = fixes.key_renamed(context.report.source, name, f"{name.value}_2")
            context.report.at(name, "E061", fix, name=name.value)
            return BAD
        return read(self.item, node, name.value, context)

    def schema(self) -> Schema:
        """Return an object with free names."""
        names: Schema = {
            "type": "object",
            "propertyNames": {"pattern": r"^[A-Za-z_]\w*$"},
            "additionalProperties": self.item.schema(),
            "minProperties": 1,
        }
        return {"anyOf": [names, {"type": "array", "items": names, "minItems": 1}]} if self.listed else names


@dataclass(frozen=True, slots=True)
class Numbered:
    """A map from a few whole numbers to values of one shape."""

    item: Shape
    numbers: tuple[str, ...]
    example: str = "{2: {decimals: 3}}"

    def read(self, node: Node, key: str, context: Context) -> dict[int, object] | Bad:
        """Read every pair."""
        if not isinstance(node, Table):
            return wrong_type(node, key, "map", self.example, context)
        values: dict[int, object] = {}
        for name, (name_node, value_node) in node.pairs.items():
            if name not in self.numbers:
                fix = fixes.key_renamed(context.report.source, name_node, self.numbers[0])
                context.report.at(name_node, "E036", fix, field=key, value=name[:40], allowed=", ".join(self.numbers))
                return BAD
            values[int(name)] = read(self.item, value_node, name, context)
        return BAD if any(value is BAD for value in values.values()) else values

    def schema(self) -> Schema:
        """Return an object with these numbers as keys."""
        return {"type": "object", "properties": {number: self.item.schema() for number in self.numbers},
                "additionalProperties": False}  # fmt: skip


def is_name(text: str) -> bool:
    """Tell whether a text can name a value in an expression."""
    from keyword import iskeyword

    return text.isidentifier() and text.isascii() and not iskeyword(text)


def object_schema(fields: Fields) -> Schema:
    """Return the JSON Schema of a map with these keys."""
    properties = {}
    for key, field in fields.items():
        schema = dict(field.shape.schema())
        if field.about and "$ref" not in schema:
            schema["description"] = field.about
        properties[key] = schema
    result: Schema = {"type": "object", "properties": properties, "patternProperties": {"^x-": {}}}
    result["additionalProperties"] = False
    if required := [key for key, field in fields.items() if field.required]:
        result["required"] = required
    return result
