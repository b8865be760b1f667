"""Reads a search as Anki writes it: words, "phrases", deck: tag: is: prop:…, -not, or, brackets; errors point."""

import re
from dataclasses import dataclass
from typing import NoReturn

from studyapp.deck.kinds import KIND_NAMES
from studyapp.deck.problems import cells
from studyapp.deck.suggest import closest
from studyapp.errors import UsageError

STATES = ("due", "new", "learning", "learn", "review", "suspended", "buried", "leech", "draft")
NAMES = ("deck", "tag", "kind", "is", "prop", "rated", "flag", "missing")
PROPERTIES = ("s", "d", "r", "due", "lapses", "reviews", "reps")
DEEPEST = 50
LONGEST = 10_000
WIDE = str.maketrans("（）：＂“”＜＞＝　－", '():"""<>= -')
_ATOM = re.compile(r'(?:"[^"]*"|[^\s()"])+')
_NAMED = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)
_PROPERTY = re.compile(r"([a-z]+)(<=|>=|!=|<|>|=)(-?\d{1,9}(?:\.\d{1,9})?)")


@dataclass(frozen=True, slots=True)
class Word:
    """A text to be found anywhere in a card."""

    text: str


@dataclass(frozen=True, slots=True)
class Test:
    """A property that a card has: `name:value`, and for prop: the comparison."""

    name: str
    value: str
    operator: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Not:
    """Cards that do not fit."""

    inner: "Query"


@dataclass(frozen=True, slots=True)
class Every:
    """Cards that fit all parts; no parts fit every card."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """Cards that fit at least one part."""

    parts: "tuple[Query, ...]"


Query = Word | Test | Not | Every | Either


def parse(text: str) -> Query:
    """Read a search; what cannot be read is an error that points at its character."""
    return _Parser(text).whole()


class _Parser:
    """Goes over the characters of one search."""

    def __init__(self, text: str) -> None:
        self._shown = " ".join(text.splitlines())[:LONGEST]
        self._text = self._shown.translate(WIDE)
        self._at = 0
        self._depth = 0

    def whole(self) -> Query:
        found = self._either()
        if self._at < len(self._text):
            self._fail("closing", self._at)
        return found

    def _either(self) -> Query:
        """Read parts with `or` between them."""
        parts = [self._every()]
        while self._keyword() == "or":
            start = self._at
            self._at = self._atom_end()
            parts.append(self._every())
            if Every(()) in parts:
                self._fail("or", start)
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self) -> Query:
        """Read parts that have to fit together; `and` may stand between them."""
        parts = []
        while (word := self._keyword()) != "or" and self._at < len(self._text) and self._text[self._at] != ")":
            if word == "and":
                self._at = self._atom_end()
            else:
                parts.append(self._part())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _part(self) -> Query:
        """Read one part: negated, in brackets, or an atom."""
        start = self._at
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail("deep", start)
        try:
            if self._text[start] == "-" and self._text[start + 1 : start + 2].strip(" )"):
                self._at += 1
                return Not(self._part())
            if self._text[start] != "(":
                return self._atom()
            self._at += 1
            inner = self._either()
            if self._text[self._at : self._at + 1] != ")":
                self._fail("opening", start)
            self._at += 1
            return inner
        finally:
            self._depth -= 1

    def _keyword(self) -> str:
        """Skip blanks and return the next bare word in small letters."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._text[self._at : self._atom_end()].lower()

    def _atom_end(self) -> int:
        match = _ATOM.match(self._text, self._at)
        return match.end() if match else self._at

    def _atom(self) -> Query:
        """Read a word, a phrase, or `name:value`."""
        start = self._at
        end = self._atom_end()
        if end == start or self._text[end : end + 1] == '"':
            self._fail("quote", end)
        self._at = end
        raw = self._text[start:end]
        named = _NAMED.fullmatch(raw)
        if named is None:
            return Word(self._shown[start:end].translate(str.maketrans("", "", '"“”＂')))
        name, value = named[1].lower(), named[2].replace('"', "").strip()
        if name not in NAMES:
            self._fail("name", start, name=named[1], suggestion=closest(name, NAMES))
        at = start + len(name) + 1
        if not value:
            self._fail("value", at, name=name)
        return self._test(name, value, at)

    def _test(self, name: str, value: str, at: int) -> Test:
        """Check the value of a test."""
        small = value.lower()
        if name == "is":
            if small not in STATES:
                self._fail("state", at, value=value, suggestion=closest(small, STATES), states=", ".join(STATES))
            return Test(name, {"learn": "learning"}.get(small, small))
        if name == "kind" and "*" not in small and small not in KIND_NAMES:
            self._fail("kind", at, value=value, kinds=", ".join(KIND_NAMES))
        if name == "prop":
            return self._property(value, small, at)
        if name in ("rated", "flag"):
            if not re.fullmatch(r"[0-9]{1,5}", value) or (name == "rated" and not int(value)):
                self._fail(name, at, value=value)
            return Test(name, value, number=int(value))
        return Test(name, value)

    def _property(self, value: str, small: str, at: int) -> Test:
        match = _PROPERTY.fullmatch(small.replace(" ", ""))
        if match is None:
            self._fail("property", at, value=value)
        if match[1] not in PROPERTIES:
            self._fail("property", at, value=match[1])
        name = {"reps": "reviews"}.get(match[1], match[1])
        return Test("prop", name, match[2], float(match[3]))

    def _fail(self, what: str, at: int, **details: str) -> NoReturn:
        caret = " " * cells(self._shown[:at]) + "^"
        raise UsageError(f"authoring.query_{what}", column=at + 1, query=self._shown, caret=caret, **details)
