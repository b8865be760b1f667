"""Whether pictures may move: not over a remote shell, and not where the terminal or its owner asks for stillness."""

from collections.abc import Mapping

REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
STILL_TERMINALS = ("dumb", "linux")


def may_move(environ: Mapping[str, str], *, animation: str) -> bool:
    """Decide from the environment and Textual's animation level."""
    remote = any(environ.get(name) for name in REMOTE)
    return animation != "none" and not remote and environ.get("TERM", "") not in STILL_TERMINALS
