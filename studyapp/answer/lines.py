"""Lines of code named by their number."""

from studyapp.answer.forms import Unreadable, Value
from studyapp.answer.reading import read


def read_line_number(text: str, count: int) -> int | Unreadable:
    """Read the number of one of `count` lines."""
    found = read(text, "integer")
    if not isinstance(found, Value):
        return found
    line = found.cells[0]
    if line != int(line) or not 1 <= line <= count:
        return Unreadable("no_such_line", 0, len(text), {"lines": count})
    return int(line)
