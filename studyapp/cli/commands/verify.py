"""`studyapp verify`: replay every answer and compare; with --repair, mend what can be mended."""

from argparse import ArgumentParser, Namespace

from studyapp.cli.app import App
from studyapp.errors import StudyError
from studyapp.store.verify import Verification
from studyapp.texts import Texts

SALVAGEABLE = ("store.damaged", "store.truncated")


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--repair", action="store_true", help=texts("cli.help_repair"))


def run(app: App, args: Namespace) -> int:
    """Verify, or repair and verify; what remains wrong makes the exit code 1."""
    try:
        with app.open_store(look=not args.repair) as store:
            found = store.repair() if args.repair else store.verify()
            seen = store.seen()
    except StudyError as error:
        if not args.repair or error.code not in SALVAGEABLE:
            raise
        return salvage(app)
    tell(app, found)
    tell_orphans(app, seen)
    return int(not found.sound)


def salvage(app: App) -> int:
    """Save every readable answer of a damaged store into a new one."""
    from studyapp.store.salvage import salvage as save

    count, kept = save(app.places.data, clock=app.clock)
    app.say(app.texts("cli.salvaged", count=count))
    if kept is not None:
        app.say(app.texts("cli.kept", file=kept))
    return 0


def tell(app: App, found: Verification) -> None:
    """Say what was verified and what does not fit."""
    app.say(app.texts("cli.verified", events=found.events, cards=found.cards, faults=len(found.faults)))
    for fault in found.faults:
        app.say("  " + app.texts(f"store.fault_{fault.kind}", where=fault.where, **fault.details))


def tell_orphans(app: App, seen: frozenset[str]) -> None:
    """List the cards with a history that no deck holds any more."""
    with app.library() as library:
        orphans = sorted(seen - library.find(seen).keys())
    if orphans:
        app.say(app.texts("cli.orphans", count=len(orphans)))
        for card in orphans:
            app.say(f"  {card}")
