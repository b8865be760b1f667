"""`studyapp export events`: every answer as lines of JSON, for another device."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("what", choices=("events",))
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli.help_events"))


def run(app: App, args: Namespace) -> int:
    """Write the events and say how many."""
    with app.open_store(look=True) as store:
        count = store.export_events(args.file)
    app.say(app.texts("cli.exported", count=count, file=args.file))
    return 0
