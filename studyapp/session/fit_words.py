"""A fit in words: what was chosen, and how well it foretells."""

from studyapp.memory.fitting.fit import Fit
from studyapp.store.fits import Dated
from studyapp.texts import Texts


def fit_lines(fit: Fit, texts: Texts) -> list[str]:
    """Say what a fit chose, and how it foretold the later answers beside the defaults."""
    said = [texts(f"fit.chosen_{fit.chosen}")]
    if fit.held_out:
        percents = {"rmse": f"{100 * fit.rmse:.1f}", "rmse_default": f"{100 * fit.rmse_default:.1f}"}
        losses = {"loss": f"{fit.loss:.4f}", "default": f"{fit.loss_default:.4f}"}
        said.append(texts("fit.losses", held_out=fit.held_out, **losses, **percents))
    if fit.chosen in ("initial", "fitted", "undone"):
        said.append(texts("fit.stays"))
    return said


def calibration_words(fit: Fit, texts: Texts) -> str:
    """Say how far what the fit foretold lay from what was found, beside the defaults."""
    errors = {"rmse": f"{100 * fit.rmse:.1f}", "default": f"{100 * fit.rmse_default:.1f}"}
    return texts("fit.calibration", held_out=fit.held_out, **errors)


def parameters_line(last: Dated | None, texts: Texts) -> str:
    """Say which parameters are in use, and what they gain where they are fitted."""
    if last is None:
        return texts("fit.stats_default")
    fit = last.fit
    when = {"date": last.date.isoformat(), "reviews": fit.reviews}
    if fit.chosen == "default":
        return texts("fit.stats_default_fit", **when)
    said = texts("fit.stats_undone" if fit.chosen == "undone" else "fit.stats_fitted", **when)
    if not fit.held_out:
        return said
    return f"{said} · " + texts("fit.stats_losses", loss=f"{fit.loss:.4f}", default=f"{fit.loss_default:.4f}")
