"""`studyapp drill`: exercises on demand, weakest first; the schedule is untouched unless a card is due."""

from argparse import ArgumentParser, Namespace

from studyapp.cli.app import App
from studyapp.cli.commands.review import play_session
from studyapp.cli.parser import whole
from studyapp.session.desk import Wanted
from studyapp.texts import Texts

COUNT = 10


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("decks_or_cards", nargs="*", metavar="CARD", help=texts("cli.help_deck_words"))
    parser.add_argument("--count", type=whole(0), default=COUNT, metavar="N", help=texts("cli.help_count"))
    parser.add_argument("--level", type=whole(1), metavar="L", help=texts("cli.help_level"))


def run(app: App, args: Namespace) -> int:
    """Play the exercises in the front end that fits the terminal."""
    with app.desk() as desk:
        session = desk.drill(Wanted(names=tuple(args.decks_or_cards)), count=args.count, level=args.level)
        play_session(app, desk, session)
    return 0
