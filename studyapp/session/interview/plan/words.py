"""A plan as lines of styled spans, and as JSON."""

from collections.abc import Iterator, Mapping

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.interview.plan.forecast import Plan
from studyapp.session.interview.plan.shelf import Lived, Progress
from studyapp.session.interview.words import day_text
from studyapp.texts import Texts

MOST_SHOWN = 31
MOST_LIVED = 7


def plan_page(
    made: Plan, since: Progress | None, titles: Mapping[str, str], texts: Texts, width: int
) -> Iterator[Line]:
    """Lay out a whole plan: the forecast, the days, the topics, and what has to be dropped."""
    yield from forecast_lines(made, since, texts, width)
    yield ()
    yield from schedule_lines(made, since, texts, width)
    yield ()
    yield (Span(texts("plan.topics"), "heading"),)
    for topic in made.topics:
        known = {"now": round(topic.known_now), "known": round(topic.known), "cards": topic.cards}
        told = texts("plan.topic", title=titles.get(topic.topic, topic.topic), **known)
        yield from wrap([Span(f"  {told}")], width)
    yield ()
    yield from dropped_lines(made, titles, texts, width)


def forecast_lines(made: Plan, since: Progress | None, texts: Texts, width: int) -> Iterator[Line]:
    """Lay out what can be expected, and what became of the plan so far."""
    course = made.course
    head = texts("plan.head", by=day_text(course.by), days=course.by - course.first, minutes=course.minutes)
    yield from wrap([Span(head, "heading")], width)
    told = texts("plan.forecast", known=round(made.known), cards=made.cards, now=round(made.known_now))
    yield from wrap([Span(told, "strong")], width)
    percent = round(100 * course.habits.attendance)
    yield from wrap([Span(texts("plan.counting_on", percent=percent), "number")], width)
    if since is not None:
        told = texts(
            "plan.since",
            made=day_text(since.made),
            studied=since.studied,
            days=since.days,
            begun=since.begun,
            planned=since.planned,
            then=round(since.known_then),
            now=round(made.known),
        )
        yield from wrap([Span(told)], width)


def schedule_lines(made: Plan, since: Progress | None, texts: Texts, width: int) -> Iterator[Line]:
    """Lay out the last days as they went, and the coming ones."""
    if since is not None:
        yield (Span(texts("plan.went"), "heading"),)
        for gone in since.lived[-MOST_LIVED:]:
            yield from _hanging(*_gone(gone, texts), width)
    yield from wrap([Span(texts("plan.schedule"), "heading")], width)
    for day in made.days[:MOST_SHOWN]:
        head = texts("plan.day", date=_short(day.day), minutes=round(day.minutes), reviews=day.reviews)
        new = ", ".join(f"{topic} {count}" for topic, count in day.new.items()) or "–"
        for part, line in enumerate(wrap([Span(new)], max(1, width - cell_len(head)))):
            yield (Span(head if part == 0 else " " * cell_len(head), "number"), *line)
    if len(made.days) > MOST_SHOWN:
        yield (Span(texts("plan.more_days", days=len(made.days) - MOST_SHOWN), "number"),)


def dropped_lines(made: Plan, titles: Mapping[str, str], texts: Texts, width: int) -> Iterator[Line]:
    """Lay out what does not fit in."""
    if not made.dropped:
        yield from wrap([Span(texts("plan.nothing_dropped"), "right")], width)
        return
    yield from wrap([Span(texts("plan.dropped", cards=len(made.dropped)), "partly")], width)
    yield from dropped_topics(made, titles, texts, width)


def dropped_topics(made: Plan, titles: Mapping[str, str], texts: Texts, width: int) -> Iterator[Line]:
    """List the topics whose end does not fit in, each with the first card of it."""
    for topic in made.topics:
        if topic.dropped:
            title = titles.get(topic.topic, topic.topic)
            told = texts("plan.dropped_topic", title=title, cards=len(topic.dropped), first=topic.dropped[0])
            yield from _hanging("  ", Span(told), width)


def _hanging(head: str, told: Span, width: int) -> Iterator[Line]:
    """Set a text behind its head: columns as they are where they fit, else wrapped below themselves."""
    room = max(1, width - len(head))
    lines = [(told,)] if cell_len(told.text) <= room else wrap([told], room - 2)
    for part, line in enumerate(lines):
        yield (Span(head if part == 0 else " " * (len(head) + 2), "number"), *line)


def _gone(gone: Lived, texts: Texts) -> tuple[str, Span]:
    """Word one day gone: whether the promised time and cards were kept."""
    promised = gone.promised
    words = texts(
        "plan.lived",
        date=_short(gone.day),
        minutes=round(gone.minutes),
        planned_minutes=round(promised.minutes),
        new=gone.new,
        planned_new=promised.new,
    )
    return ("✓ " if gone.new >= promised.new and gone.reviews else "◐ " if gone.reviews else "– "), Span(words)


def _short(day: int) -> str:
    """Write a day without its year."""
    return day_text(day)[5:]


def plan_json(made: Plan, since: Progress | None) -> dict[str, object]:
    """Give a plan as JSON values."""
    course = made.course
    return {
        "today": day_text(course.first),
        "by": day_text(course.by),
        "minutes_per_day": course.minutes,
        "attendance": round(course.habits.attendance, 3),
        "tempo": round(course.habits.tempo, 3),
        "strength": round(course.habits.strength, 3),
        "cards": made.cards,
        "known_now": round(made.known_now, 1),
        "known": round(made.known, 1),
        "schedule": [
            {"date": day_text(day.day), "minutes": day.minutes, "reviews": day.reviews, "new": dict(day.new)}
            for day in made.days
        ],
        "topics": [
            {
                "topic": topic.topic,
                "cards": topic.cards,
                "known_now": round(topic.known_now, 1),
                "known": round(topic.known, 1),
                "dropped": list(topic.dropped),
            }
            for topic in made.topics
        ],
        "dropped": list(made.dropped),
        "since": None
        if since is None
        else {
            "date": day_text(since.made),
            "days": since.days,
            "studied": since.studied,
            "new_planned": since.planned,
            "new_begun": since.begun,
            "lived": [
                {"date": day_text(day.day), "minutes": round(day.minutes, 1), "reviews": day.reviews, "new": day.new}
                | {"minutes_planned": day.promised.minutes, "new_planned": day.promised.new}
                for day in since.lived
            ],
            "known_forecast": round(since.known_then, 1),
        },
    }
