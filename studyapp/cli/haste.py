"""Haste while starting: nearly all that is made then stays, so looking for garbage is put off and a fifth is saved."""

import gc


def hurry() -> None:
    """Put off the collection of garbage; the screens take it up again once the first one is painted."""
    gc.disable()


def settle() -> None:
    """Collect garbage from now on where that was put off; what the start has made stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
