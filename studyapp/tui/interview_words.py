"""What the key bar, the head and the line above the answer say in each state of an interview."""

from typing import TYPE_CHECKING

from studyapp.memory.rating import Rating
from studyapp.session.interview.sitting import Interview, Phase
from studyapp.session.interview.words import clock
from studyapp.session.question import Way
from studyapp.session.wording import rating_word
from studyapp.texts import Texts
from studyapp.tui.actions import Action
from studyapp.tui.pads.pad import Pad
from studyapp.tui.words import MARKED

if TYPE_CHECKING:
    from studyapp.session.sheet import Sheet


def bar_words(action: Action, session: Interview, pad: Pad, texts: Texts, *, held: bool) -> str:
    """Say in a word what a key does now; nothing where another key of the bar does the same."""
    if action.name == "mark":
        if held or not pad.active:
            return ""
        if session.phase is Phase.GRADING:
            return texts("tui.mark_tick")
        way = session.current.posed.question.way
        return texts(f"tui.mark_{way}") if way in MARKED else ""
    if action.name == "pause" and held:
        return ""
    if action.name != "advance" or held or session.phase is Phase.SHOWN:
        return texts(f"tui.do_{action.name}")
    if session.phase is Phase.GRADING:
        return texts("interview.done") if session.ticks else rating_word(Rating.GOOD, texts)
    return texts("tui.do_send")


def how_to(session: Interview, pad: Pad, sheet: "Sheet | None", texts: Texts) -> str:
    """Say how the question at hand is answered or graded."""
    question = session.current.posed.question
    if session.phase is Phase.GRADING:
        return texts("interview.how_ticking" if session.ticks else "interview.how_grading")
    if session.phase is Phase.SHOWN:
        return ""
    if session.phase is Phase.FOLLOWING:
        return texts("interview.ask_follow_up")
    if not pad.active and not question.checked:
        return texts(f"interview.ask_{question.way}")
    if question.way is Way.VALUE:
        return f"{question.asks} {texts('tui.how_cells')}" if sheet else question.asks
    return texts(f"tui.how_{question.way}")


def overhead(session: Interview, texts: Texts) -> tuple[str, str]:
    """Give the two ends of the line on top: the question with its own time, and the time left in all."""
    turn, items = session.current, session.state.items
    if not session.asking:
        key = "grading" if session.phase is Phase.GRADING else "shown"
        return texts(f"interview.{key}"), f"{turn.number}/{len(items)} "
    head = texts(
        "interview.head_question",
        number=turn.number,
        questions=len(items),
        role=texts(f"interview.role_{turn.item.role}"),
        given=clock(session.question_ms),
    )
    passed = sum(item.status == "skipped" for item in items)
    if passed:
        head += texts("interview.head_passed", count=passed)
    if session.paused:
        return head, texts("interview.head_paused", left=clock(session.left_ms))
    left = session.left_ms
    return head, texts("interview.head_left", left=clock(left)) if left else texts("interview.head_over")
