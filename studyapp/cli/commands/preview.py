"""`studyapp preview`: a card as it will be asked, shown again at each save."""

import os
import shutil
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from studyapp.authoring.editor import edit, editor_command, own_copy
from studyapp.authoring.paths import named
from studyapp.authoring.preview import Preview
from studyapp.cli.app import App, seed_number
from studyapp.cli.commands.review import WIDEST, read_line
from studyapp.places import installed_decks
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("card", metavar="PATH[#ID]", help=texts("cli.help_preview_card"))


def run(app: App, args: Namespace) -> int:
    """Show the card on a screen, or in lines where there is no terminal."""
    path, wanted = target(args.card)
    path = named(str(path), app.places.own_decks)
    preview = Preview.open(path, wanted, app.lang, seed_number(app.seed or "1"))
    if app.in_terminal:
        from studyapp.tui.screens.preview import PreviewApp

        PreviewApp(preview, app.texts, partial(open_editor, app, preview)).run()
        return 0
    from studyapp.plain.preview import PreviewLines

    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    PreviewLines(preview, app.texts, app.say, width).play(partial(read_line, app), partial(open_editor, app, preview))
    return int(preview.current is None)


def target(word: str) -> tuple[Path, str]:
    """Split `PATH#ID`; a file whose name holds a `#` is found too."""
    path, mark, wanted = word.rpartition("#")
    if not mark or os.path.lexists(word):
        return Path(word), ""
    shorter, mark, entry = path.rpartition("#")
    if mark and not os.path.lexists(path):
        return Path(shorter), f"{entry}#{wanted}"
    return Path(path), wanted


def open_editor(app: App, preview: Preview) -> str:
    """Open the author's editor at the card; a deck of the installed program is copied first, and that is said."""
    file = own_copy(preview.path, app.places.own_decks, installed_decks())
    command = editor_command(os.environ, file, preview.line)
    copied = file != preview.path
    preview.path = file
    edit(command)
    return app.texts("authoring.copied_deck", file=file) if copied else ""
