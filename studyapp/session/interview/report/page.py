"""The report as one page of HTML with its style and plots inside; it runs no script and asks no network."""

from collections.abc import Iterator
from html import escape

from studyapp.session.interview.report.content import Content, Told
from studyapp.session.interview.report.plots import bars, times, trend
from studyapp.session.interview.words import facts_words, percent, signed, skill_word, task_words

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --ink: #1d2330; --dim: #667085; --paper: #fbfbf8; --panel: #f0f1ec; --line: #d4d7d0;
  --good: #2f7d6b; --fair: #c98a1b; --low: #b8423f; --trend: #3b5b92; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e9e4; --dim: #9aa3b2; --paper: #16181d; --panel: #20242b;
  --line: #3a404b; --good: #52b39b; --fair: #e0a94a; --low: #e07a72; --trend: #8fb0ea; } }
body { font: 16px/1.55 system-ui, "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--paper);
  max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 0; display: inline; }
.score { font-size: 2.4rem; font-weight: 700; margin: .4rem 0 0; } .dim { color: var(--dim); margin: 0; }
svg { width: 100%; height: auto; } svg text { font-size: 13px; fill: var(--ink); }
.name { text-anchor: end; } .middle { text-anchor: middle; } .note { fill: var(--dim); }
.rail { fill: var(--panel); } .good { fill: var(--good); } .fair { fill: var(--fair); } .low { fill: var(--low); }
.grid { stroke: var(--line); } .given { stroke: var(--ink); stroke-width: 2; }
.trend { fill: none; stroke: var(--trend); stroke-width: 2; } .spot { fill: var(--trend); }
details { border-top: 1px solid var(--line); padding: .6rem 0; } summary { cursor: pointer; }
pre { background: var(--panel); padding: .7rem .9rem; border-radius: 6px; overflow-x: auto; line-height: 1.35;
  font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; white-space: pre; }
code { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; background: var(--panel); padding: .1rem .35rem;
  border-radius: 4px; }
.label { color: var(--dim); font-size: .85rem; margin: .8rem 0 -.4rem; } li { margin-bottom: .6rem; }
@media print { details > *:not(summary) { display: block; } }
"""


def page(content: Content) -> str:
    """Lay a report out as one HTML page."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    card, texts = content.card, content.texts
    score = texts("interview.score", score=percent(card.score), change="")
    facts = facts_words(card, texts)
    change = texts("interview.changed", change=signed(card.change)).strip() if card.change is not None else ""
    yield f'<!doctype html>\n<html lang="{escape(texts.lang)}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(content.title)}</title><style>{STYLE}</style></head><body>"
    yield f'<h1>{escape(content.title)}</h1><p class="score">{escape(score)}</p>'
    yield f'<p class="dim">{escape(facts)} {escape(change)}</p>'
    yield from _section(texts("interview.by_topic"), _bars(content, topics=True))
    yield from _section(texts("interview.by_skill"), _bars(content, topics=False))
    yield from _section(texts("interview.to_work_on"), _tasks(content))
    if len(content.trend) > 1:
        yield from _section(texts("interview.report_trend"), trend(content.trend, texts("interview.report_trend")))
    yield from _section(texts("interview.report_times"), _times(content))
    yield f"<h2>{escape(texts('interview.report_questions'))}</h2>"
    yield from (_question(told) for told in content.questions)
    yield f'<p class="label">{escape(texts("interview.report_made_by"))}</p></body></html>'


def _section(heading: str, body: str) -> Iterator[str]:
    yield f"<h2>{escape(heading)}</h2>"
    yield body


def _bars(content: Content, *, topics: bool) -> str:
    card, texts = content.card, content.texts
    shares = card.by_topic if topics else card.by_skill
    heading = texts("interview.by_topic" if topics else "interview.by_skill")
    rows = [
        (
            content.titles.get(share.name, share.name) if topics else skill_word(share.name, texts),
            share.score,
            f"{percent(share.score)} {_in_brackets(signed(share.change))}",
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
    rows = []
    for task in content.card.tasks:
        cards = " ".join(f"<code>{escape(key)}</code>" for key in task.cards)
        rows.append(f"<li>{escape(task_words(task, content.titles, content.texts))}<br>{cards}</li>")
    return f"<ol>{''.join(rows)}</ol>"


def _question(told: Told) -> str:
    pieces = "".join(
        (f'<p class="label">{escape(name)}</p>' if name else "") + f"<pre>{escape(text)}</pre>"
        for name, text in told.pieces
    )
    return f"<details><summary><h3>{escape(told.heading)}</h3></summary>{pieces}</details>"
