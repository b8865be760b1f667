"""What must stay light: nothing heavy is loaded on the way to the first screen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("textual", "numpy", "yaml")
PROBE = """
import json, sys
from studyapp.cli import main
code = main(sys.argv[1:])
print(json.dumps([name for name in {heavy} if name in sys.modules]), file=sys.stderr)
"""


def loaded(*words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(heavy=HEAVY), *words],
        input="",
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    return json.loads(done.stderr.splitlines()[-1])


def test_importing_the_package_loads_nothing_heavy():
    code = f"import studyapp, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [("--version",), ("where",), ("due",), ("due", "--json"), ("stats",)])
def test_light_commands_load_nothing_heavy_once_the_decks_are_cached(words, tmp_path):
    home = ("--home", str(tmp_path / "home"))
    loaded(*home, "due")
    assert loaded(*(words if words == ("--version",) else (*home, *words))) == []


def test_a_concept_review_loads_no_numpy(tmp_path):
    home = ("--home", str(tmp_path / "home"))
    loaded(*home, "due")
    assert loaded(*home, "review", "normalisation/bn-axes", "--plain") == []


def test_an_exercise_does_load_numpy(tmp_path):
    assert "numpy" in loaded("--home", str(tmp_path / "home"), "review", "pooling/max-pool-2x2", "--plain")
