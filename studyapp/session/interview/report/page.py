"""The report as one page of HTML with its style and plots inside; it runs no script and asks no network."""

from collections.abc import Iterator
from html import escape

from studyapp.formula.spans import joined
from studyapp.formula.text import flow
from studyapp.session.interview.grading import points
from studyapp.session.interview.report.content import ENDLESS, Content, Told
from studyapp.session.interview.report.plots import bars, times, trend
from studyapp.session.interview.report.style import STYLE
from studyapp.session.interview.scorecard import Task
from studyapp.session.interview.sheet import tone
from studyapp.session.interview.words import clock, mark, percent, signed, skill_word, task_words

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
TONES = {"right": "good", "partly": "fair", "wrong": "low"}
WORTH_A_LOOK = 0.75


def page(content: Content) -> str:
    """Lay a report out as one HTML page."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    card, texts = content.card, content.texts
    yield f'<!doctype html>\n<html lang="{escape(texts.lang)}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(content.title)}</title><style>{STYLE}</style></head><body>"
    yield f"<header><h1>{escape(content.title)}</h1>"
    change = texts("interview.changed", change=signed(card.change)).strip() if card.change is not None else ""
    said = " ".join(filter(None, (texts("interview.report_of_100"), change)))
    yield f'<p class="score"><strong>{percent(card.score)}</strong><span>{escape(said)}</span></p>'
    yield f'<dl class="facts">{"".join(_facts(content))}</dl></header>'
    yield from _section(texts("interview.to_work_on"), _tasks(content))
    yield from _section(texts("interview.by_topic"), _bars(content, topics=True))
    yield from _section(texts("interview.by_skill"), _bars(content, topics=False))
    if len(content.trend) > 1:
        yield from _section(texts("interview.report_trend"), trend(content.trend, texts("interview.report_trend")))
    yield from _section(texts("interview.report_times"), _times(content))
    yield from _section(texts("interview.report_questions"), "\n".join(_questions(content)))
    yield f'<footer class="label">{escape(texts("interview.report_made_by"))}</footer></body></html>'


def _section(heading: str, body: str) -> Iterator[str]:
    yield f"<section><h2>{escape(heading)}</h2>"
    yield f"{body}</section>"


def _facts(content: Content) -> Iterator[str]:
    """Give the facts as tiles: for whom, how long, how many answered, how many in time."""
    card, texts = content.card, content.texts
    facts = {
        "level": texts(f"interview.level_{card.level}"),
        "time": f"{clock(card.ms)} / {clock(card.minutes * 60_000)}",
        "answered": f"{card.answered} / {card.questions}",
        "in_time": f"{card.in_time} / {card.questions}",
    }
    for name, value in facts.items():
        yield f"<div><dt>{escape(texts(f'interview.fact_{name}'))}</dt><dd>{escape(value)}</dd></div>"


def _bars(content: Content, *, topics: bool) -> str:
    card, texts = content.card, content.texts
    shares = card.by_topic if topics else card.by_skill
    heading = texts("interview.by_topic" if topics else "interview.by_skill")
    rows = [
        (
            content.titles.get(share.name, share.name) if topics else skill_word(share.name, texts),
            share.score,
            texts("interview.no_answer")
            if share.answered == 0
            else f"{percent(share.score)} {_in_brackets(signed(share.change))}",
        )
        for share in shares
    ]
    return bars(rows, heading)


def _in_brackets(text: str) -> str:
    return f"({text})" if text else ""


def _times(content: Content) -> str:
    rows = [
        (f"{number}. {item.card.partition('/')[2]}", item.ms / 1000, float(item.seconds))
        for number, item in enumerate(content.card.items, 1)
    ]
    return times(rows, content.texts("interview.report_times"))


def _tasks(content: Content) -> str:
    if not content.card.tasks:
        return f"<p>{escape(content.texts('interview.nothing_weak'))}</p>"
    return f'<ol class="tasks">{"".join(_task(content, task) for task in content.card.tasks)}</ol>'


def _task(content: Content, task: Task) -> str:
    """Lay out one thing to work on: what speaks for it, what was said of its mistakes, and its cards."""
    title, _, why = task_words(task, content.titles, content.texts).partition(" · ")
    told = [
        "\n".join(joined(line) for line in flow(item.message, ENDLESS))
        for item in content.card.items
        if item.topic == task.topic and item.mistake and item.message
    ]
    quotes = "".join(f"<blockquote>{escape(text)}</blockquote>" for text in told)
    cards = " ".join(f"<code>{escape(key)}</code>" for key in task.cards)
    return f"<li><b>{escape(title)}</b><p>{escape(why)}</p>{quotes}{cards}</li>"


def _questions(content: Content) -> Iterator[str]:
    for number, told in enumerate(content.questions, 1):
        yield _question(number, told, content)


def _question(number: int, told: Told, content: Content) -> str:
    """Lay out one question, unfolded where there is something to learn from it."""
    item, texts = told.item, content.texts
    won = points(item)
    result = texts("interview.no_answer") if item.credit is None else percent(won)
    parts = (texts(f"interview.role_{item.role}"), content.titles.get(item.topic, item.topic), item.card)
    spent = texts("interview.took", spent=clock(item.ms), given=clock(item.seconds * 1000))
    style = "" if item.credit is None else TONES[tone(won)]
    pieces = "".join(
        (f'<p class="label">{escape(name)}</p>' if name else "") + f"<pre>{escape(text)}</pre>"
        for name, text in told.pieces
    )
    return (
        f"<details{' open' if won < WORTH_A_LOOK else ''}><summary>"
        f'<span class="mark {style}">{mark(item)}</span>'
        f'<span class="what">{number}. {escape(told.begins)}<small>{escape(" · ".join(parts))}</small></span>'
        f'<span class="won">{escape(result)}<small>{escape(spent)}</small></span>'
        f"</summary>{pieces}</details>"
    )
