"""Code on cards is run: what a card says is printed is printed, what it calls a bug fails, and its fix mends it."""

import contextlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studyapp.deck.models import Bug, Entry, Output


def run(code: str, **names: object) -> dict[str, Any]:
    """Run a card's code and give the names it defines."""
    space: dict[str, Any] = dict(names)
    exec(compile(code, "card", "exec"), space)
    return space


def mended(card: Bug) -> str:
    """Give a bug card's code with its fix in place of the faulty lines."""
    lines = card.code.splitlines()
    first, last = min(card.bug.lines), max(card.bug.lines)
    return "\n".join([*lines[: first - 1], *card.bug.fix.splitlines(), *lines[last:]]) + "\n"


def adds_overlaps(code: str) -> bool:
    space = run(code, np=np)
    made = space["average_backward"](np.array([2.0, 4.0]), 3, 2, 1)
    return bool(np.allclose(made, [1, 3, 2]))


def survives_large_logits(code: str) -> bool:
    with np.errstate(all="ignore"):
        made = run(code, np=np)["log_softmax"](np.array([1000.0, 1000.0]))
    return bool(np.allclose(made, -np.log(2)))


def keeps_still_in_eval(code: str) -> bool:
    torch = pytest.importorskip("torch")
    layer = run(code, torch=torch)["CentreBatch"](2).eval()
    layer(torch.ones(4, 2))
    return bool((layer.running_mean == 0).all())


def saves_its_statistics(code: str) -> bool:
    torch = pytest.importorskip("torch")
    made = run(code, torch=torch)["Centre"]
    trained, loaded = made(2), made(2)
    trained(torch.ones(4, 2))
    loaded.load_state_dict(trained.state_dict())
    return bool(torch.equal(loaded.running_mean, trained.running_mean))


def convolves_batches(code: str) -> bool:
    space = run(code, np=np)
    x, weight = np.arange(36.0).reshape(2, 2, 3, 3), np.arange(16.0).reshape(2, 2, 2, 2)
    one_by_one = np.concatenate([space["convolve"](image[None], weight) for image in x])
    return bool(np.allclose(space["convolve"](x, weight), one_by_one))


WORKS: Mapping[str, Callable[[str], bool]] = {
    "pooling/overlap-bug": adds_overlaps,
    "convolution/batch-of-two": convolves_batches,
    "losses/unstable-log-softmax": survives_large_logits,
    "normalisation/bug-mode-from-grad": keeps_still_in_eval,
    "normalisation/bug-statistics-lost": saves_its_statistics,
}


def test_every_bug_card_is_proven_somewhere(entries: dict[str, Entry]) -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_decks_*.py"))
    bugs = [key for key, entry in entries.items() if isinstance(entry, Bug)]
    assert [key for key in bugs if key not in tests and f'"{key.partition("/")[2]}"' not in tests] == []


@pytest.mark.parametrize("key", WORKS)
def test_the_bug_fails_and_its_fix_works(entries: dict[str, Entry], key: str) -> None:
    card = entries[key]
    assert isinstance(card, Bug)
    assert not WORKS[key](card.code)
    assert WORKS[key](mended(card))


def test_code_prints_what_the_card_says(entries: dict[str, Entry]) -> None:
    cards = {key: entry for key, entry in entries.items() if isinstance(entry, Output)}
    assert cards
    for key, card in cards.items():
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            run(card.code)
        assert printed.getvalue().strip() == card.output.strip(), key
