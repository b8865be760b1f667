"""Record what torch answers to random calls, for machines without it: `python tests/kernels/record_loss_goldens.py`."""

import json
from pathlib import Path
from typing import Any

import numpy as np

GOLDENS = Path(__file__).with_name("loss_goldens.json")
CALLS = 4
DIGITS = 13


def encode(value: Any) -> Any:
    """Return a value as JSON: arrays with dtype and shape; the shortest decimals that give back every bit."""
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        cells = [float(str(each)) for each in array.ravel()] if array.dtype.kind == "f" else array.ravel().tolist()
        return {"dtype": str(array.dtype), "shape": list(array.shape), "cells": cells}
    if isinstance(value, tuple):
        return {"tuple": [encode(each) for each in value]}
    if isinstance(value, list):
        return [encode(each) for each in value]
    return value


def decode(value: Any) -> Any:
    """Undo `encode`."""
    if isinstance(value, list):
        return [decode(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "tuple" in value:
        return tuple(decode(each) for each in value["tuple"])
    return np.array(value["cells"], value["dtype"]).reshape(value["shape"])


def rounded(answer: np.ndarray) -> np.ndarray:
    """Return an answer without the digits that the comparison never looks at."""
    if answer.dtype.kind != "f":
        return answer
    return np.array([float(f"{each:.{DIGITS}g}") for each in answer.ravel()]).reshape(answer.shape)


def record() -> None:
    """Write one file with every call, its arguments and torch's answer in float64."""
    from loss_cases import CASES
    from loss_oracles import ask

    lines = []
    for name, draw in sorted(CASES.items()):
        rng = np.random.default_rng([2013, *(ord(letter) for letter in name)])
        for _ in range(CALLS):
            args, kwargs = draw(rng)
            call = {"name": name, "args": encode(list(args)), "kwargs": {k: encode(v) for k, v in kwargs.items()}}
            lines.append(json.dumps(call | {"answer": encode([rounded(each) for each in ask(name, args, kwargs)])}))
    GOLDENS.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    record()
