"""What YAML says before the schema gives it types: scalars as typed, lists and maps, each with its place."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """A text as typed; `style` is the YAML quoting ('' for plain), `index` and `end` its span in the source."""

    line: int
    column: int
    index: int
    end: int
    value: str = ""
    style: str = ""
    bad: bool = False


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    line: int
    column: int
    index: int
    end: int
    flow: bool = False
    bad: bool = False
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A YAML mapping; pairs keep their order, and a key is found once (a second one is a problem)."""

    line: int
    column: int
    index: int
    end: int
    flow: bool = False
    bad: bool = False
    pairs: "dict[str, tuple[Scalar, Node]]" = field(default_factory=dict)

    def get(self, key: str) -> "Node | None":
        """Return the value of `key`, if it was written."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


Node = Scalar | Listing | Table
