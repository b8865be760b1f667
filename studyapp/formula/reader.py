"""The reader of formulas: a cursor over the tokens with the grammar of rows, groups, scripts and cells."""

from collections.abc import Callable

from studyapp.formula.pairing import pair
from studyapp.formula.scripts import single
from studyapp.formula.spacing import role_of
from studyapp.formula.symbols import CHARACTERS
from studyapp.formula.tokens import Token, tokenize
from studyapp.formula.tree import Brace, Fenced, Grid, Kind, Node, Row, Scripts, Source, Space, Symbol

MAX_LENGTH = 2_000
MAX_DEPTH = 24
MAX_GRID_CELLS = 1_000
_ENDS = frozenset({"}", "&", r"\\", r"\cr", r"\right", r"\end"})
_TAKES_SIGN = frozenset({"rel", "open", "punct"})
_SCRIPTS = frozenset({"^", "_", "'", "’", r"\limits", r"\nolimits"})


class FormulaError(Exception):
    """A formula whose braces, brackets or arguments do not add up."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason, at)
        self.reason = reason
        self.at = at


class Reader:
    """A cursor over one formula's tokens."""

    def __init__(self, source: str, read_command: "Callable[[Reader, Token], Node | None]") -> None:
        self.source = source
        self.unknown: list[tuple[str, int]] = []
        self._tokens = tokenize(source)
        self._at = 0
        self._depth = 0
        self._opened = 0
        self._read_command = read_command

    @property
    def ahead(self) -> str:
        """The text of the coming token, empty at the end."""
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    @property
    def offset(self) -> int:
        """Where the coming token stands in the source."""
        return self._tokens[self._at].start if self._at < len(self._tokens) else len(self.source)

    def take(self) -> Token:
        """Return the coming token and go past it."""
        if self._at >= len(self._tokens):
            raise FormulaError("unfinished", self.offset)
        self._at += 1
        return self._tokens[self._at - 1]

    def accept(self, text: str) -> bool:
        """Go past the coming token if it is `text`."""
        if self.ahead != text:
            return False
        self._at += 1
        return True

    def expect(self, text: str) -> None:
        """Go past `text`, which must come now."""
        if not self.accept(text):
            raise FormulaError(f"missing {text}", self.offset)

    def whole(self) -> Node:
        """Read everything; several lines or columns become aligned equations."""
        rows = self.rows(())
        if self.ahead:
            raise FormulaError(f"stray {self.ahead}", self.offset)
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return Grid(rows, columns="aligned")

    def rows(self, ends: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
        """Read cells parted by & and rows parted by a double backslash, up to one of `ends`."""
        rows: list[list[Node]] = [[self.row(ends)]]
        while self.ahead in {"&", r"\\", r"\cr"}:
            token = self.take()
            if token.text != "&":
                self._skip_row_gap(token)
                rows.append([])
            cell = self.row(ends)
            rows[-1].append(Row((Row(), *cell.items)) if token.text == "&" else cell)
        if len(rows) > 1 and rows[-1] == [Row()]:
            rows.pop()
        if len(rows) * max(map(len, rows)) > MAX_GRID_CELLS:
            raise FormulaError("too many cells", self.offset)
        return tuple(map(tuple, rows))

    def row(self, ends: tuple[str, ...]) -> Row:
        """Read things side by side up to one of `ends` or the end of a cell or group."""
        items: list[Node] = []
        while self.ahead and self.ahead not in ends and self.ahead not in _ENDS:
            item = self._scripted()
            if item is not None:
                items += _as_factor(item, items[-1]) if isinstance(item, Row) and items else [item]
        return pair(items)

    def group(self) -> Row:
        """Read a group in braces."""
        self.expect("{")
        self._descend()
        row = self.row(())
        self._depth -= 1
        self.expect("}")
        return row

    def argument(self) -> Node:
        """Read a command's argument: a group or one thing."""
        if self.ahead == "{":
            return self.group()
        if not self.ahead or self.ahead in _ENDS:
            raise FormulaError("missing argument", self.offset)
        return self._atom() or Row()

    def optional(self) -> Row | None:
        """Read an optional argument in square brackets."""
        if not self.accept("["):
            return None
        self._descend()
        row = self.row(("]",))
        self._depth -= 1
        self.expect("]")
        return row

    def raw(self) -> str:
        """Return a group's source as written, for text."""
        self.expect("{")
        start = self._tokens[self._at - 1].end
        depth = 1
        while depth:
            token = self.take()
            depth += (token.text == "{") - (token.text == "}")
        return self.source[start : token.start]

    def report_unknown(self, token: Token) -> Source:
        """Note a command nobody knows and show it as written, with its arguments."""
        self.unknown.append((token.text, token.start))
        end = token.end
        while self.ahead == "{":
            self.raw()
            end = self._tokens[self._at - 1].end
        return Source(self.source[token.start : end])

    def number(self, token: Token) -> Symbol:
        """Read the digits and the decimal point that follow a digit as one number."""
        end = token.end
        while (
            self.ahead and self.offset == end and (self.ahead.isdigit() or (self.ahead == "." and self._digit_after()))
        ):
            end = self.take().end
        return Symbol(self.source[token.start : end])

    def _digit_after(self) -> bool:
        """Tell whether a digit follows the coming token, so that its point is a decimal one."""
        return self._at + 1 < len(self._tokens) and self._tokens[self._at + 1].text.isdigit()

    def _skip_row_gap(self, token: Token) -> None:
        """Go past the extra height a row may ask for, as in `[2pt]`."""
        if self.ahead == "[" and self.offset == token.end:
            while not self.accept("]"):
                self.take()

    def _descend(self) -> None:
        """Count one level of nesting, within reason."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormulaError("nested too deeply", self.offset)

    def _scripted(self) -> Node | None:
        """Read one thing with the scripts that follow it."""
        base = Row() if self.ahead in _SCRIPTS else self._atom(numbers=True)
        if self.ahead not in _SCRIPTS:
            return base
        scripts: dict[str, Node] = {}
        primes = 0
        while self.ahead in _SCRIPTS:
            token = self.take()
            if token.text in scripts:
                raise FormulaError("double script", token.start)
            if token.text in "^_":
                scripts[token.text] = self.argument()
            primes += token.text in "'’"
        sup, sub = scripts.get("^"), scripts.get("_")
        if primes:
            sup = Row((Symbol("′" * primes), *([sup] if sup is not None else [])))
        return _attached(Row() if base is None else base, sup, sub)

    def _atom(self, *, numbers: bool = False) -> Node | None:
        """Read one thing without scripts; nothing for a command that leaves no ink."""
        if self.ahead == "{":
            return self.group()
        token = self.take()
        if token.name:
            self._descend()
            node = self._read_command(self, token)
            self._depth -= 1
            return node
        if numbers and token.text.isdigit():
            return self.number(token)
        if token.text == "~":
            return Space(1)
        text, kind = CHARACTERS.get(token.text, (token.text, "ord"))
        return self.bracket(text, kind) if kind in {"open", "close"} else Symbol(text, kind)

    def bracket(self, text: str, kind: Kind) -> Symbol:
        """Return a bracket; one nested too deeply is a mere character."""
        self._opened += 1 if kind == "open" else -1
        return Symbol(text, kind if self._opened + self._depth <= MAX_DEPTH else "ord")


def _attached(base: Node, sup: Node | None, sub: Node | None) -> Node:
    """Give a base its scripts; the script of a brace is its label."""
    if isinstance(base, Brace) and base.label is None:
        label, rest = (sup, sub) if base.over else (sub, sup)
        if label is not None and rest is None:
            return Brace(base.body, label, base.over)
    return base if sup is None and sub is None else Scripts(base, sup, sub)


def _as_factor(group: Row, before: Node) -> list[Node]:
    """Return a group so that a number put in for a name stays itself: 2(−3), not 2−3, and 2 · 3, not 23."""
    first = single(group)
    if isinstance(first, Symbol) and first.text[:1].isdigit():
        number = single(before)
        joins = isinstance(number, Symbol) and number.text[-1:].isdigit()
        return [Symbol("·", "bin"), first] if joins else [first]
    signed = group.items and group.items[0] == Symbol("−", "bin") and len(group.items) > 1
    return [Fenced("(", group, ")")] if signed and role_of(before) not in _TAKES_SIGN else [group]
