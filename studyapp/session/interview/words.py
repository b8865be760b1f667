"""What an interview came to, in words; everything here is one line."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from studyapp.session.interview.grading import points
from studyapp.session.interview.scorecard import Scorecard, Task, to_payload
from studyapp.session.interview.state import Item
from studyapp.texts import Texts

EPOCH = date(1970, 1, 1)
ANSWERED_WELL = 0.999


def clock(ms: int) -> str:
    """Write a time as minutes and seconds, a minus before one that is over.

    >>> clock(150_000), clock(-5_000), clock(3_600_000)
    ('2:30', '-0:05', '60:00')
    """
    seconds = -(-abs(ms) // 1000) if ms > 0 else abs(ms) // 1000
    return f"{'-' if ms < 0 else ''}{seconds // 60}:{seconds % 60:02d}"


def percent(score: float) -> str:
    """Write a score out of 100.

    >>> percent(0.625)
    '62'
    """
    return str(round(100 * score))


def signed(change: float | None) -> str:
    """Write a change in points with its sign; nothing where there is none to compare with.

    >>> signed(0.08), signed(-0.2), signed(None)
    ('+8', '−20', '')
    """
    if change is None:
        return ""
    rounded = round(100 * change)
    return f"+{rounded}" if rounded > 0 else f"−{-rounded}" if rounded < 0 else "±0"


def mark(item: Item) -> str:
    """Give the glyph of what an item came to."""
    if item.credit is None:
        return "–"
    return "✓" if item.credit >= ANSWERED_WELL else "◐" if item.credit > 0 else "✗"


def score_words(card: Scorecard, texts: Texts) -> str:
    """Word the score, and its change against the last ones."""
    change = "" if card.change is None else texts("interview.changed", change=signed(card.change))
    return texts("interview.score", score=percent(card.score), change=change)


def facts_words(card: Scorecard, texts: Texts) -> str:
    """Word the level, the time, and how many questions were answered, on one line."""
    return texts(
        "interview.facts",
        level=texts(f"interview.level_{card.level}"),
        spent=clock(card.ms),
        minutes=clock(card.minutes * 60_000),
        answered=card.answered,
        questions=card.questions,
        in_time=card.in_time,
    )


def history_lines(cards: Sequence[Scorecard], texts: Texts) -> Iterator[str]:
    """Word the interviews held so far, one a line, oldest first."""
    for card in cards:
        bar = "█" * round(10 * card.score)
        level = texts(f"interview.level_{card.level}")
        tail = texts("interview.history_line", level=level, minutes=card.minutes, change=signed(card.change))
        yield f"{day_text(card.day)}  {percent(card.score):>3} {bar:░<10}  {tail}".rstrip()


def scorecard_json(card: Scorecard) -> dict[str, object]:
    """Give a scorecard as JSON values, without the words typed."""
    values = to_payload(card)
    kept = (
        "card",
        "kind",
        "role",
        "seed",
        "level",
        "seconds",
        "ms",
        "status",
        "verdict",
        "credit",
        "passed",
        "mistake",
    )
    items = [{name: getattr(item, name) for name in kept} | {"points": points(item)} for item in card.items]
    return {"date": day_text(card.day), **values, "items": items}


def day_text(day: int) -> str:
    """Write a scheduler day as a date.

    >>> day_text(0)
    '1970-01-01'
    """
    return (EPOCH + timedelta(days=day)).isoformat()


def task_words(task: Task, titles: Mapping[str, str], texts: Texts) -> str:
    """Word one thing to work on: the topic and what speaks for it."""
    parts = [titles.get(task.topic, task.topic)]
    if task.score is not None:
        parts.append(texts("interview.scored", score=percent(task.score)))
    else:
        parts.append(texts("interview.not_asked" if task.studied else "interview.not_known"))
    parts += [texts("interview.lost_in", skill=skill_word(task.skill, texts))] if task.skill else []
    parts += [texts("interview.mistakes", mistakes=", ".join(task.mistakes))] if task.mistakes else []
    return " · ".join(parts)


def skill_word(name: str, texts: Texts) -> str:
    """Name a skill; one that a newer version knows keeps its own name."""
    key = f"interview.skill_{name}"
    return texts(key) if texts.has(key) else name


def item_words(number: int, item: Item, texts: Texts) -> str:
    """Word what one question came to, on one line."""
    result = texts("interview.no_answer") if item.credit is None else percent(points(item))
    spent = texts("interview.took", spent=clock(item.ms), given=clock(item.seconds * 1000))
    return f"{mark(item)} {number}. {item.card} · {texts(f'interview.role_{item.role}')} · {result} · {spent}"
