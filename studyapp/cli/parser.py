"""The command line read: options that go before or after any command, then the command's own."""

import argparse
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import NoReturn

from msgspec import Struct

from studyapp import __version__
from studyapp.cli import commands
from studyapp.errors import UsageError
from studyapp.places import in_utf8
from studyapp.texts import LANGUAGES, Texts


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence with its remedy, as everywhere else."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UsageError("cli.usage", what=message, command=self.prog)


class Line(Struct, frozen=True):
    """One command line: the options of every command, the command's module and its own arguments."""

    home: str | None
    decks: tuple[str, ...]
    lang: str | None
    plain: bool
    seed: str | None
    command: str | None
    args: argparse.Namespace
    module: ModuleType | None


def everywhere(texts: Texts) -> Parser:
    """Return the options that are understood before and after every command."""
    parser = Parser(prog="studyapp", add_help=False, allow_abbrev=False)
    parser.add_argument("--home", metavar="DIR", help=texts("cli.help_home"))
    parser.add_argument("--decks", metavar="DIR", action="append", default=[], help=texts("cli.help_decks"))
    parser.add_argument("--lang", choices=LANGUAGES, help=texts("cli.help_lang"))
    parser.add_argument("--plain", action="store_true", help=texts("cli.help_plain"))
    parser.add_argument("--seed", metavar="N", help=texts("cli.help_seed"))
    return parser


def parse(words: Sequence[str], texts: Texts) -> Line:
    """Read a command line; what follows ` -- ` is text and never an option."""
    cut = words.index("--") if "--" in words else len(words)
    options, text = list(words[:cut]), list(words[cut + 1 :])
    for word in options:
        if not in_utf8(word):
            raise UsageError("cli.not_utf8", word=word)
    common = everywhere(texts)
    found, rest = common.parse_known_args(options)
    parser = Parser(
        prog="studyapp",
        parents=[common],
        description=texts("cli.description"),
        epilog=texts("cli.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"studyapp {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar=texts("cli.metavar_command"))
    asked = next((word for word in rest if not word.startswith("-")), None)
    module = commands.load(asked) if asked in commands.NAMES else None
    for name in (asked,) if module is not None and rest[0] == asked else commands.NAMES:
        summary = texts(f"cli.summary_{name}")
        sub = subparsers.add_parser(name, parents=[common], help=summary, description=summary, allow_abbrev=False)
        if module is not None and name == asked:
            module.add(sub, texts)
    args = parser.parse_args(_shielded(rest))
    args.text = text
    return Line(
        home=found.home,
        decks=tuple(found.decks),
        lang=found.lang,
        plain=found.plain,
        seed=found.seed,
        command=args.command,
        args=args,
        module=module,
    )


def whole(least: int) -> Callable[[str], int]:
    """Return the reader of a whole number that is at least so much."""

    def read(word: str) -> int:
        try:
            number = int(word)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"{word!r} is no whole number from {least}")
        return number

    return read


SHIELD = "\0"


def _shielded(words: list[str]) -> list[str]:
    """Mark the words of a search that begin with '-' (`-tag:x`), so that they are not taken for options."""
    if words[:1] != ["search"]:
        return words
    own = {"--json", "--help", "-h"}
    return [SHIELD + word if word.startswith("-") and word not in own else word for word in words]


def unshielded(words: Sequence[str]) -> list[str]:
    """Return the words of a search as they were typed."""
    return [word.removeprefix(SHIELD) for word in words]
