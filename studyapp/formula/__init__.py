"""Formulas and Markdown for a terminal: a LaTeX subset laid out in two dimensions, and text shaped around it."""

from studyapp.formula.cells import cell_len, clean, cut
from studyapp.formula.find import Found, formulas, loose, troubles
from studyapp.formula.parse import Trouble, parse
from studyapp.formula.render import inline, render
from studyapp.formula.spans import Line, Span, Style, joined
from studyapp.formula.text import code_lines, flow, label, plain

__all__ = [
    "Found", "Line", "Span", "Style", "Trouble", "cell_len", "clean", "code_lines", "cut", "flow", "formulas", "inline",
    "joined", "label", "loose", "parse", "plain", "render", "troubles",
]  # fmt: skip
