"""`studyapp stats`: how the study is going; it writes nothing."""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from studyapp.cli.app import App
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.store.stats import Stats

WIDEST = 160


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print the numbers, as text or as JSON."""
    with app.desk(look=True) as desk:
        stats = desk.store.stats()
        cards = sum(deck.cards for deck in desk.library.decks)
        titles = {deck.id: deck.title.to(app.lang) for deck in desk.library.decks}
    found = stats.to_dict() | {"cards": cards}
    if args.json:
        app.say_json(found)
        return 0
    app.say(app.texts("cli.stats_reviews", reviews=stats.reviews, seen=stats.seen, cards=cards))
    if stats.retention is None:
        app.say(app.texts("cli.stats_no_retention"))
    else:
        app.say(app.texts("cli.stats_retention", percent=f"{100 * stats.retention:.1f}"))
    if stats.fit is None:
        app.say(app.texts("fit.stats_default"))
    today = next((day for day in stats.days if day.day == stats.today), None)
    if today is not None:
        app.say(app.texts("cli.stats_today", count=today.reviews, minutes=f"{today.ms / 60_000:.1f}"))
    if stats.events:
        print_page(app, stats, titles)
    return 0


def print_page(app: App, stats: "Stats", titles: Mapping[str, str]) -> None:
    """Print the charts of the statistics screen, each with its numbers."""
    from studyapp.formula.spans import joined
    from studyapp.tui.widgets.plot_page import StatsPage

    page = StatsPage(stats, app.texts, app.settings.retention, numbers=True, titles=titles)
    app.say()
    for line in page.lines(min(WIDEST, shutil.get_terminal_size((80, 24)).columns)):
        app.say(joined(line).rstrip())
