"""A line to type into; while it has the focus no letter is a key."""

from typing import ClassVar

from textual.widgets import Input


class QueryInput(Input):
    """An input whose letters are text, which the key bar wants to know."""

    takes_text: ClassVar[bool] = True
