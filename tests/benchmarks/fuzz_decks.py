"""Mutate decks at random, many times: `python tests/benchmarks/fuzz_decks.py [MUTATIONS] [SEED]`.

A few cards of a shipped deck are changed at one to four places, read with both YAML parsers and linted whole, exercises
drawn and proved. Each way of failing is shown once, shrunk: a crash, more than a second, or parsers that disagree.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from time import process_time
from traceback import extract_tb

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "deck")]

from test_deck_mutations import TEXTS, WORDS  # noqa: E402

from studyapp.authoring.lint import lint_reading  # noqa: E402
from studyapp.deck.cards import cards_of  # noqa: E402
from studyapp.deck.problems import problem_text  # noqa: E402
from studyapp.deck.reader import read_deck  # noqa: E402
from studyapp.texts import Texts  # noqa: E402

JUNK = [*"{}[]:,#&*!|>'\"%@`-?~ \t\n\r\\$/0^_()=<", *WORDS.split("|")]
SLOWEST = 1.0
SHRINKS = 400
ENGLISH = Texts("en")


def slices() -> list[list[str]]:
    """Return each deck as the texts it is made of: what stands above its cards, then card by card."""
    shipped = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "decks").glob("*.yaml"))]
    return [re.split(r"(?m)^(?=  - )", text) for text in (*shipped, *TEXTS)]


def mutated(decks: list[list[str]], random: Random) -> str:
    """Change one to four places of a few cards."""
    head, *cards = random.choice(decks)
    start = random.randrange(len(cards))
    text = head + "".join(cards[start : start + random.randint(1, 3)])
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        match random.randrange(5):
            case 0:
                text = text[:at] + random.choice(JUNK) + text[at:]
            case 1:
                text = text[:at] + text[at + random.randint(1, 40) :]
            case 2:
                text = text[:at] + random.choice(JUNK) + text[at + 1 :]
            case 3:
                text = text[:at] if random.random() < 0.2 else text[:at] + random.choice(JUNK) * 2 + text[at:]
            case _:
                begin = text.rfind("\n", 0, at) + 1
                text = text[:begin] + random.choice(lines) + text[begin:]
    return text


def failure(text: str) -> str:
    """Return how reading or linting a text fails, or nothing."""
    data = text.encode("utf-8", "surrogatepass")
    start = process_time()
    try:
        fast, pure = read_deck("deck.yaml", data), read_deck("deck.yaml", data, pure=True)
        for problem in (*fast.problems, *lint_reading(fast)):
            if "\x1b" in problem_text(problem, ENGLISH):
                return "an escape sequence is shown"
        cards_of(fast.deck) if fast.deck else None
    except Exception as error:  # whatever it is, the fuzz tells it
        place = extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}"
    if fast.problems != pure.problems or fast.deck != pure.deck:
        codes = [",".join(dict.fromkeys(each.code for each in reading.problems)) for reading in (fast, pure)]
        return f"the parsers disagree: {codes[0]} or {codes[1]}"
    if fast.deck is None and not fast.problems:
        return "no deck and no problem"
    return "slow" if process_time() - start > SLOWEST else ""


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """Take pieces away, smaller and smaller, as long as the text fails the same way."""
    size, tries = len(text) // 2, 0
    while size and tries < SHRINKS:
        for at in range(0, len(text), size):
            tries += 1
            if fails(shorter := text[:at] + text[at + size :]):
                text = shorter
                break
        else:
            size //= 2
    return text


def fuzz(mutations: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each way of failing once, with a short text that fails so."""
    decks, random, seen = slices(), Random(seed), Counter[str]()
    for number in range(1, mutations + 1):
        text = mutated(decks, random)
        if how := failure(text):
            seen[how] += 1
            if seen[how] == 1:
                yield how, shrunk(text, partial(_same, how))
        if number % 1000 == 0:
            print(f"{number} of {mutations}, failures: {seen.total()}", file=sys.stderr, flush=True)


def _same(how: str, text: str) -> bool:
    return failure(text) == how


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    found = 0
    for how, text in fuzz(*(given + [20_000, 1][len(given) :])):
        found += 1
        print(f"{how}\n  {text!r}", flush=True)
    print(f"{found} ways of failing")
    sys.exit(found > 0)
