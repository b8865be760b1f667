"""The wrappers that NumPy and torch print around numbers, blanked out so that every other position stays."""

import re

from studyapp.answer.forms import UnreadableError

_HEAD = re.compile(r"\s*(?:(?:np|numpy|torch)\.)?(?:array|asarray|tensor|size)\s*(?=\()", re.IGNORECASE)
_KEYWORD = re.compile(
    r"\s*,\s*(?:dtype|device|requires_grad|grad_fn|shape|size)\s*=\s*"
    r"(?:<[\w.]{1,80}>|'[\w:.]{1,80}'|\([\d, ]{0,80}\)|[\w.]{1,80})"
)
_TAIL = re.compile(r"\s*,?\s*\)\s*$")


def unwrap(plain: str) -> str:
    """Blank `array(` … `, dtype=float32)` and its like, keeping the length."""
    head = _HEAD.match(plain)
    if head is None:
        return plain
    body = head.end() + 1
    at = _body_end(plain, body)
    end = at
    while keyword := _KEYWORD.match(plain, at):
        at = keyword.end()
    if at == len(plain):
        raise UnreadableError("unclosed", body - 1, body, wanted=")")
    if _TAIL.match(plain, at) is None:
        raise UnreadableError("wrapper_rest", at, len(plain))
    return " " * body + plain[body:end] + " " * (len(plain) - end)


def _body_end(plain: str, at: int) -> int:
    depth = 0
    for index in range(at, len(plain)):
        char = plain[index]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                return index
        elif char == "," and depth == 0 and _KEYWORD.match(plain, index):
            return index
    return len(plain)
