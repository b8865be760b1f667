"""Warns where YAML shows something else than was typed: a text cut by ` #`, LaTeX in double quotes."""

import re

from studyapp.deck import fixes
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.report import Report

_COMMENT = re.compile(r"[ \t]+#(?=\S)")
_LATEX = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:n(?:abla|eq?|eg|mid|ot|otin|u)|t(?:anh?|au|binom|ext[a-z]*|frac|heta|ilde|imes|o|op))(?![a-z]))"
)


def advise(root: Node, report: Report) -> None:
    """Warn about every scalar below a node that YAML changed silently."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Listing):
            stack += node.items
        elif isinstance(node, Table):
            stack += [value for _, value in node.pairs.values()]
        elif node.style == "":
            _cut(node, report)
        elif node.style == '"':
            _changed(node, report)


def _cut(node: Scalar, report: Report) -> None:
    """Warn where a comment follows a plain text without a blank behind its #."""
    text = report.source.text
    if not (comment := _COMMENT.match(text, node.end)) or not node.value:
        return
    mark = report.source.mark(comment.end() - 1)
    line = report.source.line(mark.line)
    start = node.column - 1 if mark.line == node.line else 0
    fix = fixes.replaced(line, start, len(line), fixes.quoted(line[start:].strip()))
    report.add("W101", mark.line, mark.column, fix)


def _changed(node: Scalar, report: Report) -> None:
    """Warn where a tab or line end was meant to begin a LaTeX command: theta, nabla."""
    raw = report.source.text[node.index : node.end]
    if match := _LATEX.search(raw):
        mark = report.source.mark(node.index + match.start(1))
        fix = fixes.value_replaced(report.source, node, fixes.without_escapes(raw))
        report.add("W102", mark.line, mark.column, fix, word=match[1])
