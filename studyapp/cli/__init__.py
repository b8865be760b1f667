"""The command line: one small module a command; what is heavy is imported inside the command that needs it."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the console script hands it to `sys.exit`."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words == ["--version"]:
            from studyapp import __version__

            print(f"studyapp {__version__}", flush=True)
            return 0
        if argv is None:
            from studyapp.cli.haste import hurry

            hurry()
        from studyapp.cli.run import run

        return run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError:
        return 1
