"""Read a great many random texts: `python -m pytest tests/benchmarks/fuzz_answers.py -n 0`.

The environment variable FUZZ_TEXTS sets how many.
"""

import os
import random
import time

from studyapp.answer import Form, Unreadable, Value, caret, echo, read
from studyapp.texts import Texts

COUNT = int(os.environ.get("FUZZ_TEXTS", "120000"))
FORMS: tuple[Form, ...] = ("number", "integer", "shape", "vector", "matrix", "tensor")
PIECES = [
    *"0123456789+-*/^(),;[]%√.eExX_ \n\t=?'\"<>|\\",
    "**",
    "ln(",
    "log2(",
    "sqrt(",
    "max(",
    "pi",
    "log",
    "inf",
    "nan",
]
PIECES += [
    "array(",
    "tensor(",
    "torch.Size(",
    "np.",
    ", dtype=float32)",
    "1e999",
    "9**9",
    "[[",
    "]]",
    "1.5",
    "1 2; 3 4",
    "\n\n",
]
PIECES += [
    "×",
    "÷",
    "−",
    "，",
    "、",
    "；",
    "（",
    "）",
    "【",
    "】",
    "５",
    "。",
    "％",
    "\u3000",
    "\u200b",
    "\u202e",
    "\ud800",
    "²",
    "π",
    "约",
]


def random_text(source: random.Random) -> str:
    """Draw pieces of answers, or now and then any code points at all."""
    length = source.choice((3, 8, 20, 60))
    if source.random() < 0.1:
        return "".join(chr(source.randrange(0x110000)) for _ in range(length))
    return "".join(source.choices(PIECES, k=source.randrange(length) + 1))


def test_no_random_text_raises_or_takes_long() -> None:
    source, texts = random.Random(20), Texts("zh-Hans")
    readable, slowest = 0, 0.0
    for _ in range(COUNT):
        text, form = random_text(source), source.choice(FORMS)
        started = time.perf_counter()
        result = read(text, form, decimal_comma=source.random() < 0.2)
        slowest = max(slowest, time.perf_counter() - started)
        if isinstance(result, Unreadable):
            assert 0 <= result.start <= result.end <= len(text)
            assert caret(text, result.start, result.end).endswith("^")
            assert texts(f"answer.{result.code}", **result.details)
        else:
            readable += 1
            again = read(echo(result), form)
            assert isinstance(again, Value)
            assert again.shape == result.shape or result.shape == (0,)
            assert [float(cell) for cell in again.cells] == [float(cell) for cell in result.cells]
    print(f"{COUNT} texts, {readable} readable, slowest {slowest * 1000:.2f} ms")
    assert readable > COUNT // 50
    assert slowest < 0.5
