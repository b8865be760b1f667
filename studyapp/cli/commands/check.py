"""`studyapp check`: the verdict on one answer, or with --batch on one a line; nothing is recorded."""

from argparse import ArgumentParser, Namespace
from typing import Annotated

import msgspec

from studyapp.cli.app import App, seed_number
from studyapp.cli.posed import find_card, pose_card
from studyapp.deck.library import Library
from studyapp.deck.models import Exercise
from studyapp.errors import StudyError, UsageError
from studyapp.formula.spans import joined
from studyapp.session.page import Page
from studyapp.session.question import Json
from studyapp.texts import Texts


class Request(msgspec.Struct):
    """One line of a batch."""

    card: str
    answer: str
    seed: Annotated[int, msgspec.Meta(ge=0, lt=10**18)] = 0
    level: int | None = None


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("card", nargs="?", metavar="CARD", help=texts("cli.help_card"))
    parser.add_argument("words", nargs="*", metavar="TEXT", help=texts("cli.help_text"))
    parser.add_argument("--level", type=int, metavar="L", help=texts("cli.help_level"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))
    parser.add_argument("--batch", action="store_true", help=texts("cli.help_batch"))


def run(app: App, args: Namespace) -> int:
    """Print the verdict."""
    with app.library() as library:
        if args.batch:
            return batch(app, library)
        if args.card is None or not (args.words or args.text):
            raise UsageError("cli.no_answer", card=args.card or "pooling/max-pool")
        card = find_card(library, args.card)
        if app.seed is None and isinstance(card.entry, Exercise):
            raise UsageError("cli.no_seed")
        posed = pose_card(app, card, seed_number(app.seed or "0"), args.level)
        outcome = posed.check(" ".join([*args.words, *args.text]))
    if args.json:
        app.say_json(outcome.json())
    else:
        for line in Page(app.texts, 80).outcome(outcome):
            app.say(joined(line).rstrip())
    return 0


def batch(app: App, library: Library) -> int:
    """Read requests line by line and print one verdict a line; a request that fails says why and costs no other."""
    code = 0
    for number, line in enumerate(app.stdin, 1):
        if not line.strip():
            continue
        try:
            app.say_json(answered(app, library, line))
        except msgspec.MsgspecError as error:
            app.say_json({"error": app.texts("cli.bad_batch_line", line=number, reason=str(error))})
            code = 1
        except StudyError as error:
            app.say_json({"error": app.texts("cli.batch_line", line=number, reason=app.texts.error(error))})
            code = 1
    return code


def answered(app: App, library: Library, line: str) -> Json:
    """Check one request."""
    request = msgspec.json.decode(line, type=Request)
    card = find_card(library, request.card)
    return pose_card(app, card, request.seed, request.level).check(request.answer).json()
