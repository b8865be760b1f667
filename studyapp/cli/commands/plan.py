"""`studyapp plan`: what can be learnt by a date at a pace, day by day, made anew from what really happened."""

import shutil
from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studyapp.cli.app import App
from studyapp.errors import UsageError
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.session.interview.plan.shelf import Kept

WIDEST = 100
EPOCH = date(1970, 1, 1)


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--by", metavar="DATE", help=texts("plan.help_by"))
    parser.add_argument(
        "--topic", "--topics", nargs="+", action="extend", default=[], metavar="T", help=texts("plan.help_topic")
    )
    parser.add_argument("--minutes-per-day", type=int, metavar="M", help=texts("plan.help_minutes"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Make the plan, print it, and keep it to compare the next one with."""
    from studyapp.formula.spans import joined
    from studyapp.session.interview.plan.desk import make_plan
    from studyapp.session.interview.plan.shelf import Shelf, progress, renewed
    from studyapp.session.interview.plan.words import plan_json, plan_page

    shelf = Shelf(app.places.data)
    before = shelf.load()
    by = _day(args.by, before)
    topics = tuple(args.topic) or (before.topics if before is not None and args.by is None else ())
    minutes = args.minutes_per_day
    if minutes is None and before is not None and args.by is None:
        minutes = before.minutes
    with app.desk() as desk:
        made = make_plan(desk, by, topics, minutes)
        since = progress(desk.store, renewed(before, made, topics))
        titles = {deck.id: deck.title.to(app.lang) for deck in desk.library.decks}
        app.tell_problems(desk.library)
    if args.json:
        app.say_json(plan_json(made, since))
    else:
        width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
        for line in plan_page(made, since, titles, app.texts, width):
            app.say(joined(line).rstrip())
        app.say()
        app.say(app.texts("plan.how"))
    shelf.save(made, topics)
    return 0


def _day(text: str | None, before: "Kept | None") -> int:
    """Read a date as a scheduler day."""
    if text is None:
        if before is None:
            raise UsageError("plan.no_date")
        return before.by
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError as error:
        raise UsageError("plan.bad_date", text=text, example=(EPOCH + timedelta(days=21000)).isoformat()) from error
