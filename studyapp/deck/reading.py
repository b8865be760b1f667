"""What reading a deck file gives: the deck, its problems, and the place of everything in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from studyapp.deck.entry import Item
from studyapp.deck.models import Deck, Entry
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.problems import Mark, Problem
from studyapp.deck.source import Source

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Reading:
    """A deck file, read: no deck where the file as a whole could not be read, `broken` where its YAML is not whole."""

    deck: Deck | None
    problems: tuple[Problem, ...]
    source: Source
    root: Node | None = None
    items: tuple[Item, ...] = ()
    broken: bool = False

    @cached_property
    def marks(self) -> Mapping[KeyPath, Mark]:
        """Return where every value's text starts, by path: ("cards", 3, "steps", "mu")."""
        return {path: self._start(node) for path, node in _walk(self.root)}

    def find(self, path: KeyPath) -> Node | None:
        """Return the node of a value; in a list of one-key maps the key stands for its position too."""
        node = self.root
        for part in path:
            node = _step(node, part)
        return node

    def at(self, path: KeyPath, offset: int = 0) -> Mark:
        """Return the place of a character within the text of a value, or of the nearest value around it."""
        node = self.find(path)
        while node is None and path:
            path, offset = path[:-1], 0
            node = self.find(path)
        if isinstance(node, Scalar):
            return self.source.locate(node, offset)
        return Mark(node.line, node.column) if node else Mark(1, 1)

    def path_of(self, entry: Entry) -> KeyPath:
        """Return the path of an entry of the deck: ("cards", its number in the file)."""
        number = next((item.number for item in self.items if item.entry.line == entry.line), 0)
        return ("cards", number)

    def problem(self, path: KeyPath, code: str, offset: int = 0, fix: str = "", **details: str | int) -> Problem:
        """Make a problem at a character of a value, for checks that need more than the file."""
        mark = self.at(path, offset)
        return Problem(self.source.file, mark.line, mark.column, code, details, self.source.line(mark.line), fix)

    def _start(self, node: Node) -> Mark:
        return self.source.locate(node, 0) if isinstance(node, Scalar) else Mark(node.line, node.column)


def _step(node: Node | None, part: str | int) -> Node | None:
    """Go one part of a path down."""
    if isinstance(node, Table):
        return node.get(str(part))
    if isinstance(node, Listing):
        if isinstance(part, int):
            return node.items[part] if part < len(node.items) else None
        maps = (item for item in node.items if isinstance(item, Table) and len(item.pairs) == 1)
        return next((item.pairs[part][1] for item in maps if part in item.pairs), None)
    return None


def _walk(root: Node | None) -> Iterator[tuple[KeyPath, Node]]:
    """Yield every node with its path, in no order."""
    stack: list[tuple[KeyPath, Node]] = [((), root)] if root else []
    while stack:
        path, node = stack.pop()
        yield path, node
        if isinstance(node, Table):
            stack += [((*path, key), pair[1]) for key, pair in node.pairs.items()]
        elif isinstance(node, Listing):
            stack += [((*path, number), item) for number, item in enumerate(node.items)]
            for item in node.items:
                if isinstance(item, Table) and len(item.pairs) == 1:
                    stack += [((*path, key), pair[1]) for key, pair in item.pairs.items()]
