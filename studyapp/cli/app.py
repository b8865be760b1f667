"""What a command works with: places, settings, language, streams, and the library and store when asked for."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from studyapp.errors import UsageError
from studyapp.places import Places
from studyapp.settings import Settings
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.deck.library import Library
    from studyapp.memory.clock import Clock
    from studyapp.store import Store


@dataclass(frozen=True, slots=True)
class App:
    """One run of the program; everything that reaches outside it is held here."""

    places: Places
    settings: Settings
    texts: Texts
    clock: "Clock"
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    plain: bool
    seed: str | None

    @property
    def lang(self) -> str:
        """The learner's language, of the interface and of the cards."""
        return self.texts.lang

    @property
    def in_terminal(self) -> bool:
        """Tell whether a person sits at a terminal that can show screens."""
        return not self.plain and self.stdin.isatty() and self.stdout.isatty()

    def say(self, text: str = "") -> None:
        """Print one line of output."""
        print(text, file=self.stdout)

    def warn(self, text: str) -> None:
        """Print one line to standard error."""
        print(text, file=self.stderr)

    def say_json(self, value: object) -> None:
        """Print one value as JSON on one line."""
        self.say(json.dumps(value, ensure_ascii=False, allow_nan=False))

    def library(self) -> "Library":
        """Open the decks, and tell once what is wrong with them."""
        from studyapp.deck.library import Library

        return Library.open(self.places.decks, self.places.cache)

    def store(self) -> "Store":
        """Open the learner's store for writing, making it where there is none."""
        from studyapp.store import Store

        return Store.open(self.places.data, clock=self.clock, day_start_hour=self.settings.day_starts_at)

    def seed_or_random(self) -> int:
        """Return the seed given, else a fresh one."""
        if self.seed is None:
            return int.from_bytes(os.urandom(6), "big")
        return seed_number(self.seed)


def seed_number(text: str) -> int:
    """Read one seed: a whole number from 0."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise UsageError("cli.bad_seed", seed=text)
    return int(text)


def language(asked: str | None, setting: str, environ: Mapping[str, str]) -> str:
    """Choose the language: the command line's, the setting's, else the system's."""
    if asked or setting != "auto":
        return asked or setting
    system = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh-Hans" if system.lower().startswith("zh") else "en"
