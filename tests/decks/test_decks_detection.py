"""The decks on pyramids, detection and attention: faulty code is run and mended, and what cards state is computed."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

import kernels
from studyapp.deck.models import Bug, Entry, Exercise
from studyapp.exercise.generate import draw
from studyapp.exercise.variant import Variant

Run = Callable[..., Any]
SEEDS = 25


def function(card: Bug, *, mended: bool) -> Run:
    """Run a card's code, with its fix in place of the faulty line if `mended`, and give the function it defines."""
    lines = card.code.splitlines()
    if mended:
        (faulty,) = card.bug.lines
        lines[faulty - 1] = card.bug.fix
    space: dict[str, Any] = {}
    exec(compile("\n".join(lines), "card", "exec"), {"np": np, "nms": kernels.nms}, space)
    made: Run
    (made,) = space.values()
    return made


def passes_down(run: Run, levels: int) -> bool:
    laterals = [np.full((1, 2**size, 2**size), float(size)) for size in reversed(range(levels))]
    expected = laterals[-1]
    for lateral in laterals[-2::-1]:
        expected = kernels.fpn_merge(lateral, expected)
    return bool(np.array_equal(run(laterals)[0], expected))


def mines(run: Run, negatives: int) -> bool:
    return sorted(run(np.arange(float(negatives)), 1).tolist()) == list(range(negatives))[-3:]


def overlaps(run: Run, shift: int) -> bool:
    one, other = np.array([0.0, 0, 2, 2]), np.array([0.0, 0, 2, 2]) + shift
    return bool(np.isclose(run(one, other), kernels.box_iou([one], [other])[0, 0]))


def keeps_rider_and_horse(run: Run, gap: int) -> bool:
    boxes = np.array([[0.0, 0, 10, 10], [gap, 0, gap + 10, 10]])
    return len(run(boxes, np.array([0.9, 0.8]), np.array([0, 1]))[1]) == 2


def averages_values(run: Run, positions: int) -> bool:
    q = np.random.default_rng(0).normal(size=(positions, 4))
    return bool(np.allclose(run(q, q, np.ones((positions, 2))), 1))


def splits_features(run: Run, heads: int) -> bool:
    x = np.arange(24.0).reshape(3, 8)
    return bool(np.array_equal(run(x, heads), np.stack(np.split(x, heads, axis=1))))


def sums_to_one(run: Run, hidden: int) -> bool:
    allowed = np.tril(np.ones((4, 4), bool), 3 - hidden)
    weights = run(np.random.default_rng(0).normal(size=(4, 4)), allowed)
    return bool(np.allclose(weights.sum(axis=-1), 1) and not weights[~allowed].any())


BUGS: Mapping[str, tuple[Callable[..., bool], int, int]] = {
    "feature-pyramids/fpn-top-down-bug": (passes_down, 2, 4),
    "feature-pyramids/ssd-hard-negative-bug": (mines, 3, 8),
    "detection/iou-clamp-bug": (overlaps, 1, 5),
    "detection/nms-classes-bug": (keeps_rider_and_horse, 20, 1),
    "attention/softmax-axis-bug": (averages_values, 1, 5),
    "attention/split-heads-bug": (splits_features, 1, 4),
    "attention/mask-zero-bug": (sums_to_one, 0, 3),
}


@pytest.mark.parametrize("key", BUGS)
def test_a_bug_hides_in_one_case_shows_in_another_and_its_fix_mends_both(entries: dict[str, Entry], key: str) -> None:
    card, (works, hidden, shown) = entries[key], BUGS[key]
    assert isinstance(card, Bug)
    faulty, mended = function(card, mended=False), function(card, mended=True)
    assert works(faulty, hidden)
    assert not works(faulty, shown)
    assert works(mended, hidden)
    assert works(mended, shown)


def test_all_bug_cards_of_these_decks_are_run(entries: dict[str, Entry]) -> None:
    decks = {key.split("/")[0] for key in BUGS}
    assert {key for key, entry in entries.items() if isinstance(entry, Bug) and key.split("/")[0] in decks} == set(BUGS)


def variants(entries: dict[str, Entry], key: str) -> Iterator[Variant]:
    """Draw an exercise for a row of seeds."""
    exercise = entries[key]
    assert isinstance(exercise, Exercise)
    return (draw(key, exercise, seed=seed) for seed in range(SEEDS))


def given(variant: Variant, *names: str) -> list[Any]:
    """Give drawn values as plain Python numbers and lists."""
    return [np.asarray(variant.given[name]).tolist() for name in names]


def test_suppression_by_hand_agrees_with_the_exercise(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "detection/nms-survivors"):
        x, scores, threshold = given(variant, "x", "scores", "threshold")
        left, kept = sorted(range(7), key=lambda box: -scores[box]), []
        while left:
            kept.append(left.pop(0))
            shifts = {box: abs(x[box] - x[kept[-1]]) for box in left}
            left = [box for box in left if (10 - shifts[box]) / (10 + shifts[box]) <= threshold]
        assert np.asarray(variant.expected).tolist() == [int(box in kept) for box in range(7)]


def test_matching_by_hand_agrees_with_the_exercise(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "detection/true-or-false-positives"):
        objects, ious = given(variant, "object", "iou")
        found: set[int] = set()
        marks = []
        for thing, iou in zip(objects, ious, strict=True):
            marks.append(int(iou > 0.5 and thing not in found))
            if iou > 0.5:
                found.add(thing)
        assert np.asarray(variant.expected).tolist() == marks


def average_precision(hits: list[float], objects: int) -> float:
    """Walk down a ranking; at each new recall take the best precision from there on."""
    precision = [sum(hits[: rank + 1]) / (rank + 1) for rank in range(len(hits))]
    return sum(max(precision[rank:]) for rank, hit in enumerate(hits) if hit) / objects


def test_average_precision_by_hand_agrees_with_the_exercise(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "detection/average-precision-value"):
        hits, objects = given(variant, "hits", "objects")
        assert variant.expected == pytest.approx(average_precision(hits, objects))


def test_wrong_detections_at_the_end_of_the_ranking_do_not_lower_average_precision() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        hits = rng.integers(0, 2, 8).astype(float).tolist()
        assert average_precision([*hits, *[0.0] * 20], 9) == pytest.approx(average_precision(hits, 9))
        assert average_precision([0.0, *hits], 9) <= average_precision(hits, 9)


def test_assignment_by_hand_agrees_with_the_exercise(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "feature-pyramids/ssd-assign"):
        first, second = given(variant, "iou")[0]
        matched = [0] * 7
        for box in range(7):
            if max(first[box], second[box]) > 0.5:
                matched[box] = 1 if first[box] > second[box] else 2
        for number, row in ((1, first), (2, second)):
            matched[row.index(max(row))] = number
        assert np.asarray(variant.expected).tolist() == matched


def test_mined_loss_by_hand_agrees_with_the_exercise(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "feature-pyramids/ssd-mined-loss"):
        positive, negative = given(variant, "positive", "negative")
        assert variant.expected == pytest.approx((sum(positive) + sum(sorted(negative)[-6:])) / 2)


def test_turned_queries_and_keys_meet_as_the_exercise_says(entries: dict[str, Entry]) -> None:
    for variant in variants(entries, "attention/rope-quarter-turns"):
        q, k, m, n = (variant.given[name] for name in "qkmn")
        query, key = (complex(*np.asarray(pair).tolist()) * 1j ** int(at) for pair, at in ((q, m), (k, n)))
        assert variant.expected == round((query * key.conjugate()).real)


def test_ssd300_has_8732_default_boxes() -> None:
    assert 4 * (38**2 + 3**2 + 1) == 5816
    assert 6 * (19**2 + 10**2 + 5**2) == 2916
    ratios = [[2.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0], [2.0]]
    boxes = kernels.ssd_default_boxes([38, 19, 10, 5, 3, 1], ratios, kernels.ssd_scales(6))
    assert len(boxes) == 8732
    assert round(4 * 38**2 / len(boxes), 2) == 0.66


def test_the_neck_on_resnet_50_has_the_parameters_the_card_states() -> None:
    lateral = sum(kernels.conv_parameters(stage, 256, 1) for stage in (256, 512, 1024, 2048))
    assert lateral + 4 * kernels.conv_parameters(256, 256, 3) == 3_344_384


def test_levels_change_at_112_224_and_448() -> None:
    sides = [10, 111, 112, 223, 224, 447, 448, 2000]
    assert [kernels.fpn_level(side, side) for side in sides] == [2, 2, 3, 3, 4, 4, 5, 5]


def test_retinanet_has_3069_anchors_for_a_block_of_128() -> None:
    assert 9 * sum((128 // 2**level) ** 2 for level in range(3, 8)) == 3069


def test_giou_of_squares_apart_and_of_a_box_in_a_box() -> None:
    for gap in (0.5, 1.0, 8.0):
        made = kernels.generalized_box_iou([[0, 0, 1, 1]], [[1 + gap, 0, 2 + gap, 1]])[0, 0]
        assert made == pytest.approx(-gap / (2 + gap))
    for at in (0, 1, 3):
        pair = [[0, 0, 6, 6]], [[at, at, at + 2, at + 2]]
        assert kernels.generalized_box_iou(*pair)[0, 0] == kernels.box_iou(*pair)[0, 0] == pytest.approx(1 / 9)


def attend(q: Any, k: Any, v: Any) -> Any:
    """Compute scaled dot-product attention in one line."""
    return kernels.softmax(q @ k.T / math.sqrt(q.shape[-1]), -1) @ v


def test_attention_moves_with_its_tokens_and_averages_over_equal_keys() -> None:
    rng = np.random.default_rng(0)
    q, k, v = rng.normal(size=(3, 5, 4))
    order = rng.permutation(5)
    assert np.allclose(attend(q[order], k[order], v[order]), attend(q, k, v)[order])
    assert np.allclose(attend(q, np.ones((5, 4)), v), v.mean(axis=0))


def test_dot_products_of_width_64_spread_by_8_and_a_masked_row_is_nan() -> None:
    q, k = np.random.default_rng(0).normal(size=(2, 100_000, 64))
    assert float((q * k).sum(axis=1).std()) == pytest.approx(8, rel=0.02)
    assert round(math.exp(8)) == 2981
    assert np.isnan(kernels.softmax(np.full(3, -np.inf), 0)).all()


def test_what_the_cards_say_of_pytorch() -> None:
    torch = pytest.importorskip("torch")
    layer = torch.nn.MultiheadAttention(8, 2, batch_first=True)
    assert sum(each.numel() for each in layer.parameters()) == 4 * (8 * 8 + 8)
    block = torch.nn.TransformerEncoderLayer(8, 2, dim_feedforward=32)
    assert sum(each.numel() for each in block.parameters()) == 12 * 64 + 13 * 8
    x = torch.randn(1, 3, 8)
    later = torch.triu(torch.ones(3, 3, dtype=torch.bool), 1)
    _, ignored = layer(x, x, x, attn_mask=later)
    assert (ignored[0][later] == 0).all()
    taking_part = torch.nn.functional.scaled_dot_product_attention(x, x, x, attn_mask=~later)
    added = torch.nn.functional.scaled_dot_product_attention(
        x, x, x, attn_mask=torch.zeros(3, 3).masked_fill(later, -torch.inf)
    )
    assert torch.allclose(taking_part, added, atol=1e-6)
    assert torch.allclose(taking_part[0, 0], x[0, 0], atol=1e-6)
