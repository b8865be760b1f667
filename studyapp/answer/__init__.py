"""Answers: what was typed read without `eval`, and numbers compared by intervals."""

from studyapp.answer.caret import caret, excerpt
from studyapp.answer.choices import read_choice
from studyapp.answer.compare import imprecise, near, truncated, units_outside, within
from studyapp.answer.echo import echo
from studyapp.answer.forms import Form, Number, Unreadable, Value
from studyapp.answer.reading import read

__all__ = [
    "Form",
    "Number",
    "Unreadable",
    "Value",
    "caret",
    "echo",
    "excerpt",
    "imprecise",
    "near",
    "read",
    "read_choice",
    "truncated",
    "units_outside",
    "within",
]
