"""`studyapp backup`: a checked copy of the learner's store, now."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=texts("cli.help_backup_file"))


def run(app: App, args: Namespace) -> int:
    """Write the copy and say where it is."""
    with app.open_store() as store:
        file = args.file or app.places.data / "backups" / f"study-{stamp(app)}.db"
        store.backup(file)
    app.say(app.texts("cli.backup_made", file=file))
    return 0


def stamp(app: App) -> str:
    """Name the present moment for a file."""
    return datetime.fromtimestamp(app.clock.now() / 1000).astimezone().strftime("%Y-%m-%dT%H%M%S")
