"""Edit a card in the middle of a sitting: its deck in the learner's editor at the line, its schedule kept."""

import os
from pathlib import Path

from textual.app import App

from studyapp.authoring.editor import edit, editor_command, own_copy
from studyapp.authoring.rescue import rescue
from studyapp.errors import StudyError
from studyapp.places import shipped_decks
from studyapp.session.desk import Desk
from studyapp.tui.screens.preview import run_suspended


def edit_card(app: App[None], desk: Desk, key: str) -> str:
    """Open a card's deck (a shipped one is copied first), read what was saved, and return the key it has now."""
    row = desk.library.row(key)
    if row is None:
        raise StudyError("cli.unknown_name", name=key, suggestion="")
    file = own_copy(Path(row.file), desk.own_decks, shipped_decks())
    command = editor_command(os.environ, file, row.line)
    data = desk.own_decks.parent
    rescue(desk.library, desk.store, data)
    run_suspended(app, lambda: edit(command))
    desk.library.reload()
    moves = {move.old: move.new for move in rescue(desk.library, desk.store, data)}
    return moves.get(key, key)
