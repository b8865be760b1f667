"""`studyapp where`: the places of the learner's files."""

from argparse import ArgumentParser, Namespace

from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print each place."""
    places = app.places
    found = {
        "data": str(places.data),
        "config": str(places.config),
        "cache": str(places.cache),
        "decks": [str(folder) for folder in places.decks],
    }
    if args.json:
        app.say_json(found)
        return 0
    for name, value in found.items():
        for path in value if isinstance(value, list) else [value]:
            app.say(f"{name:<7} {path}")
    return 0
