"""Writing a report: its kind by the file's ending, checked beforehand so that nobody sits an interview in vain."""

import os
from errno import EACCES, EISDIR, ENOENT
from pathlib import Path

from studyapp.errors import StudyError
from studyapp.session.interview.report.content import Content
from studyapp.session.interview.report.markdown import markdown
from studyapp.session.interview.report.page import page

MARKDOWN = (".md", ".markdown")


def check_path(file: Path) -> None:
    """Refuse a path that cannot be written; nothing is created."""
    parent = file.parent
    if file.is_dir():
        raise _unwritable(file, os.strerror(EISDIR))
    if not parent.is_dir():
        raise _unwritable(file, os.strerror(ENOENT))
    if not os.access(file if file.exists() else parent, os.W_OK):
        raise _unwritable(file, os.strerror(EACCES))


def write_report(content: Content, file: Path) -> None:
    """Write a report, whole or not at all."""
    text = markdown(content) if file.suffix.lower() in MARKDOWN else page(content)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(file)
    except OSError as error:
        raise _unwritable(file, error.strerror or str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(file: Path, why: str) -> StudyError:
    return StudyError("interview.report_unwritable", path=str(file), why=why)
