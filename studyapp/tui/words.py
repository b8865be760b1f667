"""What the key bar and the line above the answer say in each state of a review."""

from typing import TYPE_CHECKING

from studyapp.session.question import Way
from studyapp.session.review import Phase, Review
from studyapp.session.wording import rating_word
from studyapp.texts import Texts
from studyapp.tui.actions import Action
from studyapp.tui.pads.pad import Pad

if TYPE_CHECKING:
    from studyapp.session.sheet import Sheet

MARKED = (Way.PICKS, Way.ORDER, Way.MATCH, Way.STEPS)
SENT = (Way.PICK, Way.PICKS, Way.ORDER, Way.MATCH, Way.LINE, Way.VALUE, Way.WORDS)


def bar_words(action: Action, session: Review, pad: Pad, texts: Texts) -> str:
    """Say in a word what a key does now; nothing where another key of the bar does the same."""
    if session.phase is Phase.DONE:
        return ""
    way = session.current.posed.question.way
    if action.name == "mark":
        marks = pad.active and (way in MARKED or way is Way.TICK)
        return texts(f"tui.mark_{way}") if marks else ""
    if action.name == "show" and way in (Way.RECALL, Way.TICK):
        return ""
    if action.name != "advance":
        return texts(f"tui.do_{action.name}")
    if session.phase is Phase.JUDGED:
        if not session.current.attempt.revealed:
            return texts("tui.do_show")
        return rating_word(session.proposed(), texts)
    if way is Way.STEPS:
        return ""
    return texts("tui.do_send") if way in SENT else texts("tui.do_show")


def how_to(session: Review, pad: Pad, sheet: "Sheet | None", texts: Texts) -> str:
    """Say how the question at hand is answered, or what can be done once it is judged."""
    question = session.current.posed.question
    if session.phase is Phase.JUDGED:
        if question.way is Way.TICK and pad.active:
            return texts("tui.how_ticked")
        return texts("tui.how_retry") if session.current.attempt.offered else ""
    if question.way is Way.VALUE:
        return f"{question.asks} {texts('tui.how_cells')}" if sheet else question.asks
    return texts(f"tui.how_{question.way}")
