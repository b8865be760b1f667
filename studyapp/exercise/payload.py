"""The JSON of `show` and `check`: plain dictionaries whose keys and types do not change."""

from typing import Any

import numpy as np

from studyapp.deck.models import Exercise
from studyapp.exercise.judge import judge
from studyapp.exercise.message import message
from studyapp.exercise.question import fill, question
from studyapp.exercise.values import Value
from studyapp.exercise.variant import Variant, Verdict
from studyapp.texts import Texts


def to_json(value: Value) -> Any:
    """Return a value as JSON has it: numbers, nested lists with all axes kept, or a text; never NaN."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value


def show_json(variant: Variant, exercise: Exercise, lang: str, *, answer: bool = False) -> dict[str, Any]:
    """Return what `show --json` prints of a variant; with `answer` also its solution and its mistakes."""
    shown: dict[str, Any] = {
        "card": variant.card,
        "kind": "exercise",
        "seed": variant.seed,
        "level": variant.level,
        "version": variant.version,
        "question": question(variant, exercise, lang),
        "given": {name: to_json(value) for name, value in variant.given.items()},
        "form": variant.form,
        "decimals": variant.decimals,
        "shape": list(variant.shape),
    }
    if answer:
        shown["expected"] = to_json(variant.expected)
        shown["steps"] = [{"name": step.name, "value": to_json(step.value)} for step in variant.steps]
        shown["mistakes"] = [
            {
                "id": mistake.id,
                "kind": mistake.kind,
                "value": to_json(mistake.value),
                "says": fill(variant, mistake.says.to(lang)),
            }
            for mistake in variant.mistakes
        ]
        shown["blind_spots"] = list(variant.blind_spots)
    return shown


def verdict_json(verdict: Verdict, variant: Variant, texts: Texts) -> dict[str, Any]:
    """Return what `check --json` prints of a verdict."""
    return {
        "verdict": verdict.verdict,
        "credit": verdict.credit,
        "rating": None if verdict.rating is None else int(verdict.rating),
        "mistake": verdict.mistake,
        "mistake_kind": verdict.mistake_kind,
        "cells": to_json(verdict.cells),
        "expected": to_json(variant.expected),
        "read_as": None if verdict.verdict == "unreadable" else to_json(verdict.read_as),
        "message": message(verdict, variant, texts),
    }


def check_json(variant: Variant, text: str, texts: Texts, *, decimal_comma: bool = False) -> dict[str, Any]:
    """Judge one answer and return what `check --json` prints."""
    return verdict_json(judge(variant, text, decimal_comma=decimal_comma), variant, texts)
