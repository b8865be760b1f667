"""What a command works with: places, settings, language, streams, and the library and store when asked for."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

from studyapp.errors import UsageError
from studyapp.formula.cells import clean
from studyapp.memory.clock import Clock
from studyapp.memory.days import MINUTE_MS
from studyapp.memory.rules import Rules
from studyapp.places import Places
from studyapp.settings import WEEKDAYS, Settings, SettingsProblem
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.deck.library import Library
    from studyapp.session.desk import Desk
    from studyapp.store import Store


class App(Struct, frozen=True):
    """One run of the program; everything that reaches outside it is held here."""

    places: Places
    settings: Settings
    texts: Texts
    clock: Clock
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    plain: bool
    seed: str | None
    settings_problems: tuple[SettingsProblem, ...] = ()

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
        print(clean(text), file=self.stdout)

    def warn(self, text: str) -> None:
        """Print one line to standard error."""
        print(clean(text), file=self.stderr)

    def say_json(self, value: object) -> None:
        """Print one value as JSON on one line; what has no ink is escaped."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if not text.isprintable():
            text = "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
        print(text, file=self.stdout)

    def library(self) -> "Library":
        """Open the decks."""
        from studyapp.deck.library import Library

        if not self.stderr.isatty():
            return Library.open(self.places.decks, self.places.cache)
        from studyapp.cli.progress import Progress

        with Progress(self.stderr, self.texts, monotonic) as progress:
            return Library.open(self.places.decks, self.places.cache, progress)

    def tell_problems(self, library: "Library") -> None:
        """Say once how much is wrong with the decks; the rest of them works."""
        broken = [problem for problem in library.problems if problem.severity == "error"]
        if broken:
            files = ", ".join(sorted({problem.file for problem in broken}))
            self.warn(self.texts("cli.broken_decks", count=len(broken), files=files))

    def tell_store(self, store: "Store") -> None:
        """Say what keeps the store from being written as it should: another window, or a clock gone back."""
        if store.read_only:
            self.warn(self.texts("cli.read_only"))
        behind = store.clock_behind_ms // MINUTE_MS
        if behind:
            self.warn(self.texts("store.clock_behind", minutes=behind))

    def open_store(self, *, look: bool = False) -> "Store":
        """Open the learner's store; to look only, nothing is created or written."""
        from studyapp.store import Store

        opened = Store.peek if look else Store.open
        rules = Rules(retention=self.settings.retention)
        return opened(
            self.places.data,
            clock=self.clock,
            rules=rules,
            day_start_hour=self.settings.day_starts_at,
            easy_days=frozenset(map(WEEKDAYS.index, self.settings.easy_days)),
        )

    def keep_schedules(self, library: "Library", store: "Store") -> str:
        """Let the schedules of cards that were renamed, moved or reworded go on; say which."""
        from studyapp.authoring.rescue import rescue

        if not (moved := rescue(library, store, self.places.data)):
            return ""
        from studyapp.authoring.editing import moves_told

        told = moves_told(moved, self.texts)
        self.warn(told)
        return told

    @contextmanager
    def desk(self, *, look: bool = False) -> Iterator["Desk"]:
        """Open decks and memory side by side; to look only, nothing is created or written but the cache."""
        from studyapp.session.desk import Desk

        with self.library() as library, self.open_store(look=look) as store:
            moved = "" if look else self.keep_schedules(library, store)
            seed = None if self.seed is None else seed_number(self.seed)
            yield Desk(
                library=library,
                store=store,
                settings=self.settings,
                texts=self.texts,
                own_decks=self.places.own_decks,
                seed=seed,
                entropy=int.from_bytes(os.urandom(8), "big"),
                settings_file=self.places.settings,
                settings_problems=self.settings_problems,
                moved=moved,
            )


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
