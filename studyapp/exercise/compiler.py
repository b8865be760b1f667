"""From a syntax tree to a function of the drawn values: only what the whitelist knows gets through."""

import ast
import difflib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from studyapp.exercise import arithmetic, draws, functions
from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.kernel_calls import call_kernel, kernel_names
from studyapp.exercise.limits import MAX_DEPTH, MAX_STRING, Env
from studyapp.exercise.subscripts import subscript
from studyapp.exercise.syntax import column, parse
from studyapp.exercise.values import SCALARS, Value, array, bounded, plain

Run = Callable[[Env], Value]

_HINTS = {"log": "log", "len": "len", "math": "attribute", "np": "attribute", "torch": "attribute"}
_UNWANTED: Mapping[type, str] = {
    ast.Attribute: "attribute",
    ast.Lambda: "lambda",
    ast.ListComp: "comprehension",
    ast.SetComp: "comprehension",
    ast.DictComp: "comprehension",
    ast.GeneratorExp: "comprehension",
    ast.JoinedStr: "f_string",
    ast.NamedExpr: "walrus",
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression ready to run, with the names it needs and where each is first used."""

    text: str
    run: Run
    names: Mapping[str, int]

    def __call__(self, env: Env) -> Value:
        """Evaluate within the bounds of one expression."""
        try:
            return self.run(env)
        finally:
            env.settle()

    def check_names(self, known: frozenset[str] | set[str]) -> None:
        """Refuse a name that stands for nothing yet, suggesting one that is near."""
        for name, offset in self.names.items():
            if name not in known:
                if name in _HINTS:
                    raise ExpressionError(f"use_{_HINTS[name]}", offset, name=name)
                raise _unknown("unknown_name", name, offset, known)


def normal(name: str) -> str:
    """Return a name the way Python compares identifiers."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def is_function(name: str) -> bool:
    """Tell whether a name belongs to a function or constant, so that no drawn value or step may take it."""
    return name in functions.FUNCTIONS or name in functions.CONSTANTS or name in kernel_names()


@lru_cache(maxsize=1024)
def compiled(text: str, drawing: bool = False) -> Compiled:
    """Compile an expression; in a draw, the functions that draw come first."""
    tree = parse(text)
    compiler = _Compiler(text, drawing)
    return Compiled(text, compiler.visit(tree, 0, strings=True), compiler.names)


def _unknown(code: str, name: str, offset: int, known: Any) -> ExpressionError:
    """Make the error of an unknown name, with the nearest known one."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return ExpressionError(code if not near else f"{code}_near", offset, name=name[:60], near=near[0] if near else "")


class _Compiler:
    """Walks one tree and builds nested functions; anything it has no rule for is refused at its column."""

    def __init__(self, text: str, drawing: bool) -> None:
        self.text = text
        self.drawing = drawing
        self.names: dict[str, int] = {}

    def visit(self, node: ast.AST, depth: int, strings: bool = False) -> Run:
        """Compile one node; `strings` says whether a text may stand here."""
        offset = column(self.text, node)
        if depth > MAX_DEPTH:
            raise ExpressionError("too_deep", offset)
        if isinstance(node, ast.Constant):
            return self._constant(node.value, offset, strings)
        rule = getattr(self, f"_{type(node).__name__.lower()}", None)
        if rule is None:
            raise ExpressionError(_UNWANTED.get(type(node), "not_allowed"), offset, what=type(node).__name__)
        run: Run = rule(node, depth + 1, strings)

        def located(env: Env) -> Value:
            try:
                return run(env)
            except ExpressionError as error:
                raise error.at(offset) from None

        return located if not isinstance(node, ast.Name) else run

    def _constant(self, value: object, offset: int, strings: bool) -> Run:
        """Compile a number, True, False, None, or a text where one may stand."""
        if isinstance(value, str):
            if not strings:
                raise ExpressionError("string", offset)
            if len(value) > MAX_STRING or not value.isprintable():
                raise ExpressionError("long_string", offset, limit=MAX_STRING)
        elif type(value) is int:
            try:
                bounded(value)
            except ExpressionError as error:
                raise error.at(offset) from None
        elif value is not None and type(value) not in SCALARS:
            raise ExpressionError("not_allowed", offset, what=type(value).__name__)
        return lambda _env: value

    def _name(self, node: ast.Name, _depth: int, _strings: bool) -> Run:
        """Compile a name: a constant, or a value that the variant supplies."""
        name, offset = node.id, column(self.text, node)
        if name in functions.CONSTANTS:
            constant = functions.CONSTANTS[name]
            return lambda _env: constant
        if is_function(name) or (self.drawing and name in draws.DRAWS):
            raise ExpressionError("function_value", offset, name=name)
        self.names.setdefault(name, offset)
        return lambda env: env.values[name]

    def _binop(self, node: ast.BinOp, depth: int, _strings: bool) -> Run:
        """Compile an arithmetic operator."""
        apply = arithmetic.BINARY.get(type(node.op).__name__)
        if apply is None:
            raise ExpressionError("not_allowed", column(self.text, node), what=type(node.op).__name__)
        left, right = self.visit(node.left, depth), self.visit(node.right, depth)
        return lambda env: apply(left(env), right(env), env)

    def _unaryop(self, node: ast.UnaryOp, depth: int, _strings: bool) -> Run:
        """Compile a sign or `not`."""
        operand = self.visit(node.operand, depth)
        if isinstance(node.op, ast.USub):
            return lambda env: arithmetic.negate(operand(env), env)
        if isinstance(node.op, ast.UAdd):
            return lambda env: _numeric(operand(env))
        if isinstance(node.op, ast.Not):
            return lambda env: _inverted(operand(env), env)
        raise ExpressionError("not_allowed", column(self.text, node), what=type(node.op).__name__)

    def _boolop(self, node: ast.BoolOp, depth: int, _strings: bool) -> Run:
        """Compile `and` or `or`: cell by cell where arrays take part, short-circuit on single values."""
        parts = [self.visit(part, depth) for part in node.values]
        stop = isinstance(node.op, ast.Or)

        def run(env: Env) -> Value:
            result: Value = not stop
            for part in parts:
                value = part(env)
                if _is_array(value) or _is_array(result):
                    kind = "NotEq" if stop else "Eq"
                    both = arithmetic.BINARY["Add"](_flags(result, env), _flags(value, env), env)
                    result = arithmetic.compare(kind, both, 0 if stop else 2, env)
                else:
                    result = arithmetic.truth(value)
                    if result is stop:
                        return result
            return result

        return run

    def _compare(self, node: ast.Compare, depth: int, _strings: bool) -> Run:
        """Compile a comparison or a chain of them."""
        names = [type(op).__name__ for op in node.ops]
        for name in names:
            if name not in arithmetic.COMPARISONS:
                raise ExpressionError("not_allowed", column(self.text, node), what=name)
        parts = [self.visit(part, depth, strings=True) for part in (node.left, *node.comparators)]
        if len(names) == 1:
            name, (left, right) = names[0], parts
            return lambda env: arithmetic.compare(name, left(env), right(env), env)

        def run(env: Env) -> Value:
            values = [part(env) for part in parts]
            results = [
                arithmetic.compare(name, one, other, env)
                for name, one, other in zip(names, values, values[1:], strict=False)
            ]
            if not any(_is_array(result) for result in results):
                return all(results)
            total: Value = 0
            for result in results:
                total = arithmetic.BINARY["Add"](total, _flags(result, env), env)
            return arithmetic.compare("Eq", total, len(results), env)

        return run

    def _ifexp(self, node: ast.IfExp, depth: int, strings: bool) -> Run:
        """Compile `x if condition else y`; only the chosen branch runs."""
        test = self.visit(node.test, depth)
        yes, no = self.visit(node.body, depth, strings), self.visit(node.orelse, depth, strings)
        return lambda env: yes(env) if arithmetic.truth(test(env)) else no(env)

    def _tuple(self, node: ast.Tuple, depth: int, strings: bool) -> Run:
        """Compile a tuple."""
        items = [self.visit(item, depth, strings) for item in node.elts]
        return lambda env: tuple(item(env) for item in items)

    def _list(self, node: ast.List, depth: int, strings: bool) -> Run:
        """Compile a list."""
        items = [self.visit(item, depth, strings) for item in node.elts]
        return lambda env: [item(env) for item in items]

    def _subscript(self, node: ast.Subscript, depth: int, _strings: bool) -> Run:
        """Compile an index or a slice."""
        value, index = self.visit(node.value, depth), self.visit(node.slice, depth)
        return lambda env: subscript(value(env), index(env), env)

    def _slice(self, node: ast.Slice, depth: int, _strings: bool) -> Run:
        """Compile `a:b:c`."""
        ends = [None if end is None else self.visit(end, depth) for end in (node.lower, node.upper, node.step)]
        return lambda env: slice(*(None if end is None else end(env) for end in ends))

    def _call(self, node: ast.Call, depth: int, _strings: bool) -> Run:
        """Compile a call of a drawing function, of the short list or of a kernel."""
        offset = column(self.text, node)
        if not isinstance(node.func, ast.Name):
            raise ExpressionError(_UNWANTED.get(type(node.func), "call"), offset)
        name = node.func.id
        if any(isinstance(argument, ast.Starred) for argument in node.args) or any(
            k.arg is None for k in node.keywords
        ):
            raise ExpressionError("star", offset)
        picks = self.drawing and name == "pick"
        args = [self.visit(argument, depth, strings=picks) for argument in node.args]
        kwargs = {str(key.arg): self.visit(key.value, depth, strings=True) for key in node.keywords}
        function = self._function(name, offset)
        return lambda env: function(env, [arg(env) for arg in args], {key: run(env) for key, run in kwargs.items()})

    def _function(self, name: str, offset: int) -> Callable[[Env, list[Value], dict[str, Value]], Value]:
        """Find the function that a name calls, or say which one was meant."""
        if self.drawing and name in draws.DRAWS:
            return lambda env, args, kwargs: draws.call_draw(name, env, args, kwargs)
        if name in functions.FUNCTIONS:
            function = functions.FUNCTIONS[name]
            return lambda env, args, kwargs: _called(name, function, env, args, kwargs)
        if name in kernel_names():
            return lambda env, args, kwargs: call_kernel(name, env, args, kwargs)
        if name in draws.DRAWS:
            raise ExpressionError("draw_only", offset, name=name)
        if name in _HINTS:
            raise ExpressionError(f"use_{_HINTS[name]}", offset, name=name)
        known = {*functions.FUNCTIONS, *kernel_names(), *(draws.DRAWS if self.drawing else ())}
        raise _unknown("unknown_function", name, offset, known)


def _called(name: str, function: functions.Function, env: Env, args: list[Value], kwargs: dict[str, Value]) -> Value:
    """Call a function of the short list, typing the errors of its arguments."""
    env.spend(1)
    try:
        return function(env, *args, **kwargs)
    except (TypeError, ValueError, OverflowError):
        raise ExpressionError("arguments", function=name) from None


def _is_array(value: Value) -> bool:
    """Tell arrays from single values."""
    return hasattr(value, "dtype")


def _numeric(value: Value) -> Value:
    """Let numbers through and refuse the rest."""
    return value if type(value) in SCALARS else plain(array(value))


def _flags(value: Value, env: Env) -> Value:
    """Return 1 where a value is true and 0 elsewhere."""
    if not _is_array(value):
        return int(arithmetic.truth(value))
    env.spend(value.size)
    return plain((value != 0).astype("int64"))


def _inverted(value: Value, env: Env) -> Value:
    """Return the logical opposite, cell by cell in an array."""
    return arithmetic.compare("Eq", value, 0, env) if _is_array(value) else not arithmetic.truth(value)
