"""`studyapp search`: find cards by words and by how they stand; no words list them all."""

from argparse import ArgumentParser, Namespace

from studyapp.authoring.search import Found, search, state_of
from studyapp.cli.app import App
from studyapp.cli.commands.due import day_text
from studyapp.cli.parser import unshielded
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help=texts("cli.help_query"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print the cards found."""
    words = unshielded([*args.query, *args.text])
    with app.desk(look=True) as desk:
        found = list(search(desk.library, desk.store, words, app.places.cache))
        day = desk.store.today()
    if args.json:
        app.say_json([card_json(each, day) for each in found])
        return 0
    for row, memory in found:
        app.say(f"{row.key}  {row.kind}  {state_of(memory, day)}")
    if not found:
        app.say(app.texts("cli.search_none"))
    return 0


def card_json(found: Found, day: int) -> dict[str, object]:
    """Return one card as `search --json` prints it."""
    row, memory = found
    answered = memory is not None and memory.reviews > 0
    return {
        "card": row.key,
        "deck": row.deck,
        "kind": row.kind,
        "tags": list(row.tags),
        "languages": list(row.languages),
        "state": state_of(memory, day),
        "stability": memory.stability if memory and answered else None,
        "difficulty": memory.difficulty if memory and answered else None,
        "due": day_text(memory.due_day) if memory and memory.due_day is not None else None,
        "file": row.file,
        "line": row.line,
    }
