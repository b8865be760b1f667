"""Every broken deck is told exactly: place, code, message, line, caret and fix, whichever YAML parser reads it."""

from pathlib import Path

import pytest

from studyapp.deck.problems import problem_text
from studyapp.deck.reader import read_deck
from studyapp.texts import Texts

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def told(path: Path, *, pure: bool) -> str:
    reading = read_deck(path.name, path.read_bytes(), pure=pure)
    texts = Texts("en")
    kept = len(reading.deck.entries) if reading.deck else "none"
    problems = "\n".join(problem_text(problem, texts) for problem in reading.problems)
    return f"{problems}\ncards kept: {kept}\n"


def test_the_corpus_is_large():
    assert len(BROKEN) >= 160


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_told_exactly_with_libyaml(path: Path):
    assert told(path, pure=False) == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_told_exactly_without_libyaml(path: Path):
    assert told(path, pure=True) == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_worded_in_chinese_too(path: Path):
    for problem in read_deck(path.name, path.read_bytes()).problems:
        text = problem_text(problem, Texts("zh-Hans"))
        assert problem.code in text
        assert any("\u4e00" <= char <= "\u9fff" for char in text.splitlines()[0])


FIXABLE = [
    "colon-in-text", "colon-after-chinese", "colon-in-answer-with-quote", "unclosed-double-quote",
    "unclosed-single-quote", "apostrophe-in-single-quotes", "text-after-quote", "unknown-escape",
    "form-feed-latex", "bell-latex", "flow-trap", "flow-trap-draw", "flow-subscript", "flow-colon",
    "backtick-start", "star-start", "bang-start", "greater-start", "pipe-start", "bracket-start", "brace-start",
    "brace-alone", "no-colon", "no-blank-after-colon", "unknown-key-near", "unknown-language", "id-capitals",
    "url-without-scheme", "ref-unknown-key", "mistake-unknown-step", "difficulty-word", "difficulty-range",
    "status-unknown", "exercise-answer-list", "comment-cut", "double-quoted-theta", "id-twice",
]  # fmt: skip


@pytest.mark.parametrize("name", FIXABLE)
def test_pasting_the_fix_over_the_line_mends_it(name: str):
    path = Path(__file__).parent / "broken" / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    problem = read_deck(path.name, path.read_bytes()).problems[0]
    line = lines[problem.line - 1]
    lines[problem.line - 1] = " " * (len(line) - len(line.lstrip())) + problem.fix
    mended = read_deck(path.name, "\n".join(lines).encode())
    assert problem.code not in [again.code for again in mended.problems if again.line == problem.line]
    assert mended.deck is not None
