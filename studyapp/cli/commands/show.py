"""`studyapp show`: one card as it is asked, drawn with one seed or a range of them."""

from argparse import ArgumentParser, Namespace

from studyapp.cli.app import App, seed_number
from studyapp.cli.posed import find_card, pose_card
from studyapp.errors import UsageError
from studyapp.formula.spans import joined
from studyapp.session.page import Page
from studyapp.session.question import Posed, Way
from studyapp.texts import Texts

WIDTH = 80
MOST_SEEDS = 10_000


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("card", metavar="CARD", help=texts("cli.help_card"))
    parser.add_argument("--level", type=int, metavar="L", help=texts("cli.help_level"))
    parser.add_argument("--answer", action="store_true", help=texts("cli.help_answer"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print the card once a seed."""
    with app.library() as library:
        card = find_card(library, args.card)
        for seed in seeds(app.seed):
            posed = pose_card(app, card, seed, args.level)
            if args.json:
                app.say_json(posed.json(args.answer))
            else:
                print_card(app, posed, answer=args.answer)
    return 0


def seeds(asked: str | None) -> range:
    """Read `N` or `N:M`; without any, seed 0."""
    first, colon, end = (asked or "0").partition(":")
    if not colon:
        number = seed_number(first)
        return range(number, number + 1)
    found = range(seed_number(first), seed_number(end))
    if not 0 < len(found) <= MOST_SEEDS:
        raise UsageError("cli.bad_range", seed=asked)
    return found


def print_card(app: App, posed: Posed, *, answer: bool) -> None:
    """Print the question as lines, and below it the answer if it is wanted."""
    page, question = Page(app.texts, WIDTH), posed.question
    app.say(f"── {question.reference}")
    lines = list(page.question(question))
    if question.way in (Way.PICK, Way.PICKS):
        lines += [line for option in page.options(question) for line in option]
    if answer:
        lines += [(), *page.reveal(posed.reveal(), question.way)]
    for line in lines:
        app.say(joined(line).rstrip())
    app.say()
