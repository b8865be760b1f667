"""The shape of a text: one string, or one a language."""

from dataclasses import dataclass

from studyapp.deck import fixes
from studyapp.deck.context import BAD, Bad, Context
from studyapp.deck.languages import is_language, meant
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.prose import has_words
from studyapp.deck.shapes import SCALAR_TYPES, Schema, empty, wrong_type
from studyapp.deck.text import ANY, Text


@dataclass(frozen=True, slots=True)
class Prose:
    """A text that people read."""

    example: str = "some text"

    def read(self, node: Node, key: str, context: Context) -> Text | Bad:
        """Read a string in the deck's language, or a map of language tag to string."""
        if isinstance(node, Scalar):
            value = node.value.strip("\n").rstrip()
            if not value.strip():
                return empty(node, key, self.example, context)
            return Text({context.lang if has_words(value) else ANY: value})
        if isinstance(node, Listing):
            return wrong_type(node, key, "text", _joined(node) or self.example, context)
        return self._by_language(node, key, context)

    def _by_language(self, node: Table, key: str, context: Context) -> Text | Bad:
        if not node.pairs:
            return empty(node, key, self.example, context)
        texts: dict[str, str] = {}
        fine = True
        for tag, (tag_node, value) in node.pairs.items():
            if tag != ANY and not (
                tag in context.langs or ((tag == context.lang or not context.langs) and is_language(tag))
            ):
                free = tuple(lang for lang in context.langs if lang not in node.pairs)
                fix = fixes.key_renamed(context.report.source, tag_node, meant(tag, free))
                if context.langs and not free:
                    fix = f"langs: [{', '.join((*context.langs, tag[:40]))}]"
                context.report.at(tag_node, "E039", fix, tag=tag[:40], field=key)
                fine = False
            elif value.bad:
                fine = False
            elif not isinstance(value, Scalar):
                wrong_type(value, tag, "text", self.example, context)
                fine = False
            elif not value.value.strip():
                empty(value, tag, self.example, context)
                fine = False
            else:
                texts[tag] = value.value.strip("\n").rstrip()
        return Text(texts) if fine else BAD

    def schema(self) -> Schema:
        """Refer to the definition that all texts share."""
        return {"$ref": "#/definitions/text"}


TEXT_SCHEMA: Schema = {
    "description": "A text, or one a language: {en: …, zh-Hans: …}, {any: …} for all.",
    "anyOf": [
        {"type": SCALAR_TYPES},
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^(any|[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?)$"},
            "additionalProperties": {"type": SCALAR_TYPES},
        },
    ],
}


def _joined(node: Listing) -> str:
    """Join the items of a list where a text was wanted."""
    words = [item.value for item in node.items if isinstance(item, Scalar)]
    return fixes.quoted(", ".join(words)) if words and len(words) == len(node.items) else ""


def spoken(node: Node | None, lang: str) -> dict[str, Scalar]:
    """Return the scalars of a text by language, for places inside it."""
    if isinstance(node, Scalar):
        return {lang: node}
    if isinstance(node, Table):
        return {tag: value for tag, (_, value) in node.pairs.items() if isinstance(value, Scalar)}
    return {}
