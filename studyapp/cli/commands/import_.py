"""`studyapp import`: take in the events that another device exported."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli.help_events"))


def run(app: App, args: Namespace) -> int:
    """Merge the events and say what came of it."""
    with app.open_store() as store:
        found = store.import_events(args.file)
    app.say(app.texts("cli.imported", events=found.events, added=found.added))
    if found.renamed:
        app.say(app.texts("cli.imported_renamed", count=found.renamed))
    if found.ahead:
        app.say(app.texts("cli.imported_ahead", count=found.ahead))
    return 0
