"""The decks on training and classification: faulty code is run and mended, and what cards state is computed."""

import math
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest

import kernels
from studyapp.deck.models import Bug, Choice, Entry, Exercise, Match, Order
from studyapp.exercise.generate import draw

Run = Callable[..., Any]


def function(card: Bug, *, mended: bool) -> Run:
    """Run a card's code, with its fix in place of the faulty line if `mended`, and give the function it defines."""
    lines = card.code.splitlines()
    if mended:
        (faulty,) = card.bug.lines
        lines[faulty - 1] = card.bug.fix
    space: dict[str, Any] = {}
    exec(compile("\n".join(lines), "card", "exec"), {"np": np, "math": math, **vars(kernels)}, space)
    (made,) = space.values()
    return made


def clips_jointly(run: Run, *sizes: int) -> bool:
    grads = [np.full(size, float(size)) for size in sizes]
    right, _ = kernels.clip_grad_norm(grads, 1.0)
    return all(np.allclose(one, other) for one, other in zip(run(grads, 1.0), right, strict=True))


def averages(run: Run, batches: int) -> bool:
    x = np.arange(4.0 * batches)
    parts = [(part, 2 * part + 1) for part in np.split(x, batches)]
    found = run(parts, lambda w, x, y: np.array([np.mean((w[0] * x - y) * x)]), np.array([0.5]))
    return bool(np.allclose(found, np.mean((0.5 * x - 2 * x - 1) * x)))


def walks(run: Run, steps: int) -> bool:
    return bool(np.isclose(run(lambda x: x, 1.0, 0.5, steps), 0.5**steps))


def falls(run: Run, batches: int) -> bool:
    made = run(5, batches, 0.4)
    return made[0] == 0.4 and made[-1] < 0.1 and all(np.diff(made) <= 0)


def keeps_mean(run: Run, percent: int) -> bool:
    made = run(np.ones(100_000), percent / 100, True, np.random.default_rng(0))
    return abs(float(made.mean()) - 1) < 0.02


def reaches_zero(run: Run, gap: int) -> bool:
    return abs(float(run(np.array([float(gap), *[0.0] * 9]), 0)) - math.log1p(9 / math.exp(gap))) < 1e-12


BUGS: Mapping[str, tuple[Callable[..., bool], tuple[int, ...], tuple[int, ...]]] = {
    "gradients/clip-each-bug": (clips_jointly, (3,), (3, 2)),
    "optimisers/accumulate-bug": (averages, (1,), (4,)),
    "optimisers/return-inside-loop": (walks, (1,), (3,)),
    "optimisers/cosine-period-bug": (falls, (1,), (7,)),
    "regularisation/dropout-scale-bug": (keeps_mean, (0,), (40,)),
    "classification/softmax-twice-bug": (reaches_zero, (0,), (20,)),
}


@pytest.mark.parametrize("key", BUGS)
def test_a_bug_hides_in_one_case_shows_in_another_and_its_fix_mends_both(entries: dict[str, Entry], key: str) -> None:
    card, (works, hidden, shown) = entries[key], BUGS[key]
    assert isinstance(card, Bug)
    faulty, mended = function(card, mended=False), function(card, mended=True)
    assert works(faulty, *hidden)
    assert not works(faulty, *shown)
    assert works(mended, *hidden)
    assert works(mended, *shown)


def test_all_bug_cards_of_these_decks_are_run(entries: dict[str, Entry]) -> None:
    decks = {key.split("/")[0] for key in BUGS}
    assert {key for key, entry in entries.items() if isinstance(entry, Bug) and key.split("/")[0] in decks} == set(BUGS)


def test_the_doubled_softmax_of_the_bug_card_ends_at_1_46(entries: dict[str, Entry]) -> None:
    card = entries["classification/softmax-twice-bug"]
    assert isinstance(card, Bug)
    losses = [function(card, mended=False)(np.array([gap, *[0.0] * 9]), 0) for gap in (5.0, 50.0, 500.0)]
    assert min(losses) == pytest.approx(math.log(1 + 9 / math.e))
    assert round(min(losses), 3) == 1.461


# Gradients


def test_powers_that_the_recurrent_card_states() -> None:
    assert round(0.9**50, 3) == 0.005
    assert round(1.1**50) == 117
    assert 0.25**5 == 1 / 1024


def test_the_derivatives_to_be_matched() -> None:
    z, h = np.linspace(-3, 3, 25), 1e-6
    s = kernels.sigmoid(z)

    def slope(f: Run) -> Any:
        return (f(z + h) - f(z - h)) / (2 * h)

    assert np.allclose(slope(np.tanh), 1 - np.tanh(z) ** 2, atol=1e-8)
    assert np.allclose(slope(lambda x: np.log1p(np.exp(x))), s, atol=1e-8)
    assert np.allclose(slope(kernels.silu), s + z * s * (1 - s), atol=1e-8)
    assert np.allclose(np.tanh(z), 2 * kernels.sigmoid(2 * z) - 1)


def test_gelu_dips_and_its_slope_exceeds_one() -> None:
    z = np.linspace(-4, 4, 8001)
    made = kernels.gelu(z)
    assert round(float(made.min()), 2) == -0.17
    assert abs(z[made.argmin()] + 0.75) < 0.005
    assert kernels.gelu_backward(np.ones_like(z), z).max() > 1


def test_a_square_of_relu_halves_the_mean_square_and_he_keeps_it() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2000, 256))
    before = float((x**2).mean())
    assert float((kernels.relu(x) ** 2).mean()) == pytest.approx(before / 2, rel=0.01)
    w = kernels.kaiming_normal((256, 256), nonlinearity="relu", rng=rng)
    assert float(((kernels.relu(x) @ w.T) ** 2).mean()) == pytest.approx(before, rel=0.05)


def test_equal_units_stay_equal() -> None:
    w, v = np.full((3, 2), 0.5), np.full(3, 0.5)
    rng = np.random.default_rng(1)
    for _ in range(20):
        x, y = rng.normal(size=(8, 2)), rng.normal(size=8)
        hidden = np.tanh(x @ w.T)
        error = hidden @ v - y
        v_grad = hidden.T @ error
        w_grad = ((error[:, None] * v) * (1 - hidden**2)).T @ x
        w, v = w - 0.05 * w_grad, v - 0.05 * v_grad
    assert np.ptp(w, axis=0).max() == 0
    assert np.ptp(v) == 0
    assert abs(w[0, 0] - 0.5) > 1e-3


def test_a_scaler_needs_its_gradients_unscaled_before_clipping(entries: dict[str, Entry]) -> None:
    card = entries["gradients/clip-with-scaler"]
    assert isinstance(card, Order)
    words = " ".join(text.to("en") for text in card.order)
    assert words.index("backward") < words.index("unscale_") < words.index("clip_") < words.index("scaler.step")


# Loss weights and optimisers


def optimised(make: Run, factor: float = 1.0, steps: int = 6) -> Any:
    """Train one weight on a fixed stream of gradients and give where it ends."""
    torch = pytest.importorskip("torch")
    weight = torch.nn.Parameter(torch.tensor([2.0, -1.0], dtype=torch.float64))
    optimiser = make(torch.optim, [weight])
    for step in range(steps):
        weight.grad = factor * (weight.detach() * torch.tensor([1.0, 3.0]) - 0.3 * step + 0.1)
        optimiser.step()
    return weight.detach().numpy().copy()


def test_a_factor_on_the_loss_is_what_the_match_card_says(entries: dict[str, Entry]) -> None:
    c, eta, decay = 4.0, 0.02, 0.1

    def sgd(lr: float, wd: float) -> Run:
        return lambda optim, weights: optim.SGD(weights, lr=lr, momentum=0.9, weight_decay=wd)

    def adam(wd: float) -> Run:
        return lambda optim, weights: optim.Adam(weights, lr=eta, weight_decay=wd, eps=1e-30)

    def adamw(factor: float) -> Any:
        return optimised(lambda optim, weights: optim.AdamW(weights, lr=eta, weight_decay=decay, eps=1e-30), factor)

    assert isinstance(entries["optimisers/factor-by-optimiser"], Match)
    assert np.allclose(optimised(sgd(eta, 0), c), optimised(sgd(c * eta, 0)))
    assert np.allclose(optimised(sgd(eta, decay), c), optimised(sgd(c * eta, decay / c)))
    assert not np.allclose(optimised(sgd(eta, decay), c), optimised(sgd(c * eta, decay)))
    assert np.allclose(optimised(adam(decay), c), optimised(adam(decay / c)))
    assert not np.allclose(optimised(adam(decay), c), optimised(adam(decay)))
    assert np.allclose(adamw(c), adamw(1.0))


def test_the_solver_of_the_notes_moves_as_the_cards_say() -> None:
    def f(x: float) -> float:
        return 2 * x * x + 2 * x - 12

    def end(x: float, steps: int, lr: float = 0.01) -> float:
        for _ in range(steps):
            x -= lr * f(x) * (4 * x + 2)
            if abs(x) > 1e6:
                return math.inf
        return x

    once = end(3, 1)
    assert round(once, 2) == 1.32
    assert round(f(once), 2) == -5.88
    assert (f(-0.5), end(-0.5, 1000)) == (-12.5, -0.5)
    assert end(3, 10_000) == pytest.approx(2)
    assert end(-0.6, 10_000) == pytest.approx(-3)
    assert end(6, 100) == math.inf


def test_the_best_step_of_a_central_difference_is_the_right_option(entries: dict[str, Entry]) -> None:
    assert isinstance(entries["optimisers/best-central-step"], Choice)
    points = np.linspace(0.5, 1.5, 101)
    errors = {
        h: float(np.mean([abs(kernels.central_difference(math.exp, x, h) - math.exp(x)) for x in points]))
        for h in (6e-6, 1e-2, 1e-8, 2e-16)
    }
    assert min(errors, key=lambda h: errors[h]) == 6e-6
    assert errors[6e-6] < 1e-9
    assert kernels.central_difference(lambda x: x * x, 3.0, 0.5) == 6


def test_momentum_forms_part_when_the_rate_changes() -> None:
    mu, x, y, buffer, speed, gaps = 0.9, 0.0, 0.0, 0.0, 0.0, []
    for step in range(8):
        rate = 0.1 if step < 4 else 0.01
        buffer, speed = mu * buffer + 1, mu * speed - rate
        x, y = x - rate * buffer, y + speed
        gaps.append(abs(x - y))
    assert max(gaps[:4]) < 1e-12
    assert min(gaps[4:]) > 0.1
    for _ in range(200):
        buffer = mu * buffer + 1
    assert buffer == pytest.approx(10)


def test_adam_without_correction_starts_three_times_too_fast() -> None:
    assert 0.1 / math.sqrt(0.001) == pytest.approx(3.16, abs=0.005)
    for gradient in (50.0, 0.002):
        moved, *_ = kernels.adam_step(0.0, gradient, lr=0.001)
        assert moved == pytest.approx(-0.001, rel=1e-4)


def test_the_weights_learnt_from_uncertainty_balance_at_the_loss() -> None:
    for loss in (0.3, 2.0):
        deviations = np.linspace(0.1, 4, 40_001)
        objective = loss / (2 * deviations**2) + np.log(deviations)
        assert float(deviations[objective.argmin()]) ** 2 == pytest.approx(loss, rel=1e-3)


# Regularisation


def test_dropout_averaged_over_its_masks_is_a_ridge_penalty() -> None:
    rng, p = np.random.default_rng(2), 0.3
    x, y, w = rng.normal(size=(4, 3)), rng.normal(size=4), rng.normal(size=3)
    expected = 0.0
    for i in range(4):
        for mask in product((0, 1), repeat=3):
            share = math.prod(1 - p if kept else p for kept in mask)
            expected += share * (y[i] - w @ (x[i] * mask / (1 - p))) ** 2
    assert expected == pytest.approx(((y - x @ w) ** 2).sum() + p / (1 - p) * (w**2 * (x**2).sum(axis=0)).sum())


def test_dropout_keeps_the_mean_and_raises_the_variance() -> None:
    rng, p, mu, s = np.random.default_rng(3), 0.4, 1.5, 2.0
    x = rng.normal(mu, math.sqrt(s), 400_000)
    made = kernels.dropout(x, p, rng=rng)
    assert made.mean() == pytest.approx(mu, rel=0.01)
    assert made.var() == pytest.approx((s + p * mu**2) / (1 - p), rel=0.01)


def test_subgradient_steps_jump_over_zero_and_soft_thresholding_stops() -> None:
    plain = proximal = 1.0
    for _ in range(1000):
        plain -= 0.1 * (plain - 0.2 + 0.5 * np.sign(plain))
        proximal = float(kernels.soft_threshold(proximal - 0.1 * (proximal - 0.2), 0.1 * 0.5))
    assert proximal == 0
    assert 0 < abs(plain) < 0.1


def test_shrinking_divides_and_thresholding_subtracts() -> None:
    v = np.linspace(-10, 10, 200_001)
    assert v[(0.5 * (v - 4) ** 2 + 0.7 * abs(v)).argmin()] == pytest.approx(4 - 0.7, abs=1e-3)
    assert v[(0.5 * (v - 4) ** 2 + 0.35 * v**2).argmin()] == pytest.approx(4 / 1.7, abs=1e-3)


def test_early_stopping_ends_where_a_loop_with_a_counter_ends(entries: dict[str, Entry]) -> None:
    card = entries["regularisation/patience-two"]
    assert isinstance(card, Exercise)
    for seed in range(20):
        variant = draw("regularisation/patience-two", card, seed=seed)
        losses = np.asarray(variant.given["l"]).tolist()
        lowest, waited, epoch = math.inf, 0, 0
        while waited < 2:
            waited = 0 if losses[epoch] < lowest else waited + 1
            lowest, epoch = min(lowest, losses[epoch]), epoch + 1
        assert variant.expected == epoch


# Classification


def test_logits_thresholds_and_costs() -> None:
    assert math.log(4) == pytest.approx(math.log(0.8 / 0.2))
    assert round(math.log(4), 2) == 1.39
    assert round(float(kernels.sigmoid(np.array(0.8))), 2) == 0.69
    assert kernels.softmax(np.array([0.3, 1.1]), 0)[1] == pytest.approx(float(kernels.sigmoid(np.array(0.8))))
    for p in (0.1, 0.3):
        assert ((1 - p) * 1 <= p * 4) == (p >= 1 / 5)


def test_a_doubled_softmax_hardly_learns_from_a_gross_error() -> None:
    torch = pytest.importorskip("torch")
    logits = torch.tensor([[-10.0, 0.0]], dtype=torch.float64, requires_grad=True)
    functional, target = torch.nn.functional, torch.tensor([0])
    for twice, size in ((False, 1.0), (True, 0.0)):
        loss = functional.cross_entropy(logits.softmax(1) if twice else logits, target)
        (grad,) = torch.autograd.grad(loss, logits)
        assert abs(grad[0, 0].item()) == pytest.approx(size, abs=2e-4)


def test_squared_error_is_stuck_where_the_sigmoid_saturates() -> None:
    s = float(kernels.sigmoid(np.array(-10.0)))
    assert (s - 1) * s * (1 - s) == pytest.approx(-0.00005, abs=5e-6)
    assert s - 1 == pytest.approx(-1, abs=1e-4)


def test_targets_that_the_losses_take_and_refuse() -> None:
    torch = pytest.importorskip("torch")
    functional, logits = torch.nn.functional, torch.zeros(4, 3)
    assert functional.cross_entropy(logits, torch.tensor([0, 1, 2, 0])).ndim == 0
    assert functional.cross_entropy(logits, torch.full((4, 3), 1 / 3)).ndim == 0
    assert functional.binary_cross_entropy_with_logits(logits, torch.ones(4, 3)).ndim == 0
    with pytest.raises(ValueError, match="must be the same as input size"):
        functional.binary_cross_entropy_with_logits(torch.zeros(4, 1), torch.ones(4))
    with pytest.raises(RuntimeError):
        functional.binary_cross_entropy_with_logits(logits, torch.ones(4, 3, dtype=torch.int64))
    with pytest.warns(UserWarning, match="broadcast"):
        functional.mse_loss(torch.zeros(4, 1), torch.ones(4))


def test_precision_can_fall_as_the_threshold_rises() -> None:
    scores, truth = np.array([0.9, 0.8, 0.6]), np.array([0, 1, 1])
    precision = [kernels.precision_recall_f1((scores > t).astype(int), truth)[0] for t in (0.5, 0.7, 0.85)]
    assert precision == sorted(precision, reverse=True)
    assert precision[0] > precision[-1]
