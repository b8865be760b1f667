"""Turns the parser's syntax errors into problems that name the YAML trap and show the line as it should be."""

import re
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError

from studyapp.deck import fixes
from studyapp.deck.compose import Base, TooDeepError, compose
from studyapp.deck.report import Report
from studyapp.deck.source import Source

LONGEST_REPLAY = 1024 * 1024
_KEY_BEFORE = re.compile(r"\s*(?:- +)*[\w.-]+")
_KEY_ONLY = re.compile(r"(\s*(?:- +)*)([\w.-]+):(\S.*)")


@dataclass(frozen=True, slots=True)
class Failure:
    """A syntax error with its places (1-based line and column) in the whole file."""

    what: str
    context: str
    line: int
    column: int
    from_line: int
    from_column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """How a syntax error is told."""

    code: str
    line: int
    column: int
    fix: str = ""
    how: str = ""


def tell(text: str, base: Base, error: Exception, report: Report) -> None:
    """Report a syntax error of a piece of text; the pure parser words and places it, whichever parser met it."""
    report.broken = True
    if isinstance(error, TooDeepError):
        report.add("E008", error.line, error.column)
        return
    replay = error if len(text) > LONGEST_REPLAY else _replayed(text, base, report) or error
    failure = _failure(replay, base)
    finding = _finding(failure, report.source)
    report.add(finding.code, finding.line, finding.column, finding.fix, what=failure.what, how=finding.how)


def _replayed(text: str, base: Base, report: Report) -> Exception | None:
    """Parse again in pure Python for the error it raises."""
    try:
        compose(text, base, Report(report.source), pure=True)
    except (YAMLError, TooDeepError) as error:
        return error
    return None


def _failure(error: Exception, base: Base) -> Failure:
    if not isinstance(error, MarkedYAMLError):
        return Failure(str(error).splitlines()[0], "", base.line + 1, 1, base.line + 1, 1)
    problem = error.problem_mark or error.context_mark
    context = error.context_mark or problem
    line, column = (problem.line, problem.column) if problem else (0, 0)
    from_line, from_column = (context.line, context.column) if context else (line, column)
    offset = base.line + 1
    what = error.problem or error.context or ""
    return Failure(what, error.context or "", line + offset, column + 1, from_line + offset, from_column + 1)


def _finding(failure: Failure, source: Source) -> Finding:
    """Recognise the trap behind an error."""
    for recognise in (_scalars, _brackets, _colons, _starts, _blocks):
        if finding := recognise(failure, source):
            return finding
    return Finding("E017", failure.line, failure.column, "")


def _scalars(failure: Failure, source: Source) -> Finding | None:
    """Recognise unknown escapes, and a quote that never ends."""
    line = source.line(failure.line)
    if "escape" in failure.what and "double-quoted" in failure.context:
        start = failure.from_column - 1
        opening = source.line(failure.from_line)
        value = re.match(r'"(?:[^"\\]|\\.)*"', opening[start:])
        if value:
            fix = fixes.replaced(opening, start, start + value.end(), fixes.without_escapes(value[0]))
        else:
            fix = fixes.replaced(opening, start, len(opening), fixes.quoted(opening[start + 1 :]))
        return Finding("E013", failure.line, max(1, failure.column - 1), fix)
    if "quoted scalar" in failure.context:
        opening = source.line(failure.from_line)
        quote = opening[failure.from_column - 1 : failure.from_column]
        return Finding("E012", failure.from_line, failure.from_column, _closed(opening, failure.from_column, quote))
    if "'\\t'" in failure.what or "tab character" in failure.what:
        return Finding("E011", failure.line, failure.column, line.replace("\t", "  ").strip())
    return None


def _closed(line: str, column: int, quote: str) -> str:
    """Close a quote at the end of its line, before the brackets around it."""
    flow = "[" in line[: column - 1] or "{" in line[: column - 1]
    end = max(column, len(line.rstrip(" \t]}" if flow else None)))
    return fixes.replaced(line, end, end, quote)


def _brackets(failure: Failure, source: Source) -> Finding | None:
    """Recognise brackets never closed, or around a text that needs quotes."""
    flow = re.fullmatch(r"while parsing a flow (sequence|mapping)", failure.context)
    if not flow and not ("simple key" in failure.context and _in_flow(source, failure)):
        return None
    opening = source.line(failure.from_line)
    closer = "]" if flow and flow[1] == "sequence" else "}"
    if "<stream end>" in failure.what or failure.line > failure.from_line:
        return Finding("E014", failure.from_line, failure.from_column, opening.strip() + closer, "open")
    line = source.line(failure.line)
    start = _flow_value_start(line, failure.column - 1)
    end = _flow_value_end(line, start)
    fix = fixes.replaced(line, start, end, fixes.quoted(line[start:end]))
    return Finding("E014", failure.line, failure.column, fix)


def _colons(failure: Failure, source: Source) -> Finding | None:
    """Recognise colons too many and too few."""
    line = source.line(failure.line)
    if failure.what.startswith("mapping values are not allowed"):
        if _KEY_BEFORE.fullmatch(line[: failure.column - 1]) and failure.line > 1:
            above = source.line(failure.line - 1)
            if above.strip() and not re.search(r":(?:\s|$)", above):
                return _without_colon(above, failure.line - 1)
            return Finding("E015", failure.line, _first(line), _aligned(line, above))
        return Finding("E010", failure.line, failure.column, fixes.quote_value(line))
    if failure.what == "found unexpected ':'":
        return Finding("E025", failure.line, failure.column, fixes.replaced(line, failure.column, failure.column, " "))
    if "could not find expected ':'" in failure.what:
        return _without_colon(source.line(failure.from_line), failure.from_line)
    return None


def _without_colon(line: str, number: int) -> Finding:
    """Tell of a line without a key, or with a key glued to its value."""
    if glued := _KEY_ONLY.fullmatch(line):
        return Finding("E025", number, len(glued[1]) + 1, f"{glued[1]}{glued[2]}: {glued[3]}".strip())
    return Finding("E025", number, _first(line), _with_colon(line), "missing")


def _first(line: str) -> int:
    """Return the column at which a line's key or text starts, behind its dashes."""
    match = re.match(r"\s*(?:- +)*", line)
    return len(match[0]) + 1 if match else 1


def _starts(failure: Failure, source: Source) -> Finding | None:
    """Recognise texts that begin with a character YAML keeps for itself."""
    line, column = source.line(failure.line), failure.column
    if "cannot start any token" in failure.what:
        return Finding("E016", failure.line, column, _quote_from(line, column - 1), "")
    if re.search(r"scanning an? (alias|anchor)", failure.context):
        start = failure.from_column - 1
        return Finding("E018", failure.from_line, failure.from_column, _quote_from(line, start), "text")
    if "tag" in failure.context or "tag" in failure.what:
        start = source.line(failure.from_line).find("!")
        return Finding("E019", failure.from_line, max(start, 0) + 1, _quote_from(line, max(start, 0)), "text")
    if "block scalar" in failure.context:
        opening = source.line(failure.from_line)
        return Finding("E016", failure.from_line, failure.from_column, _quote_from(opening, failure.from_column - 1))
    if "sequence entries are not allowed" in failure.what:
        return Finding("E016", failure.line, column, fixes.quote_value(line), "dash")
    return None


def _blocks(failure: Failure, source: Source) -> Finding | None:
    """Recognise what stands behind a finished value, or at the wrong depth."""
    line = source.line(failure.line)
    before = line[: failure.column - 1]
    if "<block end>" in failure.what or "<document start>" in failure.what:
        if before.rstrip().endswith(("'", '"')):
            return Finding("E012", failure.line, failure.column, fixes.quote_value(line), "after")
        if before.rstrip().endswith(("]", "}")):
            return Finding("E016", failure.line, failure.column, fixes.quote_value(line), "bracket")
        above = source.line(failure.line - 1)
        return Finding("E015", failure.line, failure.column, _aligned(line, above) if above.strip() else line.strip())
    return None


def _aligned(line: str, above: str) -> str:
    """Indent a line like the key of the line above it, without stripping: the blanks are the point."""
    match = re.match(r"\s*(?:- +)*", above)
    depth = len(match[0]) if match else 0
    dash = re.match(r"\s*(- )", line)
    return " " * max(0, depth - (2 if dash else 0)) + line.strip()


def _with_colon(line: str) -> str:
    """Give a line the colon or the quotes it lacks."""
    match = re.match(r"(\s*(?:- +)*)([A-Za-z_]+) +(.*)", line)
    return f"{match[1]}{match[2]}: {match[3]}".strip() if match else fixes.quote_value(line)


def _quote_from(line: str, start: int) -> str:
    end = len(line.rstrip())
    if any(bracket in line[:start] for bracket in "[{"):
        end = _flow_value_end(line, start)
    return fixes.replaced(line, start, end, fixes.quoted(line[start:end]))


def _in_flow(source: Source, failure: Failure) -> bool:
    return any(bracket in source.line(failure.from_line)[: failure.from_column] for bracket in "[{")


def _flow_value_start(line: str, column: int) -> int:
    """Find where the entry of a flow collection starts that holds a column: behind the last `: `, `, `, `{` or `[`."""
    starts = [match.end() for match in re.finditer(r"(?<!\w)[\[{]\s*|: +|, +(?=[\w-]+: )", line[:column])]
    return starts[-1] if starts else 0


def _flow_value_end(line: str, start: int) -> int:
    """Find where such an entry ends: before a comma that another key follows, or before the last closing bracket."""
    following = re.search(r",\s*[\w-]+:\s", line[start:])
    return start + following.start() if following else max(start, len(line.rstrip(" \t]}")))
