"""A plan in words, and as JSON."""

from collections.abc import Iterator, Mapping

from studyapp.session.interview.plan.desk import Progress
from studyapp.session.interview.plan.forecast import Plan, PlannedDay
from studyapp.session.interview.words import day_text
from studyapp.texts import Texts

MOST_SHOWN = 31


def plan_lines(made: Plan, since: Progress | None, titles: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """Word a plan: the forecast, the days, what has to be dropped."""
    course = made.course
    yield texts("plan.head", by=day_text(course.by), days=course.by - course.first, minutes=course.minutes)
    yield texts("plan.forecast", known=round(made.known), cards=made.cards, now=round(made.known_now))
    yield texts("plan.counting_on", percent=round(100 * course.habits.attendance))
    if since is not None:
        yield texts(
            "plan.since",
            made=day_text(since.made),
            studied=since.studied,
            days=since.days,
            begun=since.begun,
            planned=since.planned,
            then=round(since.known_then),
            now=round(made.known),
        )
    yield ""
    yield texts("plan.schedule")
    for day in made.days[:MOST_SHOWN]:
        yield _day(day, texts)
    if len(made.days) > MOST_SHOWN:
        yield texts("plan.more_days", days=len(made.days) - MOST_SHOWN)
    yield texts("plan.how")
    yield ""
    yield texts("plan.topics")
    for topic in made.topics:
        known = {"now": round(topic.known_now), "known": round(topic.known), "cards": topic.cards}
        yield "  " + texts("plan.topic", title=titles.get(topic.topic, topic.topic), **known)
    yield ""
    if not made.dropped:
        yield texts("plan.nothing_dropped")
        return
    yield texts("plan.dropped", cards=len(made.dropped))
    for topic in made.topics:
        if topic.dropped:
            title = titles.get(topic.topic, topic.topic)
            yield "  " + texts("plan.dropped_topic", title=title, cards=len(topic.dropped), first=topic.dropped[0])


def _day(day: PlannedDay, texts: Texts) -> str:
    new = ", ".join(f"{topic} {count}" for topic, count in day.new.items()) or "–"
    return "  " + texts("plan.day", date=day_text(day.day), minutes=round(day.minutes), reviews=day.reviews, new=new)


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
            "known_forecast": round(since.known_then, 1),
        },
    }
