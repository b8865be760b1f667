"""`studyapp fmt`: write missing ids into deck files, every other byte kept."""

from argparse import ArgumentParser, Namespace

from studyapp.authoring.fmt import Formatted, save, with_ids
from studyapp.authoring.paths import deck_files, named
from studyapp.cli.app import App
from studyapp.deck.problems import problem_text
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli.help_path"))
    parser.add_argument("--ids", action="store_true", help=texts("cli.help_ids"))
    parser.add_argument("--check", action="store_true", help=texts("cli.help_check"))


def run(app: App, args: Namespace) -> int:
    """Say of each file what is missing, and with --ids write it; the learner's own decks where none is named."""
    code = 0
    own = app.places.own_decks
    for file in deck_files([named(path, own) for path in args.paths] or [own]):
        found = with_ids(file)
        for problem in found.problems:
            app.warn(problem_text(problem, app.texts))
        code |= not found.readable
        if found.ids:
            write = args.ids and not args.check
            if write:
                save(found)
            tell(app, found, written=write)
            code |= args.check
    return code


def tell(app: App, found: Formatted, *, written: bool) -> None:
    """Print each id with its line, or where it is not written the line of the card, then the sum."""
    for before, after, name in found.ids:
        app.say(f"{found.file}:{after if written else before}: {name}")
    key = "authoring.ids_written" if written else "authoring.ids_missing"
    app.say(app.texts(key, count=len(found.ids), path=found.file))
