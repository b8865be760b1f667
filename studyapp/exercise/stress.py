"""Proving an exercise: many variants drawn, each answer and each mistake typed back, junk refused."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.exercise.errors import ExpressionError, Unsound
from studyapp.exercise.forms import numbers
from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge
from studyapp.exercise.shapes import asked
from studyapp.exercise.soundness import Scale, differing
from studyapp.exercise.values import Value
from studyapp.exercise.variant import MistakeValue, Variant

JUNK = ("", "abc", "[[1,", "1 +", "nan", "1,000,000.5 dogs", "__import__('os')", "9" * 5_000)
_MOST_FAILURES = 10


@dataclass(slots=True)
class SelfTest:
    """How many right answers were accepted, how many mistakes named as themselves, and what failed."""

    right: int = 0
    mistakes: int = 0
    failures: list[dict[str, Any]] = field(default_factory=list)
    failed: int = 0

    def fail(self, variant: Variant, what: str, text: str, verdict: str) -> None:
        """Count a failure and keep the first few to look at."""
        self.failed += 1
        if len(self.failures) < _MOST_FAILURES:
            told = {"seed": variant.seed, "level": variant.level, "what": what, "answer": text[:80], "verdict": verdict}
            self.failures.append(told)


def stress(card_key: str, exercise: Exercise, *, draws: int, clock: Callable[[], float]) -> dict[str, Any]:
    """Draw variants over all levels in turn and report on them as `stress --json` prints it."""
    levels = (1, *sorted(level for level in exercise.levels if level > 1))
    taken: list[float] = []
    variants: list[Variant] = []
    reasons: Counter[str] = Counter()
    for seed in range(draws):
        start = clock()
        try:
            variants.append(draw(card_key, exercise, seed=seed, level=levels[seed % len(levels)]))
        except (ExpressionError, Unsound) as error:
            reasons[error.code.removeprefix("exercise.")] += 1
        taken.append((clock() - start) * 1e3)
    tested = SelfTest()
    for variant in variants:
        self_test(variant, tested)
    return {
        "card": card_key,
        "draws": draws,
        "unsound": draws - len(variants),
        "ms_median": _quantile(taken, 0.5),
        "ms_p99": _quantile(taken, 0.99),
        "self_test": {"right": tested.right, "mistakes": tested.mistakes, "failed": tested.failed},
        "failures": tested.failures,
        "reasons": dict(reasons),
        "attempts": round(sum(variant.attempts for variant in variants) / max(1, len(variants)), 2),
        **_spread(variants),
        "blind": {name: round(count / len(variants), 4) for name, count in _blind(variants).most_common()},
        "collisions": _collisions(variants),
    }


def self_test(variant: Variant, tested: SelfTest) -> None:
    """Type the right answer, every mistake and some junk, and see whether judging says what it must."""
    text = typed_text(variant.expected, variant)
    verdict = judge(variant, text)
    if verdict.verdict == "correct":
        tested.right += 1
    else:
        tested.fail(variant, "right", text, f"{verdict.verdict}: {verdict.reason}")
    for mistake in variant.mistakes:
        text = typed_text(mistake.value, variant)
        verdict = judge(variant, text)
        if verdict.mistake == mistake.id and verdict.verdict == "wrong":
            tested.mistakes += 1
        else:
            tested.fail(variant, mistake.id, text, f"{verdict.verdict}: {verdict.mistake or verdict.reason}")
    for text in JUNK:
        verdict = judge(variant, text)
        if verdict.verdict != "unreadable":
            tested.fail(variant, "junk", text, f"{verdict.verdict}: {verdict.reason}")


def typed_text(value: Value, variant: Variant) -> str:
    """Write a value the way a learner would type it, rounded to the decimals asked for."""
    if isinstance(value, str):
        return next((texts[0] for texts in variant.options if value in texts), value)
    if variant.form == "shape":
        return ", ".join(_cell(cell, variant) for cell in value)
    cells = numbers(value)
    return _nested(cells.reshape(asked(cells.shape)).tolist(), variant)


def _nested(cells: Any, variant: Variant) -> str:
    """Write nested lists in brackets."""
    if isinstance(cells, list):
        return f"[{', '.join(_nested(cell, variant) for cell in cells)}]"
    return _cell(cells, variant)


def _cell(cell: float, variant: Variant) -> str:
    """Write one number; where whole numbers are asked for, a mistake's fraction in full."""
    if variant.exact:
        return str(int(cell)) if float(cell).is_integer() else f"{cell:.10f}"
    return f"{cell:.{variant.decimals}f}"


def _quantile(values: list[float], share: float) -> float:
    """Return a quantile in milliseconds."""
    return round(float(np.quantile(values, share)), 3) if values else 0.0


def _blind(variants: list[Variant]) -> Counter[str]:
    """Count how often each mistake was a blind spot."""
    return Counter(name for variant in variants for name in variant.blind_spots)


def _spread(variants: list[Variant]) -> dict[str, Any]:
    """Return how many answers there are, the commonest of them, and how often guessing it would be right."""
    answers = Counter(typed_text(variant.expected, variant) for variant in variants)
    common = answers.most_common(5)
    share = round(common[0][1] / len(variants), 4) if common else 0.0
    return {"answers": len(answers), "histogram": dict(common), "guessable": share}


def _collisions(variants: list[Variant]) -> dict[str, dict[str, int]]:
    """Return how often two mistakes, or a mistake and the answer, could not be told apart."""
    matrix: dict[str, Counter[str]] = {}
    for variant in variants:
        for name, other in _colliding(variant):
            matrix.setdefault(name, Counter())[other] += 1
    return {name: dict(row) for name, row in matrix.items()}


def _colliding(variant: Variant) -> Iterator[tuple[str, str]]:
    """List the pairs of one variant that nearly coincide."""
    scale = Scale(variant.decimals, variant.exact)
    usable = [mistake for mistake in variant.applicable if mistake.value is not None]
    for place, mistake in enumerate(usable):
        if not differing(mistake.value, variant.expected, scale):
            yield mistake.id, "answer"
        yield from ((mistake.id, other) for other in _near(mistake, usable[:place], scale))


def _near(mistake: MistakeValue, others: list[MistakeValue], scale: Scale) -> Iterator[str]:
    """List the earlier mistakes that one nearly equals."""
    return (other.id for other in others if not differing(mistake.value, other.value, scale))
