"""A cloze text with one number's gaps open or filled, in running text and inside formulas."""

import re
from collections.abc import Callable

from studyapp.deck.cloze import Gap, gaps

_DOLLAR = re.compile(r"(?<!\\)\$")


def hidden(text: str, number: int) -> str:
    """Return the text with the gaps of `number` open, showing their hints, and the other gaps filled in."""
    return _rewritten(text, number, _opened)


def shown(text: str, number: int) -> str:
    """Return the text with every gap filled in, those of `number` marked."""
    return _rewritten(text, number, _marked)


def hides(text: str, number: int) -> str:
    """Return what the gaps of `number` hide."""
    return ", ".join(gap.text for gap in gaps(text)[0] if gap.number == number)


def _opened(gap: Gap, in_formula: bool) -> str:
    if in_formula:
        return rf"[\text{{{gap.hint}}}]" if gap.hint else r"[\ldots]"
    return f"**[{gap.hint or '…'}]**"


def _marked(gap: Gap, in_formula: bool) -> str:
    return gap.text if in_formula else f"**{gap.text}**"


def _rewritten(text: str, number: int, write: Callable[[Gap, bool], str]) -> str:
    """Replace the gaps of `number` by what `write` makes of them (and of their standing in a formula or not)."""
    parts, at = [], 0
    for gap in gaps(text)[0]:
        in_formula = len(_DOLLAR.findall(text, 0, gap.start)) % 2 == 1
        parts += [text[at : gap.start], write(gap, in_formula) if gap.number == number else gap.text]
        at = gap.end
    return "".join([*parts, text[at:]])
