"""A fit is taken where it foretells later answers better than the defaults, and never where it is worse."""

import sys
from types import SimpleNamespace

import fsrs.scheduler
import numpy as np
import pytest
from forgetful_learner import FORGETFUL, study

from studyapp.memory.fitting.choose import choose
from studyapp.memory.fitting.fit import Fit
from studyapp.memory.fitting.folds import folds
from studyapp.memory.fitting.loss import bins_of, log_losses, rmse
from studyapp.memory.fitting.past import Past
from studyapp.memory.fitting.training import trainer
from studyapp.memory.parameters import HIGHEST, LOWEST, usable
from studyapp.memory.rating import Rating
from studyapp.memory.rules import FSRS6_PARAMETERS

HOPELESS = (0.01, 0.01, 0.01, 0.01, *FSRS6_PARAMETERS[4:])


def loss(past: Past, parameters: tuple[float, ...]) -> float:
    trials = past.trials
    return float(log_losses(past.recall(parameters)[trials], past.rating[trials] > Rating.AGAIN).mean())


def test_a_learner_unlike_the_default_gets_what_training_found() -> None:
    past = study(FORGETFUL)
    fit = choose(past, lambda _trials: FORGETFUL)
    assert (fit.chosen, fit.parameters) == ("fitted", FORGETFUL)
    assert fit.loss < fit.loss_default
    assert fit.rmse < fit.rmse_default
    assert (fit.reviews, fit.trials) == (len(past), len(past.trials))


def test_fsrs_finds_parameters_that_foretell_answers_it_never_saw() -> None:
    pytest.importorskip("fsrs_rs_python")
    past = study(FORGETFUL, seed=1)
    fit = choose(past, trainer(past))
    assert fit.chosen in ("initial", "fitted")
    assert fit.loss < fit.loss_default
    unseen = study(FORGETFUL, seed=99)
    assert loss(unseen, fit.parameters) < loss(unseen, FSRS6_PARAMETERS)


@pytest.mark.parametrize("seed", range(4))
def test_a_learner_like_the_default_is_no_worse_off(seed: int) -> None:
    pytest.importorskip("fsrs_rs_python")
    past = study(FSRS6_PARAMETERS, seed=seed)
    fit = choose(past, trainer(past))
    assert fit.loss <= fit.loss_default
    unseen = study(FSRS6_PARAMETERS, seed=100 + seed)
    assert loss(unseen, fit.parameters) <= loss(unseen, FSRS6_PARAMETERS) + 0.002


@pytest.mark.parametrize("found", [HOPELESS, None, (1.0, 2.0), (float("nan"),) * 21])
def test_training_that_finds_nothing_good_changes_nothing(found: tuple[float, ...] | None) -> None:
    fit = choose(study(FORGETFUL, 200), lambda _trials: found)
    assert (fit.chosen, fit.parameters) == ("default", FSRS6_PARAMETERS)
    assert fit.loss == fit.loss_default


def test_a_training_on_all_that_turns_out_worse_than_the_default_is_dropped() -> None:
    past = study(FORGETFUL)
    everything = len(past.trials)
    fit = choose(past, lambda trials: HOPELESS if len(trials) == everything else FORGETFUL)
    assert (fit.chosen, fit.parameters) == ("default", FSRS6_PARAMETERS)


def test_what_is_in_use_stays_where_it_foretells_the_newest_answers_clearly_better() -> None:
    past = study(FORGETFUL)
    fit = choose(past, lambda _trials: FSRS6_PARAMETERS, FORGETFUL, since=len(past) * 2 // 3)
    assert (fit.chosen, fit.parameters) == ("kept", FORGETFUL)
    assert fit.loss < fit.loss_default
    seen_already = choose(past, lambda _trials: FSRS6_PARAMETERS, FORGETFUL, since=len(past))
    assert seen_already.chosen == "default"


def test_no_fold_trains_on_what_comes_later() -> None:
    past = study(FORGETFUL, 100)
    for fold in folds(past.trials):
        assert past.place[fold.trained].max() < past.place[fold.judged].min()
    trained: list[int] = []
    choose(past, lambda trials: trained.append(past.place[trials].max()) or FSRS6_PARAMETERS)
    assert trained == [past.place[fold.trained].max() for fold in folds(past.trials)]


def test_progress_goes_from_nothing_to_everything() -> None:
    told: list[tuple[int, int]] = []
    choose(study(FORGETFUL, 60), lambda _trials: None, progress=lambda done, of: told.append((done, of)))
    assert told == [(done, 6) for done in range(7)]


def test_trials_are_first_answers_of_later_days_and_bring_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[list[tuple[int, int]]]] = []

    class Model:
        def __init__(self, _parameters: list[float]) -> None: ...

        def compute_parameters(self, items: list[list[tuple[int, int]]]) -> list[float]:
            given.append(items)
            return list(FORGETFUL)

    fake = SimpleNamespace(FSRS=Model, FSRSItem=list, FSRSReview=lambda rating, elapsed: (rating, elapsed))
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", fake)
    columns = [(1, 1, 10, 0), (1, 3, 10, 1), (1, 3, 12, 3), (1, 4, 15, 5), (2, 3, 11, 2), (2, 1, 13, 4)]
    past = Past(*(np.array(column, np.int64) for column in zip(*columns, strict=True)))
    assert past.trials.tolist() == [2, 5, 3]
    trainer(past)(past.trials)
    first = [(1, 0), (3, 0), (3, 2)]
    assert given == [[first, [(3, 0), (1, 2)], [*first, (4, 3)]]]


def test_losses_are_those_that_fsrs_gives() -> None:
    fsrs_rs = pytest.importorskip("fsrs_rs_python")
    past = study(FORGETFUL, 200)
    trials, elapsed = past.trials, past.elapsed
    begins = np.searchsorted(past.card, past.card)
    items = [
        fsrs_rs.FSRSItem(
            [fsrs_rs.FSRSReview(int(past.rating[at]), int(elapsed[at])) for at in range(begins[trial], trial + 1)]
        )
        for trial in trials.tolist()
    ]
    theirs = fsrs_rs.FSRS(list(FORGETFUL)).evaluate(items)
    ours = log_losses(past.recall(FORGETFUL)[trials], past.rating[trials] > Rating.AGAIN)
    newer_weigh_more = 0.25 + 0.75 * np.linspace(0, 1, len(ours)) ** 3
    assert np.average(ours, weights=newer_weigh_more) == pytest.approx(theirs.log_loss, abs=1e-5)


def test_answers_are_binned_by_elapsed_days_reviews_and_lapses_within_their_card() -> None:
    columns = [(1, 3, 0), (1, 1, 3), (1, 3, 3), (1, 3, 6), (2, 1, 1), (2, 3, 4), (3, 3, 5), (3, 3, 8)]
    past = Past(*(np.array(column, np.int64) for column in (*zip(*columns, strict=True), range(8))))
    bins = bins_of(past)
    assert bins[1] == bins[7] != bins[3] == bins[5]


def test_errors_that_cancel_out_within_a_bin_are_no_errors_of_calibration() -> None:
    recall, passed = np.array([0.5, 0.5, 0.9]), np.array([True, False, True])
    assert rmse(recall, passed, np.array([1, 1, 2])) == pytest.approx((0.1**2 / 3) ** 0.5)


def test_the_bounds_are_those_of_the_scheduler() -> None:
    assert fsrs.scheduler.LOWER_BOUNDS_PARAMETERS == LOWEST
    assert fsrs.scheduler.UPPER_BOUNDS_PARAMETERS == HIGHEST
    assert usable(list(FSRS6_PARAMETERS)) == FSRS6_PARAMETERS


@pytest.mark.parametrize("values", [None, "x" * 21, [1] * 20, ["1"] * 21, [float("inf")] * 21, [-1.0] * 21])
def test_what_is_no_parameter_set_is_refused(values: object) -> None:
    assert usable(values) is None
    assert Fit.from_dict({"parameters": values, "chosen": "fitted"}) is None


def test_a_fit_is_read_back_as_it_was_written() -> None:
    fit = choose(study(FORGETFUL, 60), lambda _trials: FORGETFUL)
    assert Fit.from_dict(fit.to_dict()) == fit
    assert Fit.from_dict(fit.to_dict() | {"reviews": "many"}) is None
    assert Fit.from_dict(fit.to_dict() | {"chosen": "guessed"}) is None
    assert Fit.from_dict(fit.to_dict() | {"loss": "low"}) is None
