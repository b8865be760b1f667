"""The short form of the kill test; the long one is run by name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "kill_store.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing needs fork and SIGKILL")
def test_no_answer_is_lost_or_doubled_when_the_process_is_killed() -> None:
    result = subprocess.run([sys.executable, SCRIPT, "30"], capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(result.stdout)
    assert (found["lost"], found["doubled"], found["unsound"]) == (0, 0, 0)
    assert found["answers"] > 30
