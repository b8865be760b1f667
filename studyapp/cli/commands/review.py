"""`studyapp review`: due cards, then new ones, on screens or in lines."""

import shutil
from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from studyapp.cli.app import App
from studyapp.cli.haste import hurry
from studyapp.cli.parser import whole
from studyapp.errors import StudyError
from studyapp.session.desk import Desk, Wanted
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.session.review import Review

WIDEST = 100


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("decks_or_cards", nargs="*", metavar="DECK", help=texts("cli.help_deck_words"))
    parser.add_argument("--tag", help=texts("cli.help_tag"))
    parser.add_argument("--limit", type=whole(0), metavar="N", help=texts("cli.help_limit"))
    parser.add_argument("--new", type=whole(0), metavar="N", help=texts("cli.help_new"))


def run(app: App, args: Namespace) -> int:
    """Play the sitting in the front end that fits the terminal."""
    wanted = Wanted(names=tuple(args.decks_or_cards), tag=args.tag, limit=args.limit, new=args.new)
    with app.desk() as desk:
        play_session(app, desk, desk.review(wanted))
    return 0


def play_session(app: App, desk: Desk, session: "Review") -> None:
    """Play a sitting on screens where there is a terminal, else in lines."""
    app.tell_store(desk.store)
    if not app.in_terminal:
        play_lines(app, desk, session)
        return
    hurry()
    from studyapp.tui.app import StudyApp

    StudyApp(desk, session).run()


def play_lines(app: App, desk: Desk, session: "Review") -> None:
    """Play the sitting in lines of the stream's width."""
    from studyapp.cli.fit_aside import FitBeside
    from studyapp.plain import play

    app.tell_problems(desk.library)
    if session.turn is None:
        hint = "hint_tomorrow" if desk.library.decks else "hint_no_match"
        app.say(app.texts("session.nothing_here", hint=app.texts(f"session.{hint}")))
        return
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    beside = FitBeside(app, desk, partial(read_line, app))
    play(session, app.texts, beside.read, app.say, partial(edit_card, app, desk), width)
    beside.finish()


def edit_card(app: App, desk: Desk, key: str) -> tuple[str, str]:
    """Open a card in the learner's editor; returns the key it has then, and what else is to be said."""
    row = desk.library.row(key)
    if row is not None and not (app.stdin.isatty() and app.stdout.isatty()):
        raise StudyError("plain.no_editor", file=row.file, line=row.line)
    from studyapp.authoring import editing
    from studyapp.authoring.editor import edit

    edited = editing.edit_card(desk.library, desk.store, desk.own_decks, key, edit)
    return edited.key, edited.told(desk.texts)


def read_line(app: App, prompt: str) -> str | None:
    """Prompt and read one line; nothing at the end of the input."""
    print(prompt, end="", file=app.stdout, flush=True)
    line = app.stdin.readline()
    if not app.stdin.isatty():
        app.say()
    return line.rstrip("\r\n") if line else None
