"""PyYAML's own parser, taught libyaml's ways with tabs and with ? and : in texts, so that both tell the same."""

from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_BLANK = " \t"
_BREAK = "\r\n"
_END = "\0 \t\r\n"


class PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The parser for machines without libyaml, and for the place of a syntax error; its text holds no other breaks."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

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

    def scan_tag_uri(self, name: str, start_mark: Any) -> str:
        """Scan a tag, which no comma or bracket may end."""
        uri = str(super().scan_tag_uri(name, start_mark))
        if name == "tag" and set(uri) & set(",[]"):
            scanner: Any = self
            what = "did not find expected whitespace or line break"
            raise ScannerError(f"while scanning a {name}", start_mark, what, scanner.get_mark())
        return uri

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
