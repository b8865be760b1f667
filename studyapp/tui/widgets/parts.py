"""Several parts of a page in one widget, one below the other: a part that changes does not lay the others out anew."""

from collections.abc import Callable, Iterable

from studyapp.formula.spans import Line
from studyapp.tui.widgets.lines import Lines

Make = Callable[[int], Iterable[Line]]


class Parts(Lines):
    """Shows named parts in the order in which they are declared."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._makes: dict[str, Make | None] = dict.fromkeys(names)
        self._parts: dict[str, list[Line]] = {}
        self._width = 0

    def show_part(self, name: str, make: Make | None) -> None:
        """Show what `make` lays out for a width as one part, or nothing there."""
        if make is None and self._makes[name] is None:
            return
        self._makes[name] = make
        self._parts.pop(name, None)
        self.show(self._all)

    def rows_of(self, name: str) -> list[Line]:
        """Return the lines of one part as they stand."""
        return self._parts.get(name, [])

    def above(self, name: str) -> int:
        """Count the rows above a part."""
        return sum(len(self.rows_of(before)) for before in list(self._makes)[: list(self._makes).index(name)])

    def _all(self, width: int) -> Iterable[Line]:
        if width != self._width:
            self._width = width
            self._parts.clear()
        for name, make in self._makes.items():
            if name not in self._parts:
                self._parts[name] = list(make(width)) if make else []
            yield from self._parts[name]
