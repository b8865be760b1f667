"""Builds the text that mends a problem, ready to paste: the source line as it should be."""

import re

from studyapp.deck.nodes import Node, Scalar
from studyapp.deck.source import Source

_PLAIN = re.compile(r"[A-Za-z_$(\\\u4e00-\u9fff][^\n]*")
_ENTRY = re.compile(r"\s*(?:- +)*(?:[^\s'\"\[\]{}#&*!|>%@`,:-][^:\[\]{}]*: +)?")


def quoted(text: str) -> str:
    """Write a text as a single-quoted YAML scalar, in which only the quote itself needs doubling."""
    return "'" + " ".join(text.split("\n")).replace("'", "''") + "'"


def written(text: str) -> str:
    """Write a text as YAML, quoted only where it must be."""
    risky = ": " in text or " #" in text or text.endswith(":") or text != text.strip() or "\n" in text
    return quoted(text) if risky or not _PLAIN.fullmatch(text) else text


def replaced(line: str, start: int, end: int, new: str) -> str:
    """Replace the characters `start` to `end` (0-based) of a source line."""
    return (line[:start] + new + line[end:]).strip()


def quote_value(line: str) -> str:
    """Quote everything after the dash and key with which a source line begins."""
    match = _ENTRY.match(line)
    start = match.end() if match else 0
    value = line[start:].rstrip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    elif (value[:1] == '"' and value.count('"') == 1) or (value[:1] == "'" and value.count("'") == 1):
        value = value[1:]
    return replaced(line, start, len(line), quoted(value))


def key_renamed(source: Source, key: Scalar, name: str) -> str:
    """Give the source line of a key with the key written differently."""
    start = key.column - 1
    return replaced(source.line(key.line), start, start + key.end - key.index, name)


def value_replaced(source: Source, node: Node, new: str) -> str:
    """Give the source line of a value with the value written differently; just the value when it spans lines."""
    raw = source.text[node.index : node.end]
    line = source.line(node.line)
    if "\n" in raw.strip() or not raw or not line[node.column - 1 :].startswith(raw):
        return new
    return replaced(line, node.column - 1, node.column - 1 + len(raw), new)


def without_escapes(raw: str) -> str:
    """Turn the source of a double-quoted scalar into single quotes, its backslashes meant as such."""
    inner = raw.strip()[1:-1] if len(raw.strip()) > 1 else raw
    return quoted(re.sub(r'\\(["\\])', r"\1", inner))
