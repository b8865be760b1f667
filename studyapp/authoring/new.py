"""Start a deck in the learner's own folder; nothing that is there is ever written over."""

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from studyapp.authoring.templates import deck_text
from studyapp.deck import fixes, kinds
from studyapp.deck.schema import FILE_NAME, deck_schema
from studyapp.errors import StudyError, UsageError

SUFFIX = re.compile(r"\.ya?ml$", re.IGNORECASE)
BETWEEN = re.compile(r"[^a-z0-9._]+")
LONGEST = 64


def create_deck(name: str, folder: Path, lang: str, wanted: Sequence[str], taken: Collection[str]) -> Path:
    """Write a new deck of one template card a kind, and beside it the schema that its first line names."""
    title = " ".join(SUFFIX.sub("", name).split())
    if "/" in title or "\\" in title:
        raise UsageError("authoring.name_is_a_path", name=name, folder=folder)
    deck = slug(title, LONGEST)
    if not re.fullmatch(kinds.ID, deck):
        raise UsageError("authoring.no_slug", name=name)
    file = folder / f"{deck}.yaml"
    if deck in taken or file.exists() or file.is_symlink():
        raise StudyError("authoring.deck_exists", deck=deck, file=file)
    text = deck_text(deck, fixes.written(title), lang, wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_schema(folder)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise StudyError("authoring.unwritable", path=folder, reason=error.strerror or str(error)) from error
    return file


def slug(text: str, longest: int) -> str:
    """Turn words into an id: small Latin letters and digits with hyphens between, cut at a whole word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = BETWEEN.sub("-", plain).strip("-._")
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0].strip("-._") or words[:longest].strip("-._")


def schema_text() -> str:
    """Write the JSON Schema of deck files, for editors that complete keys."""
    return json.dumps(deck_schema(), ensure_ascii=False, indent=1) + "\n"


def write_schema(folder: Path) -> None:
    """Put the schema beside the decks, where the first line of each names it."""
    file = folder / FILE_NAME
    text = schema_text()
    if not file.exists() or file.read_text(encoding="utf-8", errors="replace") != text:
        file.write_text(text, encoding="utf-8", newline="\n")
