"""`studyapp new`: start a deck from a template that lints clean."""

from argparse import ArgumentParser, Namespace

from studyapp.authoring.new import create_deck
from studyapp.authoring.templates import FIRST_KINDS
from studyapp.cli.app import App
from studyapp.deck.kinds import KIND_NAMES
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("deck", metavar="DECK", help=texts("cli.help_new_deck"))
    parser.add_argument("--kind", action="append", choices=(*KIND_NAMES, "all"), help=texts("cli.help_kind"))


def run(app: App, args: Namespace) -> int:
    """Write the deck and say what to do with it."""
    asked = args.kind or FIRST_KINDS
    with app.library() as library:
        taken = {deck.id for deck in library.decks}
    kinds = KIND_NAMES if "all" in asked else asked
    file = create_deck(args.deck, app.places.own_decks, app.lang, kinds, taken)
    app.say(str(file))
    app.say(app.texts("authoring.what_next", file=_shown(str(file)), deck=file.stem))
    return 0


def _shown(path: str) -> str:
    """Quote a path as a shell takes it."""
    from shlex import quote

    return quote(path)
