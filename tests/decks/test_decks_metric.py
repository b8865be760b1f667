"""Decks on scaling, losses, metric learning, imbalance and overlap: code is run, what cards state is computed."""

import math
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest

import kernels
from studyapp.deck.models import Bug, Entry

DECKS = frozenset(("scaling", "losses", "metric-learning", "imbalance", "segmentation-losses"))
Run = Callable[..., Any]


def function(card: Bug, *, mended: bool) -> Run:
    """Run a card's code, with its fix in place of the faulty line if `mended`, and give the function it defines."""
    lines = card.code.splitlines()
    if mended:
        (faulty,) = card.bug.lines
        lines[faulty - 1] = card.bug.fix
    space: dict[str, Any] = {}
    exec(compile("\n".join(lines), "card", "exec"), {"np": np}, space)
    (made,) = space.values()
    return made


def finds_the_nearest_of_another_class(run: Run, seed: int) -> bool:
    labels = np.array([0, 0, 1, 1, 2])
    x = np.random.default_rng(seed).random((5, 2))
    distance = np.sqrt(((x[:, None] - x) ** 2).sum(axis=2))
    nearest = [min(distance[i, j] for j in range(5) if labels[j] != labels[i]) for i in range(5)]
    return bool(np.allclose(run(distance, labels), nearest))


def draws_classes_equally(run: Run, rare: int) -> bool:
    labels = np.array([0] * 12 + [1] * rare + [2] * 4)
    chances = run(labels)
    return bool(np.allclose([chances[labels == c].sum() for c in range(3)], 1 / 3))


def measures_dice(run: Run, shift: int) -> bool:
    one, other = np.zeros(8, bool), np.zeros(8, bool)
    one[:4], other[shift : shift + 4] = True, True
    right = kernels.dice_coefficient(one[None, None] * 1.0, other[None, None] * 1.0)[0, 0]
    return bool(np.isclose(run(one, other), right))


def is_focal(run: Run, logit: float) -> bool:
    x, y = np.array([logit, logit]), np.array([1.0, 0.0])
    return bool(np.allclose(run(kernels.sigmoid(x), y), kernels.sigmoid_focal_loss(x, y)))


def ignores_test_rows(run: Run, cut: int) -> bool:
    x = np.arange(12.0).reshape(6, 2) ** 2
    changed = x.copy()
    changed[cut:] += 100
    return bool(np.allclose(run(x, cut)[0], run(changed, cut)[0]))


def survives_large_logits(run: Run, size: int) -> bool:
    return bool(np.allclose(run(np.full(size, 1000.0)), -math.log(size)))


WORKS: Mapping[str, tuple[Callable[[Run, Any], bool], tuple[float, ...]]] = {
    "metric-learning/masked-minimum-bug": (finds_the_nearest_of_another_class, (0, 1, 2)),
    "imbalance/sampler-weights-bug": (draws_classes_equally, (1, 2, 8)),
    "segmentation-losses/union-denominator-bug": (measures_dice, (0, 1, 3)),
    "losses/focal-power-bug": (is_focal, (-2.0, 0.7, 3.0)),
    "losses/unstable-log-softmax": (survives_large_logits, (2, 3)),
    "scaling/leak-bug": (ignores_test_rows, (2, 3, 4)),
}


def test_every_faulty_code_of_these_decks_is_tried(entries: dict[str, Entry]) -> None:
    bugs = {key for key, entry in entries.items() if isinstance(entry, Bug) and key.split("/")[0] in DECKS}
    assert bugs == set(WORKS)


@pytest.mark.parametrize("key", WORKS)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_the_fault_shows_and_its_fix_holds_on_every_input(entries: dict[str, Entry], key: str) -> None:
    card = entries[key]
    assert isinstance(card, Bug)
    works, inputs = WORKS[key]
    assert not all(works(function(card, mended=False), each) for each in inputs)
    assert all(works(function(card, mended=True), each) for each in inputs)


def auc(positive: np.ndarray, negative: np.ndarray) -> float:
    ordered = np.sort(negative)
    below, upto = (np.searchsorted(ordered, positive, side) for side in ("left", "right"))
    return float((below + upto).mean() / 2 / len(negative))


def average_precision(score: np.ndarray, label: np.ndarray) -> float:
    hits = label[np.argsort(-score)]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits == 1].mean())


def test_easy_negatives_raise_accuracy_specificity_and_auc_alone() -> None:
    score, label = np.array([0.9, 0.8, 0.7, 0.6, 0.3]), np.array([1, 0, 1, 0, 1])
    more, wider = np.append(score, np.full(50, 0.1)), np.append(label, np.zeros(50, int))
    before, after = (kernels.precision_recall_f1(s > 0.5, t == 1) for s, t in ((score, label), (more, wider)))
    assert before == after
    assert average_precision(score, label) == average_precision(more, wider)
    assert auc(score[label == 1], score[label == 0]) < auc(more[wider == 1], more[wider == 0])
    assert ((score > 0.5) == label).mean() < ((more > 0.5) == wider).mean()


def test_random_scores_give_half_and_the_share_of_positives() -> None:
    rng = np.random.default_rng(0)
    label = (rng.random(20_000) < 0.02).astype(int)
    score = rng.random(20_000)
    assert auc(score[label == 1], score[label == 0]) == pytest.approx(0.5, abs=0.02)
    assert average_precision(score, label) == pytest.approx(0.02, abs=0.003)


def test_numbers_of_the_imbalance_deck() -> None:
    assert round(2 * 1 * 0.02 / 1.02, 2) == 0.04
    assert round(0.9 * 0.01 / (0.9 * 0.01 + 0.1 * 0.99), 3) == 0.083
    without = math.comb(990, 200) / math.comb(1000, 200)
    assert 0.1 < without < 0.11
    assert round(0.8**10, 2) == 0.11
    rare, common = kernels.effective_number_weights([5, 10_000], 0.999)
    assert round(rare / common) == 200
    assert kernels.effective_number_weights([3, 9], 0).tolist() == [1, 1]
    assert np.allclose(kernels.effective_number_weights([3, 9], 1 - 1e-9), [1.5, 0.5])


def test_weighting_positives_multiplies_the_odds() -> None:
    p = np.linspace(0.001, 0.999, 999)
    loss = -(9 * 0.1 * np.log(p) + 0.9 * np.log(1 - p))
    assert p[loss.argmin()] == pytest.approx(0.5)


def test_the_prior_moves_logits_by_a_constant() -> None:
    assert round(0.9 * 0.05 / (0.9 * 0.05 + 0.1 * 0.95), 2) == 0.32
    likelihoods = np.array([[0.2, 0.5], [0.6, 0.1]])
    odds = [likelihoods[0] * prior / (likelihoods[1] * (1 - prior)) for prior in (0.5, 0.1)]
    assert np.allclose(np.log(odds[1]) - np.log(odds[0]), np.log(0.1 / 0.9))


def test_repeating_and_weighting_give_one_gradient() -> None:
    x, y = np.array([[0.3, -1.0], [2.0, 0.5]]), np.array([0, 1])
    weighted = kernels.cross_entropy_backward(x, y, weight=np.array([1.0, 10.0]), reduction="sum")
    repeated = kernels.cross_entropy_backward(x[[0] + [1] * 10], y[[0] + [1] * 10], reduction="sum")
    assert np.allclose(weighted[1], repeated[1:].sum(axis=0))
    assert np.allclose(weighted[0], repeated[0])


def test_f_beta_counts_a_miss_beta_squared_times() -> None:
    tp, fp, fn, beta = 7, 5, 3, 2
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    right = (1 + beta**2) * precision * recall / (beta**2 * precision + recall)
    assert right == pytest.approx((1 + beta**2) * tp / ((1 + beta**2) * tp + beta**2 * fn + fp))


def test_mean_dice_and_mean_iou_may_rank_apart() -> None:
    one, other = np.array([0.5, 0.5]), np.array([1, 0.02])
    assert one.mean() < other.mean()
    dice = [round(float((2 * j / (1 + j)).mean()), 2) for j in (one, other)]
    assert dice == [0.67, 0.52]


@pytest.mark.parametrize(("width", "shown"), [(10, 0.67), (100, 0.96)])
def test_one_shift_weighs_more_on_a_small_box(width: int, shown: float) -> None:
    assert round(float(kernels.box_iou([[0, 0, width, 5]], [[2, 0, width + 2, 5]])[0, 0]), 2) == shown


def test_giou_of_boxes_far_apart_tends_to_minus_one() -> None:
    assert kernels.generalized_box_iou([[0, 0, 1, 1]], [[999, 999, 1000, 1000]])[0, 0] < -0.99


def test_tversky_is_dice_at_one_half_and_iou_at_one() -> None:
    p, t = np.array([1.0, 1, 1, 0, 0, 1]), np.array([1.0, 0, 1, 1, 0, 0])
    tp, fp, fn = (p * t).sum(), (p * (1 - t)).sum(), ((1 - p) * t).sum()
    assert tp / (tp + fp / 2 + fn / 2) == kernels.dice_coefficient(p[None, None], t[None, None])[0, 0]
    assert 1 - tp / (tp + fp + fn) == pytest.approx(kernels.soft_iou_loss(p[None, None], t[None, None], smooth=0.0))


def test_dice_gradients_take_two_values_and_depend_on_every_pixel() -> None:
    t = np.array([[[1.0, 0, 1, 0]]])
    before = kernels.dice_loss_backward(np.array([[[0.3, 0.6, 0.9, 0.1]]]), t, smooth=0.0)
    after = kernels.dice_loss_backward(np.array([[[0.3, 0.6, 0.9, 0.8]]]), t, smooth=0.0)
    assert len(set(before.ravel().round(12))) == 2
    assert not np.isclose(before, after).any()


def test_triplets_of_a_batch_by_counting() -> None:
    labels = np.repeat(np.arange(4), 3)
    counted = sum(
        labels[a] == labels[p] and a != p and labels[n] != labels[a] for a, p, n in product(range(12), repeat=3)
    )
    assert counted == 12 * 2 * 3 * 3


def test_unit_vectors_rank_alike_by_distance_and_cosine() -> None:
    x = np.random.default_rng(1).normal(size=(30, 4))
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    squares, cosines = ((x[0] - x[1:]) ** 2).sum(axis=1), x[1:] @ x[0]
    assert np.allclose(squares, 2 - 2 * cosines)
    assert (np.argsort(squares) == np.argsort(-cosines)).all()


def test_the_weight_of_a_negative_pair_in_the_multi_similarity_loss() -> None:
    similarity, beta, base, step = np.array([0.4, 0.55, 0.7]), 10.0, 0.5, 1e-6

    def loss(s: np.ndarray) -> float:
        return float(kernels.logsumexp(np.append(0.0, beta * (s - base)), 0)) / beta

    nudge = np.array([0, step, 0])
    slope = (loss(similarity + nudge) - loss(similarity - nudge)) / (2 * step)
    below = np.exp(beta * (base - similarity[1])) + np.exp(beta * (similarity - similarity[1])).sum()
    assert slope == pytest.approx(1 / below)
    assert float(kernels.logsumexp(np.append(0, 500 * (similarity - base)), 0)) / 500 == pytest.approx(0.2, abs=1e-3)


def test_cosines_alone_cannot_give_a_large_probability() -> None:
    assert round(float(kernels.softmax(np.append(1.0, np.full(9_999, -1.0)), 0)[0]), 4) == 0.0007


def test_focal_factors_and_the_start_of_the_bias() -> None:
    for p, factor in ((0.9, 100), (0.5, 4)):
        focal = kernels.sigmoid_focal_loss(math.log(p / (1 - p)), 1.0, alpha=-1)
        assert -math.log(p) / float(focal) == pytest.approx(factor)
    assert float(kernels.sigmoid(-math.log(0.99 / 0.01))) == pytest.approx(0.01)


def test_one_gaussian_covers_both_modes_or_sits_on_one() -> None:
    x = np.linspace(-8, 8, 801)

    def normal(mean: float, width: float) -> np.ndarray:
        density = np.exp(-((x - mean) ** 2) / (2 * width**2)) + 1e-300
        return density / density.sum()

    p = (normal(-3, 0.6) + normal(3, 0.6)) / 2
    candidates = list(product(np.linspace(-3, 3, 13), (0.6, 1.0, 2.0, 3.0, 4.0)))
    forward = min(candidates, key=lambda each: float((p * np.log(p / normal(*each))).sum()))
    backward = min(candidates, key=lambda each: float((normal(*each) * np.log(normal(*each) / p)).sum()))
    assert forward == (0, 3.0)
    assert abs(backward[0]) == 3
    assert backward[1] == 0.6


def test_what_these_decks_say_of_torch() -> None:
    torch: Any = pytest.importorskip("torch")
    F = torch.nn.functional  # noqa: N806
    x, y = torch.rand(4, 3), torch.rand(4, 3)
    with pytest.warns(UserWarning, match="reduction='none'"):
        assert F.mse_loss(x, y, reduce=False).shape == (4, 3)
    with pytest.warns(UserWarning, match="target size"):
        F.mse_loss(torch.ones(3, 1), torch.ones(3))
    assert torch.isclose(F.huber_loss(x, 9 * y, delta=3.0), 3 * F.smooth_l1_loss(x, 9 * y, beta=3.0))
    anchor, positive, negative = torch.zeros(1, 2), torch.tensor([[3.0, 4]]), torch.tensor([[6.0, 8]])
    assert F.triplet_margin_loss(anchor, positive, negative, margin=6).item() == pytest.approx(1, abs=1e-4)
    with pytest.raises(RuntimeError):
        F.binary_cross_entropy(torch.tensor([2.0]), torch.tensor([1.0]))
    same, weight = torch.full((4,), 2), torch.tensor([1.0, 1, 7])
    assert torch.isclose(F.cross_entropy(x, same, weight), F.cross_entropy(x, same, 2 * weight))


def test_a_root_of_zero_makes_nan_gradients_even_behind_a_mask() -> None:
    torch: Any = pytest.importorskip("torch")
    a = torch.ones(1, 2, requires_grad=True)
    distance = (a - torch.ones(1, 2)).pow(2).sum(dim=1).sqrt()
    (distance * 0).sum().backward()
    assert a.grad.isnan().all()
    a.grad = None
    ((a - torch.ones(1, 2)).pow(2).sum(dim=1) + 1e-12).sqrt().sum().backward()
    assert (a.grad == 0).all()
