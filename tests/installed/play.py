"""Play the installed program as a learner meets it: two days of review in lines, every card kind, then the numbers.

Run by name: `python tests/installed/play.py PROGRAM HOME`; it uses nothing but the program's own command line.
"""

import json
import subprocess
import sys
from pathlib import Path

KINDS = {"basic", "cloze", "choice", "exercise"}


class Program:
    """The installed command with one home."""

    def __init__(self, program: str, home: str) -> None:
        self.program = program
        self.home = home

    def run(self, *words: str, typed: str = "") -> str:
        """Run one command and return what it printed; a failure shows what it said."""
        done = subprocess.run(
            [self.program, "--home", self.home, *words], input=typed, capture_output=True, encoding="utf-8", timeout=120
        )
        if done.returncode:
            sys.exit(f"{words} exited with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def json(self, *words: str) -> object:
        """Run one command with `--json` and read it."""
        return json.loads(self.run(*words, "--json"))


def answer_to(program: Program, card: str, kind: str, seed: int) -> str:
    """Return the line that answers a card rightly."""
    if kind in ("basic", "cloze"):
        return "shown"
    shown = program.json("show", card, "--seed", str(seed), "--answer")
    expected = shown["expected"]
    if kind == "choice":
        return str(shown["options"].index(expected) + 1)
    return json.dumps(expected) if isinstance(expected, list) else repr(expected)


def play(program: Program) -> None:
    """Answer one card of each kind, take the last answer back, go on where it ended."""
    cards = program.json("search")
    assert {card["kind"] for card in cards} >= KINDS, "the shipped decks lack a kind"
    chosen = [next(card for card in cards if card["kind"] == kind) for kind in sorted(KINDS)]
    for number, card in enumerate(chosen):
        lines = [answer_to(program, card["card"], card["kind"], seed=7), "4"]
        said = program.run("review", card["card"], "--plain", "--seed", "7", typed="\n".join(lines) + "\n")
        assert card["card"] in said, said
        assert program.json("stats")["reviews"] == number + 1, said
    said = program.run("review", "--plain", typed=":u\n:q\n")
    assert program.json("stats")["reviews"] == len(KINDS) - 1, said
    due = program.json("due")
    assert due["new"] > 0, due
    print(f"{len(chosen)} kinds answered, one answer taken back, {due['new']} new cards left today")


def diagnose(program: Program) -> None:
    """Answer every eighth exercise wrongly, as each of its mistakes would, and be told which."""
    exercises = [card["card"] for card in program.json("search") if card["kind"] == "exercise"]
    assert len(exercises) >= 90, exercises
    requests, wanted = [], []
    for card in exercises[::8]:
        shown = program.json("show", card, "--seed", "3", "--answer")
        for mistake in shown["mistakes"]:
            requests.append({"card": card, "seed": shown["seed"], "answer": json.dumps(mistake["value"])})
            wanted.append(mistake["id"])
    lines = "\n".join(json.dumps(request) for request in requests)
    verdicts = [json.loads(line) for line in program.run("check", "--batch", typed=lines).splitlines()]
    assert [verdict["mistake"] for verdict in verdicts] == wanted
    print(f"{len(wanted)} mistakes named")


def main() -> None:
    """Play it all."""
    program = Program(sys.argv[1], sys.argv[2])
    print(program.run("--version").strip())
    program.run()
    play(program)
    diagnose(program)
    folder = Path(sys.argv[2])
    assert folder.is_dir()


if __name__ == "__main__":
    main()
