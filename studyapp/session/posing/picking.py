"""Cards answered by picking: choices (one or several), claims and the faulty line of a piece of code."""

from msgspec.structs import replace

from studyapp.answer import Unreadable, read_choice
from studyapp.answer.lines import read_line_number
from studyapp.deck.cards import Card
from studyapp.deck.models import Bug, Choice, Claim, Option
from studyapp.deck.text import ANY, Text
from studyapp.session.posing.asked import Asked, as_code, posed, rated
from studyapp.session.posing.shuffle import mixed
from studyapp.session.question import Outcome, Posed, Reveal, Step, Way


def pose_choice(card: Card, entry: Choice, asked: Asked) -> Posed:
    """Ask for the right option, or with `many` for all of them, in an order mixed by the seed."""
    options = (*entry.correct, *entry.wrong)
    ordered = options if entry.keep_order else mixed(options, seed=asked.seed, salt=card.key)
    return _picked(card, asked, asked.words(entry.q), ordered, entry.correct, many=entry.many)


def pose_claim(card: Card, entry: Claim, asked: Asked) -> Posed:
    """Ask whether a statement is true or false."""
    both = {truth: Option(text=Text({ANY: asked.texts(f"session.{str(truth).lower()}")})) for truth in (True, False)}
    found = _picked(card, asked, asked.words(entry.claim), tuple(both.values()), (both[entry.truth],), many=False)

    def reveal() -> Reveal:
        reveal = found.reveal()
        return replace(reveal, explain="\n\n".join(filter(None, (asked.words(entry.because), reveal.explain))))

    return replace(found, reveal=reveal)


def _picked(
    card: Card,
    asked: Asked,
    text: str,
    options: tuple[Option, ...],
    correct: tuple[Option, ...],
    *,
    many: bool,
) -> Posed:
    words = tuple(asked.words(option.text) for option in options)
    right = tuple(index for index, option in enumerate(options) if option in correct)
    question = replace(asked.question(card, Way.PICKS if many else Way.PICK, text), options=words, form="choice")
    expected: object = [words[index] for index in right] if many else words[right[0]]

    def check(text: str) -> Outcome:
        picked = read_choice(text, words, many=many)
        if isinstance(picked, Unreadable):
            return asked.unread(picked, text)
        hits, extra = len(set(picked) & set(right)), len(set(picked) - set(right))
        credit = max(0.0, (hits - extra) / len(right))
        whys = [asked.words(options[index].why) for index in picked if index not in right]
        return Outcome(
            verdict="correct" if credit == 1 else "partial" if credit > 0 else "wrong",
            credit=credit,
            rating=rated(credit),
            message="\n\n".join(filter(None, whys)),
            expected=expected,
            read_as=[words[index] for index in picked] if many else words[picked[0]],
            shown_as=", ".join(words[index] for index in picked),
        )

    def reveal() -> Reveal:
        whys = tuple(
            Step(ask=words[index], why=asked.words(option.why), must=index in right)
            for index, option in enumerate(options)
            if option.why
        )
        return asked.reveal(card, "\n".join(f"- {words[index]}" for index in right) if many else words[right[0]], whys)

    return posed(question, reveal, check, expected)


def pose_bug(card: Card, entry: Bug, asked: Asked) -> Posed:
    """Ask for the number of a faulty line."""
    lines = entry.code.rstrip("\n").split("\n")
    question = replace(
        asked.question(card, Way.LINE, asked.words(entry.q)), code=entry.code, syntax=entry.syntax, form="integer"
    )
    expected = list(entry.bug.lines) if len(entry.bug.lines) > 1 else entry.bug.lines[0]

    def check(text: str) -> Outcome:
        line = read_line_number(text, len(lines))
        if isinstance(line, Unreadable):
            return asked.unread(line, text)
        credit = float(line in entry.bug.lines)
        return Outcome(
            verdict="correct" if credit else "wrong",
            credit=credit,
            rating=rated(credit),
            expected=expected,
            read_as=line,
            shown_as=as_code(lines[line - 1].strip()),
        )

    def reveal() -> Reveal:
        numbers = ", ".join(str(line) for line in entry.bug.lines)
        fix = f"```{entry.syntax}\n{entry.bug.fix.rstrip()}\n```"
        head = asked.texts("session.faulty_line", lines=numbers)
        return asked.reveal(card, f"{asked.texts.joined((head, asked.words(entry.bug.why)))}\n\n{fix}")

    return posed(question, reveal, check, expected)
