"""The front end of lines: for pipes, screen readers and tests; it prints what a session hands it."""

from studyapp.plain.review import play

__all__ = ["play"]
