"""Text made comparable: compatibility forms, case and blanks folded."""

from unicodedata import east_asian_width, normalize


def tidy(text: str) -> str:
    """Fold compatibility forms and blanks; blanks beside a wide character say nothing and are dropped."""
    words = normalize("NFKC", text).split()
    joined = words[0] if words else ""
    for word in words[1:]:
        tight = is_wide(joined[-1]) or is_wide(word[0])
        joined += word if tight else " " + word
    return joined


def fold(text: str) -> str:
    """Fold case, compatibility forms and blanks, for comparing and never for showing."""
    return tidy(normalize("NFKC", text).casefold())


def is_wide(char: str) -> bool:
    """Tell whether a terminal gives a character two cells."""
    return east_asian_width(char) in "WF"
