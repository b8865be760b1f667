"""Exercises: numbers drawn, answers judged, mistakes named; the one place of a sitting that loads NumPy."""

import numpy as np
from msgspec.structs import replace

from studyapp.answer import Form, Unreadable, echo, read
from studyapp.deck.cards import Card
from studyapp.deck.models import Exercise
from studyapp.exercise.cover import telling
from studyapp.exercise.grid import computed
from studyapp.exercise.judge import judge
from studyapp.exercise.message import asked_for, message
from studyapp.exercise.payload import show_json, to_json, verdict_json
from studyapp.exercise.question import fill
from studyapp.exercise.question import question as worded
from studyapp.exercise.trace import trace
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant, Verdict
from studyapp.exercise.worked import answer_block, worked
from studyapp.session.posing.asked import Asked, as_code
from studyapp.session.question import Again, Json, Outcome, Posed, Reveal, Way
from studyapp.session.sheet import sheet_for

MOST_DECIMALS = 6


def pose_exercise(card: Card, entry: Exercise, asked: Asked) -> Posed:
    """Draw a variant and ask it; a wrong answer that no mistake explains may be tried once more."""
    variant = telling(card.key, entry, seed=asked.seed, level=asked.level, wanted=asked.telling)
    choice = variant.form == "choice"
    question = asked.question(card, Way.PICK if choice else Way.VALUE, worded(variant, entry, asked.lang))
    question = replace(
        question,
        asks=question.asks if choice else asked.texts("session.ask_value", form=asked_for(variant, asked.texts)),
        options=asked.all_words([option.text for option in entry.options]),
        hints=tuple(fill(variant, hint) for hint in question.hints),
        form=variant.form,
        shape=variant.shape,
        decimals=variant.decimals,
        seed=variant.seed,
        version=variant.version,
        operations=variant.operations,
        top_level=variant.level == max((1, *entry.levels)),
    )

    def check(text: str) -> Outcome:
        verdict = judge(variant, text, decimal_comma=asked.decimal_comma)
        if verdict.unreadable is not None:
            found = replace(asked.unread(verdict.unreadable, text), expected=to_json(variant.expected))
            return replace(found, message=message(verdict, variant, asked.texts))
        return _judged(verdict, variant, asked)

    def reveal() -> Reveal:
        shown = "\n".join(worked(variant, entry))
        found = asked.reveal(card, f"{answer_block(variant)}\n\n```\n{shown}\n```")
        return replace(found, explain=fill(variant, found.explain))

    def json(answer: bool) -> Json:
        return show_json(variant, entry, asked.lang, answer=answer)

    def live(text: str) -> str:
        return "" if choice else echoed(text, variant.form, decimal_comma=asked.decimal_comma)

    return Posed(
        question=question,
        reveal=reveal,
        check=check,
        expected=to_json(variant.expected),
        echo=live,
        json=json,
        sheet=sheet_for(variant.form, variant.shape, decimal_comma=asked.decimal_comma),
        trace=lambda: trace(variant),
    )


def echoed(text: str, form: Form, *, decimal_comma: bool) -> str:
    """Say how typed text is read so far, with its shape; nothing while it cannot be read."""
    value = read(text, form, decimal_comma=decimal_comma)
    if isinstance(value, Unreadable):
        return ""
    shape = "×".join(str(size) for size in value.shape)
    return f"{echo(value)}  {shape}".rstrip()


def _judged(verdict: Verdict, variant: Variant, asked: Asked) -> Outcome:
    """Word a verdict, and keep with it what replays the question years later."""
    found = verdict_json(verdict, variant, asked.texts)
    payload = {
        "version": variant.version,
        "operations": variant.operations,
        "level": variant.level,
        "given": {name: to_json(value) for name, value in variant.given.items()},
        "mistake_kind": verdict.mistake_kind,
        "blind_spots": list(variant.blind_spots),
        "told": [mistake.id for mistake in variant.mistakes],
    }
    return Outcome(
        verdict=verdict.verdict,
        credit=verdict.credit,
        rating=verdict.rating,
        message=found["message"],
        mistake=verdict.mistake,
        mistake_kind=verdict.mistake_kind,
        cells=found["cells"],
        expected=found["expected"],
        read_as=found["read_as"],
        shown_as=as_code(_shown(verdict.read_as)),
        again=_again(verdict),
        payload=payload,
    )


def _shown(value: Value) -> str:
    """Write what was read as it was asked for, without leading axes of length 1."""
    return computed(np.asarray(value, float) if isinstance(value, tuple | list) else value, MOST_DECIMALS)


def _again(verdict: Verdict) -> Again:
    """Ask again for free where decimals or a convention differ; offer it where no mistake explains the answer."""
    if verdict.verdict == "imprecise" or verdict.mistake_kind == "convention":
        return Again.ASKED
    unexplained = verdict.mistake is None and verdict.verdict in ("wrong", "partial")
    return Again.OFFERED if unexplained else Again.NO
