"""The one message a verdict gives: what happened, why, and where the two computations part."""

from studyapp.exercise.grid import computed
from studyapp.exercise.question import fill
from studyapp.exercise.universal import PREFIX
from studyapp.exercise.variant import MistakeValue, Parting, Variant, Verdict
from studyapp.texts import Texts

_ASKED = (("whole", "number"), ("whole_row", "row"), ("whole_array", "array"))
_NAMED = frozenset(("mistake", "two_mistakes", "mistake_and_slip"))


def message(verdict: Verdict, variant: Variant, texts: Texts) -> str:
    """Word a verdict in the learner's language, the rule of judging at its end where the answer counted."""
    if verdict.unreadable is not None:
        name = f"answer.{verdict.unreadable.code}"
        return texts(name, **verdict.unreadable.details)
    sentences = [_what(verdict, variant, texts)]
    if verdict.reason in _NAMED:
        mistake = _mistake(variant, verdict.mistake)
        if mistake.why is not None:
            sentences.append(fill(variant, mistake.why.to(texts.lang)))
        if verdict.parting is not None:
            sentences.append(parting_text(verdict.parting, variant, texts))
    if verdict.counts:
        sentences.append(rule(variant, texts))
    return texts.joined(sentences)


def _what(verdict: Verdict, variant: Variant, texts: Texts) -> str:
    """Word what happened."""
    details = dict(verdict.details)
    if verdict.reason == "universal":
        return texts("verdict.universal", what=texts(f"verdict.universal.{str(verdict.mistake).removeprefix(PREFIX)}"))
    if verdict.reason not in _NAMED:
        return texts(f"verdict.{verdict.reason}", **details)
    details["says"] = fill(variant, _mistake(variant, verdict.mistake).says.to(texts.lang))
    if verdict.also is not None:
        details["also"] = fill(variant, _mistake(variant, verdict.also).says.to(texts.lang))
    if "cell" in details:
        details["cell"] = _cell(verdict.details["cell"])
    if verdict.mistake_kind == "convention" and verdict.reason == "mistake":
        return texts("verdict.convention", **details)
    return texts(f"verdict.{verdict.reason}", **details)


def _mistake(variant: Variant, name: str | None) -> MistakeValue:
    """Find the mistake that a verdict names."""
    return next(mistake for mistake in variant.applicable if mistake.id == name)


def parting_text(parting: Parting, variant: Variant, texts: Texts) -> str:
    """Word the first difference between the two computations, both numbers side by side."""
    decimals = max(variant.decimals, variant.carry) + 1
    key = f"verdict.parting_{'step' if parting.step else 'answer'}{'_cell' if parting.cell else ''}"
    return texts(
        key,
        step=parting.step,
        cell=_cell(parting.cell),
        right=computed(parting.right, decimals),
        wrong=computed(parting.wrong, decimals),
    )


def _cell(cell: object) -> str:
    """Write the place of a cell, counted from 0 as the arrays of a program are."""
    return f"[{', '.join(str(index) for index in cell)}]" if isinstance(cell, tuple) else str(cell)


def rule(variant: Variant, texts: Texts) -> str:
    """Say how the answer is judged."""
    if variant.form == "choice":
        return ""
    if variant.exact:
        return texts("verdict.rule.exact")
    return texts("verdict.rule.decimals", decimals=variant.decimals)


def asked_for(variant: Variant, texts: Texts) -> str:
    """Say in what form the answer is wanted: how many numbers, of which shape, with how many decimals."""
    if variant.form in ("choice", "shape", "integer"):
        return texts(f"verdict.asked.{variant.form}")
    details = {"decimals": variant.decimals, "count": variant.low.size, "shape": _shape(variant.shape)}
    exact, rounded = _ASKED[min(len(variant.shape), 2)]
    asked = texts(f"verdict.asked.{rounded if variant.decimals else exact}", **details)
    if variant.carry == variant.decimals:
        return asked
    return f"{asked} ({texts('verdict.asked.carry', carry=variant.carry)})"


def _shape(shape: tuple[int, ...]) -> str:
    """Write a shape as 2×3."""
    return "×".join(str(size) for size in shape)
