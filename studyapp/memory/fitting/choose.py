"""Which parameters to go by: candidates judged on answers later than those they were trained on."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.fitting.fit import Fit
from studyapp.memory.fitting.folds import folds
from studyapp.memory.fitting.loss import bins_of, log_losses, rmse
from studyapp.memory.fitting.past import Past
from studyapp.memory.parameters import usable
from studyapp.memory.rating import Rating
from studyapp.memory.rules import FSRS6_PARAMETERS

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Parameters = tuple[float, ...]
Train = Callable[[Ints], Parameters | None]
Progress = Callable[[int, int], None]
FIRST_STABILITIES = 4
FEWEST_NEW = 30


def candidates(trained: Parameters | None) -> dict[str, Parameters]:
    """Give what one training offers: all of it, or its first stabilities alone, which few answers settle already."""
    fitted = usable(trained) or FSRS6_PARAMETERS
    initial = fitted[:FIRST_STABILITIES] + FSRS6_PARAMETERS[FIRST_STABILITIES:]
    return {"initial": initial, "fitted": fitted}


def better(losses: Floats, than: Floats) -> bool:
    """Tell whether losses are lower by more than one standard error of their differences, answer by answer.

    >>> better(np.array([0.1, 0.1, 0.1]), np.array([0.2, 0.3, 0.1])), better(np.array([0.1]), np.array([0.1]))
    (True, False)
    """
    gain = than - losses
    return bool(gain.mean() > gain.std() / np.sqrt(len(gain)) and gain.mean() > 0)


def choose(
    past: Past, train: Train, current: Parameters = FSRS6_PARAMETERS, since: int = 0, progress: Progress | None = None
) -> Fit:
    """Fit and choose; `train` fits to trials (indices in the order of time), `since` is the place of the last fit.

    The defaults stay unless a candidate foretells the later answers clearly better. The winner is then trained on all
    answers. What is in use was trained on most of them already, so it is compared on the answers since then alone.
    """
    trials = past.trials
    told = progress or (lambda _done, _of: None)
    split = folds(trials)
    recall = {"default": past.recall(FSRS6_PARAMETERS)}
    recall |= {name: recall["default"].copy() for name in candidates(None)}
    for done, fold in enumerate(split):
        told(done, len(split) + 1)
        for name, parameters in candidates(train(fold.trained)).items():
            recall[name][fold.judged] = past.recall(parameters)[fold.judged]
    judged = np.concatenate([fold.judged for fold in split])
    losses = _losses(past, recall, judged)
    best = min(candidates(None), key=lambda name: losses[name].mean())
    told(len(split), len(split) + 1)
    chosen, parameters = "default", FSRS6_PARAMETERS
    if better(losses[best], losses["default"]):
        final = candidates(train(trials))[best]
        later = log_losses(past.recall(final)[judged], _passed(past, judged))
        if later.mean() <= losses["default"].mean():
            chosen, parameters = best, final
    new = judged[past.place[judged] >= since]
    if len(new) >= FEWEST_NEW and current not in (FSRS6_PARAMETERS, parameters):
        recall["kept"] = past.recall(current)
        since_then = _losses(past, recall, new)
        if better(since_then["kept"], since_then[chosen]) and better(since_then["kept"], since_then["default"]):
            chosen, parameters, judged = "kept", current, new
    told(len(split) + 1, len(split) + 1)
    return _record(past, recall, judged, chosen, parameters)


def _losses(past: Past, recall: Mapping[str, Floats], judged: Ints) -> dict[str, Floats]:
    passed = _passed(past, judged)
    return {name: log_losses(each[judged], passed) for name, each in recall.items()}


def _passed(past: Past, index: Ints) -> NDArray[np.bool_]:
    return past.rating[index] > Rating.AGAIN


def _record(past: Past, recall: Mapping[str, Floats], judged: Ints, chosen: str, parameters: Parameters) -> Fit:
    """Write down what was chosen and how it and the defaults foretold the answers judged by."""
    losses = _losses(past, recall, judged)
    passed, bins = _passed(past, judged), bins_of(past)[judged]
    return Fit(
        parameters=parameters,
        chosen=chosen,
        reviews=len(past),
        trials=len(past.trials),
        held_out=len(judged),
        loss=float(losses[chosen].mean()),
        loss_default=float(losses["default"].mean()),
        rmse=rmse(recall[chosen][judged], passed, bins),
        rmse_default=rmse(recall["default"][judged], passed, bins),
    )
