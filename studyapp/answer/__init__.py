"""Answers: what was typed read without `eval`, and numbers compared by intervals."""

from studyapp.answer.forms import Form, Number, Unreadable, Value
from studyapp.answer.reading import read

__all__ = ["Form", "Number", "Unreadable", "Value", "read"]
