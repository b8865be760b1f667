"""Edit a card from a screen: the terminal is handed to the editor, and what happened beyond the edit is told."""

from textual.app import App

from studyapp.authoring import editing
from studyapp.authoring.editor import edit
from studyapp.session.desk import Desk
from studyapp.tui.screens.preview import run_suspended

TOLD_SECONDS = 20


def edit_card(app: App[None], desk: Desk, key: str) -> str:
    """Open a card's deck, read what was saved, and return the key that the card has now."""

    def work(command: list[str]) -> None:
        run_suspended(app, lambda: edit(command))

    edited = editing.edit_card(desk.library, desk.store, desk.own_decks, key, work)
    if told := edited.told(desk.texts):
        app.notify(told, markup=False, timeout=TOLD_SECONDS)
    return edited.key
