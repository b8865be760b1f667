"""A fit in words: what was chosen, and how well it foretells."""

from collections.abc import Iterator

from studyapp.memory.fitting.fit import Fit
from studyapp.store.fits import Dated
from studyapp.texts import Texts


def fit_lines(fit: Fit, texts: Texts) -> Iterator[str]:
    """Say what a fit chose, and how it foretold the later answers beside the defaults."""
    yield texts(f"fit.chosen_{fit.chosen}")
    if fit.held_out:
        yield _losses(fit, texts)
    if fit.chosen in ("initial", "fitted", "undone"):
        yield texts("fit.stays")


def parameters_lines(last: Dated, texts: Texts) -> Iterator[str]:
    """Say which parameters are in use since the last fit, and how they and the defaults foretold what it held out."""
    fit = last.fit
    key = f"fit.stats_{fit.chosen}" if fit.chosen in ("default", "undone") else "fit.stats_fitted"
    yield texts(f"{key}_on" if fit.chosen == "default" else key, date=last.date.isoformat(), reviews=f"{fit.reviews:,}")
    if fit.held_out:
        yield _losses(fit, texts)


def _losses(fit: Fit, texts: Texts) -> str:
    percents = {"rmse": f"{100 * fit.rmse:.1f}", "rmse_default": f"{100 * fit.rmse_default:.1f}"}
    losses = {"loss": f"{fit.loss:.4f}", "default": f"{fit.loss_default:.4f}"}
    return texts("fit.losses", held_out=f"{fit.held_out:,}", **losses, **percents)
