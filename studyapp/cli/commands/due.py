"""`studyapp due`: what is due today; it writes nothing."""

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta

from studyapp.cli.app import App
from studyapp.session.desk import Today
from studyapp.session.wording import when_next
from studyapp.texts import Texts

EPOCH = date(1970, 1, 1)


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print what is due, as text or as JSON."""
    if not args.json:
        return print_due(app)
    with app.desk(look=True) as desk:
        app.say_json(due_json(desk.today(), app.lang))
    return 0


def print_due(app: App) -> int:
    """Print what is due as text, and how to start."""
    with app.desk(look=True) as desk:
        today = desk.today()
        app.tell_problems(desk.library)
    if not today.decks:
        app.say(app.texts("cli.no_cards", folder=app.places.own_decks))
        return 0
    for deck in today.decks:
        app.say(app.texts("cli.due_line", due=deck.due, new=deck.new, title=deck.title.to(app.lang)))
    if today.due or today.new:
        app.say(app.texts("cli.due_today", due=today.due, new=today.new))
        app.say(app.texts("cli.due_start"))
    else:
        app.say(app.texts("cli.nothing_due", when=when_next(today.next_days, app.texts)))
    return 0


def due_json(today: Today, lang: str) -> dict[str, object]:
    """Return the JSON of `due`; the counts of a deck are all its due and all its unseen cards."""
    decks = [
        {"deck": deck.deck, "title": deck.title.to(lang), "cards": deck.cards, "due": deck.due, "new": deck.new}
        for deck in today.decks
    ]
    return {"day": day_text(today.day), "due": today.due, "new": today.new, "decks": decks}


def day_text(day: int) -> str:
    """Write a scheduler day as a date."""
    return (EPOCH + timedelta(days=day)).isoformat()
