"""The report as Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from studyapp.session.interview.report.content import Content
from studyapp.session.interview.scorecard import Share
from studyapp.session.interview.words import facts_words, percent, score_words, signed, skill_word, task_words


def markdown(content: Content) -> str:
    """Lay a report out as Markdown."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    card, texts = content.card, content.texts
    yield from (f"# {content.title}", "", f"**{score_words(card, texts)}**", "", facts_words(card, texts), "")
    yield from _table(texts("interview.by_topic"), card.by_topic, content.titles)
    skills = {share.name: skill_word(share.name, texts) for share in card.by_skill}
    yield from _table(texts("interview.by_skill"), card.by_skill, skills)
    yield from (f"## {texts('interview.to_work_on')}", "")
    for number, task in enumerate(card.tasks, 1):
        yield f"{number}. {_plain(task_words(task, content.titles, texts))}"
        yield "   " + " ".join(f"`{key}`" for key in task.cards)
    yield from ("", f"## {texts('interview.report_trend')}", "")
    yield from (f"- {day}: {percent(score)}" for day, score in content.trend)
    yield from ("", f"## {texts('interview.report_questions')}", "")
    for told in content.questions:
        yield from (f"### {_plain(told.heading)}", "")
        for name, text in told.pieces:
            yield from (f"**{_plain(name)}**", "") if name else ()
            fence = "`" * max(3, _longest_run(text) + 1)
            yield from (f"{fence}text", text, fence, "")


def _table(heading: str, shares: Sequence[Share], names: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {heading}", "", f"| {heading} | / 100 | n | ± |", "|---|---:|---:|---:|")
    for share in shares:
        name = _plain(names.get(share.name, share.name)).replace("|", "\\|")
        yield f"| {name} | {percent(share.score)} | {share.items} | {signed(share.change)} |"
    yield ""


def _plain(text: str) -> str:
    """Keep a text on one line, with nothing in it read as markup."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in line)


def _longest_run(text: str) -> int:
    """Return the length of the longest run of backticks."""
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest
