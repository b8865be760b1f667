"""Exercises that are answered by picking an option."""

from studyapp.answer import Unreadable, read_choice
from studyapp.exercise.variant import Variant, Verdict
from studyapp.memory.rating import Rating


def option_index(variant: Variant, value: object) -> int | None:
    """Return which option a computed text stands for."""
    return next((place for place, texts in enumerate(variant.options) if value in texts), None)


def judge_choice(variant: Variant, text: str) -> Verdict:
    """Judge a picked option; options may be typed in any language they are written in."""
    picked = _picked(variant, text)
    if isinstance(picked, Unreadable):
        return Verdict("unreadable", "unreadable", unreadable=picked, text=text)
    shown = variant.options[picked][0]
    if picked == option_index(variant, variant.expected):
        return Verdict("correct", "correct", 1.0, Rating.GOOD, read_as=shown, text=text)
    known = sorted(variant.applicable, key=lambda each: not each.separated)
    made = [mistake for mistake in known if option_index(variant, mistake.value) == picked][:2]
    if not made:
        return Verdict("wrong", "unknown", rating=Rating.AGAIN, read_as=shown, text=text)
    mistake = made[0]
    return Verdict(
        "wrong",
        "mistake" if len(made) == 1 else "two_mistakes",
        rating=Rating.HARD if mistake.kind == "convention" else Rating.AGAIN,
        mistake=mistake.id,
        mistake_kind=mistake.kind,
        also=made[1].id if len(made) > 1 else None,
        read_as=shown,
        parting=mistake.parting,
        text=text,
    )


def _picked(variant: Variant, text: str) -> int | Unreadable:
    """Read an option, in the first language in which the text means one."""
    languages = max((len(texts) for texts in variant.options), default=0)
    first: Unreadable | None = None
    for language in range(languages):
        found = read_choice(text, [texts[min(language, len(texts) - 1)] for texts in variant.options])
        if not isinstance(found, Unreadable):
            return found[0]
        first = first or found
    return first or Unreadable("empty", 0, len(text))
