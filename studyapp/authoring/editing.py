"""Edit a card in the middle of a sitting: its deck in the learner's editor at the line, its schedule kept."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studyapp.authoring.editor import editor_command, own_copy
from studyapp.authoring.rescue import Moved, rescue
from studyapp.deck.library import Library
from studyapp.errors import StudyError
from studyapp.places import shipped_decks
from studyapp.store import Store
from studyapp.texts import Texts

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of a card that was edited: its key, all schedules that moved, the copy where one was made."""

    key: str
    moves: tuple[Moved, ...] = ()
    copy: Path | None = None

    def told(self, texts: Texts) -> str:
        """Say what happened beyond the edit; nothing where there is nothing to say."""
        copied = texts("authoring.copied_deck", file=self.copy) if self.copy else ""
        return texts.joined((copied, moves_told(self.moves, texts)))


def edit_card(library: Library, store: Store, own_decks: Path, key: str, work: Callable[[list[str]], None]) -> Edited:
    """Open a card's deck (a shipped one is copied first) by `work`, and read what was saved."""
    row = library.row(key)
    if row is None:
        raise StudyError("cli.unknown_name", name=key, suggestion="")
    written = Path(row.file)
    file = own_copy(written, own_decks, shipped_decks())
    command = editor_command(os.environ, file, row.line)
    data = own_decks.parent
    rescue(library, store, data)
    work(command)
    library.reload()
    moves = rescue(library, store, data)
    now = next((move.new for move in moves if move.old == key), key)
    return Edited(now, moves, file if file != written else None)


def moves_told(moves: tuple[Moved, ...], texts: Texts) -> str:
    """Say which schedules went along with cards that were renamed, moved or reworded."""
    if not moves:
        return ""
    shown = ", ".join(f"{move.old} → {move.new}" for move in moves[:MOST_SHOWN])
    return texts("authoring.moved", count=len(moves), moves=shown + (", …" if len(moves) > MOST_SHOWN else ""))
