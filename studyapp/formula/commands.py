r"""What each command reads and makes: fractions, roots, accents, fonts, text, brackets and environments."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from studyapp.formula.letters import FONTS
from studyapp.formula.reader import FormulaError, Reader
from studyapp.formula.scripts import single
from studyapp.formula.symbols import (
    ACCENTS,
    BARS,
    CLOSING,
    DELIMITERS,
    IGNORED,
    OPENING,
    SPACES,
    SYMBOLS,
    WITH_LIMITS,
)
from studyapp.formula.tokens import Token
from studyapp.formula.tree import (
    Accent,
    Binomial,
    Brace,
    Fenced,
    Fraction,
    Grid,
    Middle,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Underline,
)

_ENVIRONMENTS: Mapping[str, tuple[str, str]] = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "array": ("", ""),
}  # fmt: skip
_ALIGNED = frozenset({"aligned", "align", "align*", "split", "eqnarray", "eqnarray*", "alignedat"})
_GATHERED = frozenset({"gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*"})
_TEXT_ESCAPE = re.compile(r"\\([%$#&_{} ])|\\[,:;!]|\\[A-Za-z]+\s*|[{}$]")
_ARROWS: Mapping[str, str] = {"xrightarrow": "⟶", "xleftarrow": "⟵", "xRightarrow": "⟹", "xleftrightarrow": "⟷"}


def read_command(reader: Reader, token: Token) -> Node | None:
    """Read a command's arguments and return what it makes; nothing if it leaves no ink."""
    name = token.name
    if name in _HANDLERS:
        return _HANDLERS[name](reader)
    if name in SYMBOLS:
        text, kind = SYMBOLS[name]
        return Symbol(text, kind, limits=name in WITH_LIMITS)
    if token.text in OPENING:
        return reader.bracket(OPENING[token.text], "open")
    if token.text in CLOSING:
        return reader.bracket(CLOSING[token.text], "close")
    if token.text in BARS:
        return Symbol(BARS[token.text], "bar")
    if name in SPACES:
        return Space(SPACES[name]) if SPACES[name] else None
    if name in ACCENTS:
        return _accented(single(reader.argument()), *ACCENTS[name])
    if name in FONTS:
        return _restyled(reader.argument(), FONTS[name])
    return None if name in IGNORED else reader.report_unknown(token)


def _accented(body: Node, mark: str, drawn: str) -> Node:
    """Put an accent on a body; one over a letter with scripts goes on the letter."""
    if isinstance(body, Scripts):
        return Scripts(Accent(body.base, mark, drawn), body.sup, body.sub)
    return Accent(body, mark, drawn)


def _fraction(reader: Reader) -> Node:
    """Read a fraction."""
    return Fraction(reader.argument(), reader.argument())


def _small_fraction(reader: Reader) -> Node:
    """Read a fraction that asks for little height."""
    return Fraction(reader.argument(), reader.argument(), small=True)


def _binomial(reader: Reader) -> Node:
    """Read a binomial coefficient."""
    return Binomial(reader.argument(), reader.argument())


def _root(reader: Reader) -> Node:
    """Read a root with its optional degree."""
    degree = reader.optional()
    return Root(reader.argument(), degree)


def _text(reader: Reader) -> Node:
    """Read words; blanks count, escapes are undone."""
    return Symbol(_words(reader.raw() if reader.ahead == "{" else reader.take().text), "text")


def _words(source: str) -> str:
    """Return what a text argument says."""
    said = _TEXT_ESCAPE.sub(lambda match: match[1] or ("" if match[0] in "{}$" else " "), source)
    return " ".join(said.replace("~", " ").split(" "))


def _operator(reader: Reader) -> Node:
    """Read a named function; with a star its scripts go above and below."""
    starred = reader.accept("*")
    return Symbol(" ".join(_words(reader.raw()).split()), "func", limits=starred)


def _arg(reader: Reader) -> Node:
    """Read arg, which forms one operator with the max or min after it."""
    for name in ("max", "min"):
        if reader.accept(f"\\{name}"):
            return Symbol(f"arg {name}", "func", limits=True)
    return Symbol("arg", "func")


def _left(reader: Reader) -> Node:
    """Read growing brackets and what they hold."""
    left = _delimiter(reader)
    body = reader.row(())
    reader.expect(r"\right")
    return Fenced(left, body, _delimiter(reader))


def _delimiter(reader: Reader) -> str:
    """Read one bracket; a point is an invisible one."""
    token = reader.take()
    if token.text not in DELIMITERS:
        raise FormulaError("not a bracket", token.start)
    return DELIMITERS[token.text]


def _middle(reader: Reader) -> Node:
    """Read a bracket in the middle."""
    return Middle(_delimiter(reader))


def _not(reader: Reader) -> Node:
    """Read a struck-out relation."""
    struck = reader.argument()
    if isinstance(struck, Symbol):
        return Symbol(unicodedata.normalize("NFC", struck.text + "\u0338"), struck.kind)
    return Row((Symbol("¬"), struck))


def _begin(reader: Reader) -> Node:
    """Read an environment: a matrix, cases or aligned equations."""
    at = reader.offset
    name = reader.raw()
    spec = reader.raw() if name in {"array", "alignedat"} else ""
    if name in _ENVIRONMENTS and reader.ahead == "[":
        reader.optional()
    rows = reader.rows(())
    reader.expect(r"\end")
    if reader.raw() != name:
        raise FormulaError("environment ends under another name", at)
    if name in {"cases", "dcases", "rcases"}:
        return Grid(rows, *("", "}") if name == "rcases" else ("{", ""), columns="cases")
    if name in _ENVIRONMENTS:
        alignments = "".join(letter for letter in spec if letter in "clr")
        return Grid(rows, *_ENVIRONMENTS[name], alignments=alignments)
    if name in _ALIGNED | _GATHERED:
        return Grid(rows, columns="aligned" if name in _ALIGNED else "gathered")
    raise FormulaError("unknown environment", at)


def _substack(reader: Reader) -> Node:
    """Read lines stacked in a limit."""
    reader.expect("{")
    rows = reader.rows(())
    reader.expect("}")
    return Grid(rows, columns="gathered")


def _arrow(shape: str) -> Callable[[Reader], Node]:
    """Return a reader of an arrow with labels."""

    def read(reader: Reader) -> Node:
        below = reader.optional()
        return Stack(Symbol(shape, "rel"), reader.argument(), below)

    return read


def _overset(reader: Reader) -> Node:
    """Read something set above a base."""
    above = reader.argument()
    return Stack(reader.argument(), above=above)


def _underset(reader: Reader) -> Node:
    """Read something set below a base; below an operator it is its limit."""
    below = reader.argument()
    base = reader.argument()
    only = single(base)
    return Scripts(only, sub=below) if isinstance(only, Symbol) and only.limits else Stack(base, below=below)


def _mod(reader: Reader) -> Node:
    """Read the modulus in parentheses."""
    return Row((Space(1), Fenced("(", Row((Symbol("mod", "func"), reader.argument())), ")")))


def _skip_argument(reader: Reader) -> None:
    """Read an argument that leaves no ink."""
    reader.raw()


def _colored(reader: Reader) -> Node:
    """Read a coloured part without its colour."""
    reader.raw()
    return reader.argument()


def _restyled(node: Node, font: Mapping[str, str]) -> Node:
    """Return letters in another alphabet; upright letters side by side become one word."""
    if isinstance(node, Symbol):
        styled = "".join(font.get(char, char) for char in node.text) if font else node.text
        return Symbol(styled, node.kind, node.limits)
    if isinstance(node, Scripts):
        return Scripts(_restyled(node.base, font), node.sup, node.sub)
    if isinstance(node, Accent):
        return Accent(_restyled(node.body, font), node.mark, node.drawn)
    if not isinstance(node, Row):
        return node
    items = tuple(_restyled(item, font) for item in node.items)
    texts = [item.text for item in items if isinstance(item, Symbol) and item.kind == "ord"]
    if len(texts) == len(items) > 1:
        return Symbol("".join(texts), "word")
    return items[0] if len(items) == 1 else Row(items)


_HANDLERS: Mapping[str, Callable[[Reader], Node | None]] = {
    **dict.fromkeys(("frac", "dfrac", "cfrac"), _fraction),
    **dict.fromkeys(("tfrac", "nicefrac", "sfrac"), _small_fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    **dict.fromkeys(("text", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal", "mbox", "emph"), _text),
    **dict.fromkeys(("mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "boxed"), Reader.argument),
    **dict.fromkeys(("label", "tag", "hspace", "vspace", "phantom", "color"), _skip_argument),
    **{name: _arrow(shape) for name, shape in _ARROWS.items()},
    "sqrt": _root,
    "operatorname": _operator,
    "arg": _arg,
    "left": _left,
    "middle": _middle,
    "not": _not,
    "begin": _begin,
    "substack": _substack,
    "overset": _overset,
    "stackrel": _overset,
    "underset": _underset,
    "underline": lambda reader: Underline(reader.argument()),
    "underbrace": lambda reader: Brace(reader.argument()),
    "overbrace": lambda reader: Brace(reader.argument(), over=True),
    "pmod": _mod,
    "bmod": lambda _reader: Symbol("mod", "bin"),
    "textcolor": _colored,
}
