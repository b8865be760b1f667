"""How far a sitting has come: a bar of what is done, and what is left in words."""

from studyapp.session.review import Review
from studyapp.session.wording import left_words
from studyapp.texts import Texts

BAR = 8


def progress(session: Review, texts: Texts) -> str:
    """Draw the bar and name what is left."""
    left, done = session.left, session.summary.answered
    whole = done + sum(left.values())
    filled = BAR * done // whole if whole else 0
    return f"{'▮' * filled}{'▯' * (BAR - filled)} {left_words(left, texts)}"
