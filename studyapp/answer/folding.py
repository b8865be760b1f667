"""Text made comparable: compatibility forms, case, accents, dashes and blanks folded."""

import re
from unicodedata import east_asian_width, normalize

_DASHES = str.maketrans(dict.fromkeys("−–—‐‑‒", "-") | {"’": "'", "‘": "'", "“": '"', "”": '"'})
_ACCENTS = re.compile("[\u0300-\u036f]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=\w)|(?<=\w)-(?=[^\W\d_])")


def tidy(text: str) -> str:
    """Fold compatibility forms and blanks; blanks beside a wide character say nothing and are dropped."""
    words = normalize("NFKC", text).split()
    joined = words[0] if words else ""
    for word in words[1:]:
        tight = is_wide(joined[-1]) or is_wide(word[0])
        joined += word if tight else " " + word
    return joined


def fold(text: str) -> str:
    """Fold what two people spell differently and mean alike, for comparing and never for showing.

    Case, compatibility forms, blanks and accents fold, dashes are one sign, and a hyphen beside a letter is a blank.
    """
    plain = _ACCENTS.sub("", normalize("NFKD", text.translate(_DASHES))).casefold()
    return tidy(_HYPHEN.sub(" ", plain))


def is_wide(char: str) -> bool:
    """Tell whether a terminal gives a character two cells."""
    return east_asian_width(char) in "WF"
