"""`studyapp schema`: the JSON Schema of deck files, for editors that complete keys and mark mistakes."""

from argparse import ArgumentParser, Namespace

from studyapp.authoring.new import schema_text
from studyapp.cli.app import App
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare no arguments."""


def run(app: App, args: Namespace) -> int:  # noqa: ARG001
    """Print the schema."""
    app.stdout.write(schema_text())
    return 0
