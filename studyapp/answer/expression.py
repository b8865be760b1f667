"""A Pratt parser from a run of tokens to one number."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from studyapp.answer import arithmetic
from studyapp.answer.arithmetic import NoResultError
from studyapp.answer.forms import MAX_DEPTH, Number, UnreadableError
from studyapp.answer.functions import CONSTANTS, FUNCTIONS, NOT_FINITE, plain_name, square_root
from studyapp.answer.numerals import read_numeral
from studyapp.answer.tokens import Token, Tokens

_SUM, _PERCENT, _PRODUCT, _SIGN, _POWER, _ROOT = 10, 15, 20, 25, 30, 40
_INFIX: dict[str, tuple[int, int, Callable[[Number, Number], Number]]] = {
    "+": (_SUM, _SUM, arithmetic.add),
    "-": (_SUM, _SUM, arithmetic.subtract),
    "*": (_PRODUCT, _PRODUCT, arithmetic.multiply),
    "/": (_PRODUCT, _PRODUCT, arithmetic.divide),
    "^": (_POWER, _POWER - 1, arithmetic.power),
    "**": (_POWER, _POWER - 1, arithmetic.power),
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A number and, if it is one numeral with signs, brackets or %, the decimals it was typed with."""

    value: Number
    decimals: int | None

    @property
    def typed(self) -> int | None:
        """Decimals typed, or None where the number is exact."""
        return self.decimals or None


def evaluate(tokens: Tokens, start: int, end: int, decimal_comma: bool = False) -> Operand:
    """Work out the expression that tokens `start` … `end` − 1 spell, or raise a `UnreadableError` with its place."""
    parser = _Parser(tokens, start, end, ",;" if decimal_comma else ",")
    operand = parser.parse(0)
    if parser.at < end:
        raise parser.leftover()
    return operand


class _Parser:
    """Walks one run of tokens; `parse(binding)` reads as far as operators bind tighter than `binding`."""

    def __init__(self, tokens: Tokens, start: int, end: int, separators: str) -> None:
        self.tokens = tokens
        self.at = start
        self.end = end
        self.separators = separators
        self.depth = 0

    def parse(self, binding: int) -> Operand:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            deepest = self.tokens[self.at - 1]
            raise UnreadableError("too_deep", deepest.start, deepest.end, limit=MAX_DEPTH)
        left = self._operand()
        while (word := self._peek()) is not None:
            if word.text == "%" and binding < _PERCENT and self.tokens[self.at - 1].text != "%":
                self.at += 1
                decimals = None if left.decimals is None else left.decimals + 2
                left = Operand(self._work(word, arithmetic.divide, left.value, Fraction(100)), decimals)
                continue
            infix = _INFIX.get(word.text)
            if infix is None or infix[0] <= binding:
                break
            self.at += 1
            right = self.parse(infix[1])
            left = Operand(self._work(word, infix[2], left.value, right.value), None)
        self.depth -= 1
        return left

    def leftover(self) -> UnreadableError:
        """Say why an expression that was complete goes on."""
        word, before = self.tokens[self.at], self.tokens[self.at - 1]
        if word.text in (",", ";", "[", "]"):
            return UnreadableError("unexpected", word.start, word.end, sign=word.text)
        if word.kind == "name":
            self._known(word)
        if word.kind == "number" and before.kind == "number":
            return UnreadableError("two_numbers", before.start, word.end)
        if word.kind in ("number", "name") or word.text in ("(", "√"):
            return UnreadableError("missing_operator", before.start, word.end, left=before.text, right=word.text)
        return UnreadableError("unexpected", word.start, word.end, sign=word.text)

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < self.end else None

    def _operand(self) -> Operand:
        word = self._peek()
        if word is None:
            last = self.tokens[self.at - 1]
            raise UnreadableError("unfinished", last.start, last.end, sign=last.text)
        self.at += 1
        if word.kind == "number":
            numeral = read_numeral(word.text, word.start)
            return Operand(self._work(word, lambda a, _: arithmetic.settle(a), numeral.value, 0.0), numeral.decimals)
        if word.kind == "name":
            return self._named(word)
        if word.text in ("+", "-"):
            inner = self.parse(_SIGN)
            return Operand(-inner.value if word.text == "-" else inner.value, inner.decimals)
        if word.text == "√":
            root = self.parse(_ROOT)
            return Operand(self._work(word, lambda a, _: square_root([a]), root.value, 0.0), None)
        if word.text == "(":
            return self._inside(self.at - 1)
        raise UnreadableError("unexpected", word.start, word.end, sign=word.text)

    def _inside(self, opener: int) -> Operand:
        arguments = self._arguments(opener)
        if len(arguments) != 1:
            word, closer = self.tokens[opener], self.tokens[self.tokens.partner[opener]]
            raise UnreadableError("several_in_brackets" if arguments else "empty_brackets", word.start, closer.end)
        return arguments[0]

    def _arguments(self, opener: int) -> list[Operand]:
        closer, outer_end = self.tokens.partner[opener], self.end
        self.at, self.end = opener + 1, closer
        arguments: list[Operand] = []
        while self.at < closer:
            arguments.append(self.parse(0))
            word = self._peek()
            if word is None:
                break
            if word.text not in self.separators:
                raise self.leftover()
            self.at += 1
            if self.at == closer:
                raise UnreadableError("unfinished", word.start, word.end, sign=word.text)
        self.at, self.end = closer + 1, outer_end
        return arguments

    def _known(self, word: Token) -> str:
        name = plain_name(word.text)
        if name in CONSTANTS or name in FUNCTIONS:
            return name
        if name == "log":
            raise UnreadableError("log_base", word.start, word.end)
        if name in NOT_FINITE:
            raise UnreadableError("not_finite", word.start, word.end, name=word.text)
        if name.startswith("x") and not name.strip("x0123456789"):
            raise UnreadableError("letter_x", word.start, word.start + 1)
        shown = word.text if len(word.text) <= 20 else word.text[:19] + "…"
        raise UnreadableError("unknown_name", word.start, word.end, name=shown)

    def _named(self, word: Token) -> Operand:
        name = self._known(word)
        if name in CONSTANTS:
            return Operand(CONSTANTS[name], None)
        opener = self._peek()
        if opener is None or opener.text != "(":
            raise UnreadableError("needs_brackets", word.start, word.end, name=name)
        arguments = self._arguments(self.at)
        function = FUNCTIONS[name]
        if not arguments or (len(arguments) > 1 and not function.variadic):
            last = self.tokens[self.at - 1]
            raise UnreadableError("arguments", word.start, last.end, name=name, count=len(arguments))
        values = [argument.value for argument in arguments]
        value = self._work(word, lambda *_: function.apply(values), 0.0, 0.0)
        return Operand(value, arguments[0].decimals if function.keeps_digits else None)

    def _work(self, word: Token, operation: Callable[[Number, Number], Number], a: Number, b: Number) -> Number:
        try:
            return operation(a, b)
        except NoResultError as refusal:
            raise UnreadableError(refusal.code, word.start, word.end, **refusal.details) from None
