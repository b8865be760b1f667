"""The desk as the settings have it now; a setting changed on a screen is kept and takes effect at once."""

from typing import Any, Protocol

from msgspec.structs import replace

from studyapp.session.desk import Desk
from studyapp.texts import LANGUAGES, Texts


class Host(Protocol):
    """What a screen asks of the app around it."""

    def action_home(self) -> None:
        """Go to the home screen."""

    def dress(self) -> None:
        """Take the colours of the setting."""

    def edit_card(self, key: str) -> str:
        """Open a card in the learner's editor and return the key it has afterwards."""


class Study:
    """Holds the desk that every screen works at, since a changed setting makes it another one."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def texts(self) -> Texts:
        """The words of the language in use."""
        return self.desk.texts

    @property
    def kept(self) -> bool:
        """Tell whether changes are written to a file."""
        return self.desk.settings_file is not None

    def set(self, name: str, value: Any) -> None:
        """Change one setting and write it down; raises `StudyError` and changes nothing where that cannot be."""
        from studyapp.settings_file import settings_with, write_setting

        settings = settings_with(self.desk.settings, name, value)
        if self.desk.settings_file is not None:
            write_setting(self.desk.settings_file, name, value)
        texts = Texts(value) if name == "lang" and value in LANGUAGES else self.desk.texts
        self.desk = replace(self.desk, settings=settings, texts=texts)

    def next_language(self) -> str:
        """Name the language after the present one."""
        return LANGUAGES[(LANGUAGES.index(self.texts.lang) + 1) % len(LANGUAGES)]

    def toggle_deck(self, deck: str) -> bool:
        """Put a deck into study or out of it; the last one stays, and then nothing is changed."""
        every = [row.id for row in self.desk.library.decks]
        active = {*self.desk.active_decks()} ^ {deck}
        if not active:
            return False
        chosen = tuple(each for each in every if each in active)
        self.set("decks", () if len(chosen) == len(every) else chosen)
        return True
