"""PyYAML's own parser, taught libyaml's ways with tabs and with ? and : in texts, so that both tell the same."""

import re
from string import ascii_letters, digits
from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import FlowEntryToken, FlowSequenceEndToken, ScalarToken, TagToken, ValueToken

_BLANK = " \t"
_BREAK = "\r\n"
_END = "\0 \t\r\n"
_NAME = frozenset(ascii_letters + digits + "_-")
_URI = ";/?:@&=+$.!~*'()%"
_HEADER = re.compile("[1-9][+-]|[+-]?[1-9]?")


class PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The parser for machines without libyaml, and for the place of a syntax error; its text holds no other breaks."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def process_empty_scalar(self, mark: Any) -> Any:
        """Place what was left out: inside brackets where the next thing begins."""
        parser: Any = self
        inside = (parser.parse_flow_mapping_key, parser.parse_flow_mapping_value,
                  parser.parse_flow_sequence_entry_mapping_end)  # fmt: skip
        return super().process_empty_scalar(parser.peek_token().start_mark if parser.state in inside else mark)

    def parse_flow_sequence_entry_mapping_key(self) -> Any:
        """Parse the key behind a ? in a list; where it is left out, libyaml loses what follows."""
        parser: Any = self
        parser.get_token()
        if parser.check_token(ValueToken, FlowEntryToken, FlowSequenceEndToken):
            self.state = self.parse_flow_sequence_entry_mapping_value
            return self.process_empty_scalar(parser.get_token().end_mark)
        self.states.append(self.parse_flow_sequence_entry_mapping_value)
        return parser.parse_flow_node()

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line breaks; tabs too where no key may begin."""
        scanner: Any = self
        while True:
            while scanner.peek() == " " or (scanner.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                scanner.forward()
            if scanner.peek() == "#":
                while scanner.peek() not in "\0\r\n":
                    scanner.forward()
            if not scanner.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Skip what may follow the header of a block text."""
        scanner: Any = self
        while scanner.peek() == "\t":
            scanner.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Scan what the header of a block text says; a tab or a comment may follow at once."""
        scanner: Any = self
        match = _HEADER.match(scanner.prefix(2))
        header = match[0] if match else ""
        if scanner.peek(len(header)) not in "#\t":
            return super().scan_block_scalar_indicators(start_mark)
        scanner.forward(len(header))
        digit = header.strip("+-")
        return {"+": True, "-": False}.get(header.strip(digit)), int(digit) if digit else None

    def scan_block_scalar_indentation(self) -> Any:
        """Skip the empty lines before a block text, and find how deep it stands."""
        found = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> Any:
        """Skip the empty lines within a block text, and the indentation after them."""
        found = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        """Refuse a tab where a block text is indented."""
        scanner: Any = self
        if scanner.peek() == "\t":
            mark = scanner.get_mark()
            what = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", mark, what, mark)

    def scan_tag(self) -> TagToken:
        """Scan a tag; inside brackets a comma ends it."""
        scanner: Any = self
        start = scanner.get_mark()
        length = 1
        while scanner.peek(length) in _NAME:
            length += 1
        length = length + 1 if scanner.peek(length) == "!" else 1
        verbatim = scanner.peek(1) == "<"
        handle = None if verbatim else scanner.prefix(length)
        scanner.forward(2 if verbatim else length)
        suffix = super().scan_tag_uri("tag", start) if verbatim else self._tag_suffix(start)
        if verbatim and scanner.peek() == ">":
            scanner.forward()
        elif verbatim or (length > 1 and not suffix):
            raise ScannerError("while scanning a tag", start, "did not find its end", scanner.get_mark())
        if scanner.peek() not in _END and not (self.flow_level and scanner.peek() == ","):
            what = "did not find expected whitespace or line break"
            raise ScannerError("while scanning a tag", start, what, scanner.get_mark())
        return TagToken((handle, suffix), start, scanner.get_mark())

    def _tag_suffix(self, start: Any) -> str:
        """Scan a tag's own name."""
        scanner: Any = self
        chunks: list[str] = []
        while (char := scanner.peek()) in _NAME or char in _URI:
            if char == "%":
                chunks.append(scanner.scan_uri_escapes("tag", start))
            else:
                chunks.append(char)
                scanner.forward()
        return "".join(chunks)

    def scan_plain(self) -> ScalarToken:
        """Scan a plain text, folding its lines."""
        scanner: Any = self
        start = end = scanner.get_mark()
        indent = self.indent + 1
        chunks: list[str] = []
        spaces: list[str] = []
        while scanner.peek() != "#":
            length = self._word_length(start)
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, scanner.prefix(length)]
            scanner.forward(length)
            end = scanner.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_plain_spaces(self, indent: int, start: Any) -> list[str]:
        """Scan what parts two words: blanks, or a line break and those after it; nothing ends the text."""
        scanner: Any = self
        blanks = ""
        while scanner.peek() in _BLANK:
            blanks += scanner.peek()
            scanner.forward()
        if scanner.peek() not in _BREAK:
            return [blanks] if blanks else []
        scanner.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while not self._at_document_mark():
            if scanner.peek() in _BREAK:
                breaks.append(scanner.scan_line_break())
            elif scanner.peek() not in _BLANK:
                return breaks or [" "]
            elif scanner.peek() == "\t" and self.column < indent:
                what = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start, what, scanner.get_mark())
            else:
                scanner.forward()
        return []

    def _word_length(self, start: Any) -> int:
        """Measure the word of a plain text that begins here."""
        scanner: Any = self
        length = 0
        while (char := scanner.peek(length)) not in _END:
            if char == ":":
                following = scanner.peek(length + 1)
                if self.flow_level and following in ",?[]{}":
                    scanner.forward(length)
                    what = "found unexpected ':'"
                    raise ScannerError("while scanning a plain scalar", start, what, scanner.get_mark())
                if following in _END:
                    break
            if self.flow_level and char in ",[]{}":
                break
            length += 1
        return length

    def _at_document_mark(self) -> bool:
        """Tell whether a line begins with --- or ..., alone."""
        scanner: Any = self
        return self.column == 0 and scanner.prefix(3) in ("---", "...") and scanner.peek(3) in _END
