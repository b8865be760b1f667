"""What a comma between digits most likely meant, so that the refusal names the right remedy."""

import re

from studyapp.answer.forms import DIGITS, UnreadableError

_GROUP = re.compile(r",[0-9]{3}(?![0-9])")
_ANY_GROUP = re.compile(r"(?<=[0-9])[, ]0[0-9]{2}(?![0-9.])")
_BLANK_GROUP = re.compile(r"(?<=[0-9]) 0[0-9]{2}(?![0-9.])")
_DIGITS_BEFORE = re.compile(r"[0-9]{1,3}$")


def refuse_comma(plain: str, at: int) -> UnreadableError:
    """Word a comma in the answer to a question that asks for one number."""
    before, after = plain[:at][-1:], plain[at + 1 : at + 2]
    if before not in DIGITS or after not in DIGITS:
        return UnreadableError("one_number", at, at + 1)
    leading = _DIGITS_BEFORE.search(plain, max(0, at - 3), at)
    grouped = leading is not None and not leading.group().startswith("0") and _GROUP.match(plain, at)
    return UnreadableError("thousands" if grouped else "decimal_comma", at, at + 1, separator=",")


def refuse_grouped_items(plain: str, decimal_comma: bool = False) -> None:
    """Refuse `1,000` and `1 000` in a list: three digits that start with 0, one sign after a digit, are a group."""
    match = (_BLANK_GROUP if decimal_comma else _ANY_GROUP).search(plain)
    if match:
        raise UnreadableError("thousands", match.start(), match.start() + 1, separator=match.group()[0])
