"""What YAML allows and a deck does not: anchors, tags, control characters, endless texts, the flow-map trap."""

import re
from typing import Any

from yaml.events import AliasEvent

from studyapp.deck import fixes
from studyapp.deck.decode import REFUSED_IN_VALUE, character_name
from studyapp.deck.nodes import Node, Scalar
from studyapp.deck.report import Report

LONGEST_SCALAR = 64 * 1024
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:.))[A-Za-z]*", re.DOTALL)
_DECODED = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def marker(node: Node, event: Any, report: Report) -> None:
    """Refuse an anchor, an alias or a tag; most often it is a text that begins with `&`, `*` or `!`."""
    line = report.source.line(node.line)
    fix = _quoted_from(line, node.column - 1)
    if isinstance(event, AliasEvent):
        report.at(node, "E018", fix, mark=f"*{event.anchor}")
    elif event.anchor:
        report.at(node, "E018", fix, mark=f"&{event.anchor}")
    else:
        report.at(node, "E019", fix, mark=report.source.text[node.index :].split(maxsplit=1)[0][:40])
    node.bad = True


def content(node: Scalar, report: Report) -> None:
    """Refuse a scalar that is too long, or that escapes made hold control characters."""
    if len(node.value) > LONGEST_SCALAR:
        report.at(node, "E009", limit=LONGEST_SCALAR)
        node.bad, node.value = True, ""
    elif node.style == '"' and (refused := REFUSED_IN_VALUE.search(node.value)):
        raw = report.source.text[node.index : node.end]
        index, escape = _escape_of(raw, refused[0])
        mark = report.source.mark(node.index + index)
        fix = fixes.value_replaced(report.source, node, fixes.without_escapes(raw))
        how = "latex" if re.match(r"\\[A-Za-z]{2,}", escape) and not escape.startswith(("\\x", "\\u", "\\U")) else ""
        name = character_name(refused[0])
        report.add("E007", mark.line, mark.column, fix, escape=escape[:2], word=escape, character=name, how=how)
        node.bad = True


def stray_keys(stray: list[tuple[Node | None, Scalar]], report: Report) -> None:
    """Name the flow-map trap: a comma ended the value before, and what followed became a key without a value."""
    value, first = stray[0]
    last = next((key for before, key in reversed(stray) if before is value), first)
    text = report.source.text
    start = value.index if value else first.index
    raw = " ".join(text[start : last.end].split())
    line = report.source.line(first.line)
    column = report.source.mark(start).column - 1
    whole = line[column : column + last.end - start]
    fix = fixes.replaced(line, column, column + len(whole), fixes.quoted(raw)) if whole == raw else fixes.quoted(raw)
    report.at(first, "E024", fix, field=first.value[:40])
    if value:
        value.bad = True


def _escape_of(raw: str, char: str) -> tuple[int, str]:
    """Find the escape that was decoded to `char`, with the letters that follow it."""
    for match in _ESCAPE.finditer(raw):
        body = match[0][1:]
        width = {"x": 2, "u": 4, "U": 8}.get(body[:1])
        decoded = chr(int(body[1 : 1 + width], 16)) if width else _DECODED.get(body[:1], body[:1])
        if decoded == char:
            return match.start(), match[0]
    return 0, raw[:2]


def _quoted_from(line: str, start: int) -> str:
    """Quote a source line from a column to its end, or to the end of the entry inside brackets."""
    flow = any(bracket in line[:start] for bracket in "[{")
    found = re.search(r"[,\]}]", line[start:]) if flow else None
    end = start + found.start() if found else len(line.rstrip())
    return fixes.replaced(line, start, end, fixes.quoted(line[start:end].rstrip()))
