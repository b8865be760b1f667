"""`studyapp restore`: go back to a backup; the present store is backed up first."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help=texts("cli.help_restore_file"))


def run(app: App, args: Namespace) -> int:
    """Restore, and say where the store of before is kept."""
    from studyapp.store.restore import restore

    kept = restore(app.places.data, args.file, clock=app.clock)
    app.say(app.texts("cli.restored", file=args.file))
    if kept is not None:
        app.say(app.texts("cli.kept", file=kept))
    return 0
