"""Writes the README's table of keys from the program's action table: `python docs/keys.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from studyapp.texts import Texts  # noqa: E402
from studyapp.tui.actions import Place  # noqa: E402
from studyapp.tui.screens.help import key_table  # noqa: E402

README = ROOT / "README.md"
BEGIN, END = "<!-- keys: made by docs/keys.py -->\n", "<!-- end of keys -->"
PLACES: tuple[Place, ...] = ("home", "review", "preview", "anywhere")


def tables() -> str:
    """Return one Markdown table with the keys of the places a newcomer and an author meet."""
    texts = Texts("en")
    lines = ["", "| | key | does |", "|---|---|---|"]
    for place in PLACES:
        for number, (keys, words) in enumerate(key_table(texts, place)):
            name = texts(f"tui.place_{place}") if number == 0 else ""
            shown = keys if "…" in keys else " ".join(f"`{key}`" for key in keys.split())
            lines.append(f"| {name} | {shown} | {words} |")
    return "\n".join([*lines, "", ""])


def with_keys(text: str) -> str:
    """Return the README with its table of keys as it is now."""
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    return head + BEGIN + tables() + end + tail


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
