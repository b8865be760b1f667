"""Builds nodes from YAML events without recursion; refuses what a deck must not hold and goes on where it can."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from gc import disable, enable, isenabled
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from studyapp.deck import fixes, refusals
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.pure import PureParser
from studyapp.deck.report import Report

DEEPEST = 24
_COLON = re.compile(r"\s*:")


class TooDeepError(Exception):
    """The nesting goes beyond what a deck can need."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Base:
    """Where a piece of text starts in its file: lines and characters before it."""

    line: int = 0
    index: int = 0


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet; `key` waits for its value, `stray` are keys without one."""

    node: Listing | Table
    key: Scalar | None = None
    dropped: bool = False
    stray: list[tuple[Node | None, Scalar]] = field(default_factory=list)


def parser_class(pure: bool = False) -> Callable[[str], Any]:
    """Choose libyaml's parser where PyYAML was built with it."""
    if pure or not yaml.__with_libyaml__:
        return PureParser
    from yaml._yaml import CParser

    return CParser


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the garbage collector off while many small nodes are made (four times faster)."""
    was_enabled = isenabled()
    disable()
    try:
        yield
    finally:
        if was_enabled:
            enable()


def compose(text: str, base: Base, report: Report, pure: bool = False) -> Node | None:
    """Return the root node of the one document in `text`; raises yaml.YAMLError or TooDeepError."""
    parser = parser_class(pure)(text)
    try:
        return _Composer(parser.get_event, base, report).run()
    finally:
        parser.dispose()


class _Composer:
    """The state of one composition: the stack of open collections."""

    def __init__(self, next_event: Callable[[], Any], base: Base, report: Report) -> None:
        self._next = next_event
        self._line = base.line + 1
        self._index = base.index
        self._report = report
        self._stack: list[_Open] = []
        self._root: Node | None = None

    def run(self) -> Node | None:
        """Take events until the stream ends or a second document starts."""
        while True:
            event = self._next()
            kind = type(event)
            if kind is ScalarEvent:
                self._put(self._scalar(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, Table if kind is MappingStartEvent else Listing)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._put(self._alias(event))
            elif kind is DocumentStartEvent:
                if self._document(event):
                    return self._root
            elif kind is StreamEndEvent:
                return self._root

    def _scalar(self, event: Any) -> Scalar:
        start, style = event.start_mark, event.style or ""
        end = event.end_mark.index + self._index
        node = Scalar(start.line + self._line, start.column + 1, start.index + self._index, end, event.value, style)
        if event.anchor or event.tag:
            refusals.marker(node, event, self._report)
        if style == '"' or len(node.value) > refusals.LONGEST_SCALAR:
            refusals.content(node, self._report)
        return node

    def _alias(self, event: Any) -> Scalar:
        start = event.start_mark
        end = event.end_mark.index + self._index
        node = Scalar(start.line + self._line, start.column + 1, start.index + self._index, end, bad=True)
        refusals.marker(node, event, self._report)
        return node

    def _document(self, event: Any) -> bool:
        """Refuse directives and a second document (True: stop here)."""
        start = event.start_mark
        line, column = start.line + self._line, start.column + 1
        if event.version or event.tags:
            self._report.add("E021", line, column, how="directive")
        if self._root is None:
            return False
        self._report.add("E021", line, column)
        return True

    def _open(self, event: Any, make: type[Listing] | type[Table]) -> None:
        start = event.start_mark
        line, column = start.line + self._line, start.column + 1
        if len(self._stack) >= DEEPEST:
            raise TooDeepError(line, column)
        end = event.end_mark.index + self._index
        node = make(line, column, start.index + self._index, end, bool(event.flow_style))
        if event.anchor or event.tag:
            refusals.marker(node, event, self._report)
        parent = self._stack[-1] if self._stack else None
        if parent and isinstance(parent.node, Table) and parent.key is None:
            raw_line = self._report.source.line(line)
            self._report.add("E023", line, column, fixes.quote_value(raw_line))
            parent.node.bad = True
            self._put(Scalar(line, column, node.index, node.index, bad=True))
            self._stack.append(_Open(node, dropped=True))
            return
        self._put(node)
        self._stack.append(_Open(node))

    def _close(self, event: Any) -> None:
        done = self._stack.pop()
        if done.node.flow:
            done.node.end = event.end_mark.index + self._index
        if done.stray and not done.dropped:
            refusals.stray_keys(done.stray, self._report)

    def _put(self, node: Node) -> None:
        """Give a finished or opened node to the collection that waits for it."""
        if not self._stack:
            self._root = self._root or node
            return
        parent = self._stack[-1]
        if isinstance(parent.node, Listing):
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = node if isinstance(node, Scalar) else Scalar(node.line, node.column, node.index, node.index)
        else:
            key, parent.key = parent.key, None
            self._pair(parent, parent.node, key, node)

    def _pair(self, parent: _Open, table: Table, key: Scalar, node: Node) -> None:
        """Add a pair to a table, unless its key is broken or already there."""
        if key.bad:
            return
        if table.flow and isinstance(node, Scalar) and not node.value and self._stray(key, node):
            last = next(reversed(table.pairs.values()))[1] if table.pairs else None
            parent.stray.append((last, key))
        elif key.value == "<<" and not key.style:
            self._report.at(key, "E020")
        elif key.value in table.pairs:
            first = table.pairs[key.value][0].line
            self._report.at(
                key, "E022", fixes.key_renamed(self._report.source, key, f"x-{key.value}"), field=key.value, first=first
            )
        else:
            if isinstance(node, Scalar) and not (node.value or node.style or node.bad):
                node.line, node.column = key.line, key.column + key.end - key.index
                node.index = node.end = key.end
            table.pairs[key.value] = (key, node)

    def _stray(self, key: Scalar, node: Scalar) -> bool:
        """Tell whether a key of a flow map was written without a colon and a value."""
        return not (node.style or node.bad or _COLON.match(self._report.source.text, key.end))
