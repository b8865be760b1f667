"""One setting on a screen: how its value is worded, the value next to it, and what was typed for it."""

from math import isfinite
from typing import Any

from studyapp.settings import Declared
from studyapp.texts import Texts

STEPS = {int: 1, float: 0.01}


def shown(name: str, value: Any, texts: Texts) -> str:
    """Word a value: choices and yes or no by their words, the hour as a time, a share in percent."""
    if isinstance(value, bool):
        return texts("settings.on" if value else "settings.off")
    if isinstance(value, tuple):
        return " ".join(texts(f"settings.{name}_{item}") for item in value) or texts("settings.none")
    if isinstance(value, float):
        return f"{100 * value:.3g} %"
    if name == "day_starts_at":
        return f"{value:02}:00"
    return texts(f"settings.{name}_{value}") if isinstance(value, str) else str(value)


def neighbour(about: Declared, value: Any, by: int) -> Any:
    """Give the value after or before; choices go round, numbers stop at their bounds, sets go through a few."""
    if about.kind is bool:
        return not value
    if about.kind is tuple:
        sets = ((), about.choices[-2:], *((choice,) for choice in about.choices))
        return sets[(sets.index(value) + by) % len(sets)] if value in sets else ()
    if about.choices:
        return about.choices[(about.choices.index(value) + by) % len(about.choices)]
    low = about.low if about.low is not None else value
    high = about.high if about.high is not None else value
    moved = min(high, max(low, value + by * STEPS[about.kind]))
    return about.kind(round(moved, 4))


def parsed(text: str, about: Declared) -> int | float | None:
    """Read a typed number, with a percent sign or without; nothing where it is none."""
    text = text.strip().replace(",", ".")
    try:
        if about.kind is int:
            return int(text)
        number = float(text.removesuffix("%"))
    except ValueError:
        return None
    if not isfinite(number):
        return None
    return number / 100 if text.endswith("%") or number > 1 else number
