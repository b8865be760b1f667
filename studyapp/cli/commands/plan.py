"""`studyapp plan`: what can be learnt by a date at a pace, day by day, made anew from what really happened."""

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studyapp.cli.app import App
from studyapp.errors import UsageError
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.session.interview.plan.desk import Kept

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
    from studyapp.session.interview.plan.desk import Shelf, make_plan, progress
    from studyapp.session.interview.plan.words import plan_json, plan_lines

    shelf = Shelf(app.places.data)
    before = shelf.load()
    by = _day(args.by, before)
    topics = tuple(args.topic) or (before.topics if before is not None and args.by is None else ())
    minutes = args.minutes_per_day
    if minutes is None and before is not None and args.by is None:
        minutes = before.minutes
    with app.desk() as desk:
        made = make_plan(desk, by, topics, minutes)
        same = before is not None and (before.by, before.topics) == (by, topics)
        since = progress(desk, before) if before is not None and same else None
        titles = {deck.id: deck.title.to(app.lang) for deck in desk.library.decks}
        app.tell_problems(desk.library)
    if args.json:
        app.say_json(plan_json(made, since))
    else:
        for line in plan_lines(made, since, titles, app.texts):
            app.say(line)
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
