"""The colours of the screens: dark, light, the terminal's own, and one that colour-blind eyes tell apart."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

COLOUR_BLIND = "studyapp-colour-blind"
BUILT_IN = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark", "colour-blind": COLOUR_BLIND}
LIGHT_BACKGROUNDS = ("7", "15")


def theme_name(setting: str, environ: Mapping[str, str]) -> str:
    """Name the theme for a setting; `auto` follows what the terminal says of its background, else it is dark."""
    if setting in BUILT_IN:
        return BUILT_IN[setting]
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return BUILT_IN["light" if background in LIGHT_BACKGROUNDS else "dark"]


def colour_blind() -> "Theme":
    """Make the theme in Okabe's and Ito's colours: right is blue, wrong orange, doubt yellow."""
    from textual.theme import Theme

    return Theme(
        name=COLOUR_BLIND,
        primary="#56B4E9",
        secondary="#CC79A7",
        accent="#F0E442",
        success="#56B4E9",
        warning="#F0E442",
        error="#E69F00",
        foreground="#E8E8E8",
        background="#101214",
        surface="#1A1D21",
        panel="#24282D",
        dark=True,
    )
