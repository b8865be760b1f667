"""What a comma between digits most likely meant, so that the refusal names the right remedy."""

import re

from studyapp.answer.forms import Refusal

_GROUP = re.compile(r",[0-9]{3}(?![0-9])")
_DIGITS_BEFORE = re.compile(r"[0-9]{1,3}$")


def refuse_comma(plain: str, at: int) -> Refusal:
    """Word a comma in the answer to a question that asks for one number."""
    before, after = plain[:at][-1:], plain[at + 1 : at + 2]
    if before not in tuple("0123456789") or after not in tuple("0123456789"):
        return Refusal("one_number", at, at + 1)
    leading = _DIGITS_BEFORE.search(plain, max(0, at - 3), at)
    grouped = leading is not None and not leading.group().startswith("0") and _GROUP.match(plain, at)
    return Refusal("thousands" if grouped else "decimal_comma", at, at + 1, separator=",")


def refuse_grouped_items(plain: str) -> None:
    """Refuse `1,000` in a list: an item of three digits that starts with 0 right after a comma groups digits."""
    match = re.search(r"(?<=[0-9]),0[0-9]{2}(?![0-9.])", plain)
    if match:
        raise Refusal("thousands", match.start(), match.start() + 1, separator=",")
