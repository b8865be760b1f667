"""Boxes: overlap counted on a pixel grid, suppression against its definition, default boxes against the paper."""

import numpy as np
import pytest
from spatial_cases import Array, dtype_of, generators

import kernels


def _boxes(rng: np.random.Generator, count: int, dtype: type) -> Array:
    """Return boxes with whole corners in a 12 x 12 grid, each at least one cell large."""
    corner = rng.integers(0, 8, (count, 2))
    return np.concatenate([corner, corner + rng.integers(1, 5, (count, 2))], axis=1).astype(dtype)


def _cells(box: Array) -> set[tuple[int, int]]:
    """Return the unit cells that a box with whole corners covers."""
    x1, y1, x2, y2 = (int(side) for side in box)
    return {(x, y) for x in range(x1, x2) for y in range(y1, y2)}


def test_overlap_is_the_share_of_common_cells() -> None:
    for number, rng in generators(140, 60):
        first, second = _boxes(rng, 3, dtype_of(number)), _boxes(rng, 4, dtype_of(number))
        got, general = kernels.box_iou(first, second), kernels.generalized_box_iou(first, second)
        assert got.dtype == general.dtype == dtype_of(number)
        for i, a in enumerate(first):
            for j, b in enumerate(second):
                both, either = len(_cells(a) & _cells(b)), len(_cells(a) | _cells(b))
                assert got[i, j] == pytest.approx(both / either, rel=1e-6)
                hull = float(np.prod(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2])))
                assert general[i, j] == pytest.approx(both / either - (hull - either) / hull, abs=1e-6)


def test_overlap_is_symmetric_and_one_with_itself() -> None:
    boxes = _boxes(np.random.default_rng(1), 6, np.float64)
    for function in (kernels.box_iou, kernels.generalized_box_iou):
        table = function(boxes, boxes)
        np.testing.assert_allclose(table, table.T)
        np.testing.assert_allclose(np.diag(table), 1.0)


def test_empty_sets_and_empty_boxes() -> None:
    none, one = np.zeros((0, 4)), np.array([[1.0, 1.0, 2.0, 2.0]])
    assert kernels.box_iou(none, one).shape == (0, 1)
    assert kernels.nms(none, np.zeros(0), 0.5).tolist() == []
    point = np.array([[1.0, 1.0, 1.0, 1.0]])
    assert np.isnan(kernels.box_iou(point, point)[0, 0])
    assert kernels.box_iou(point, one)[0, 0] == 0.0
    assert np.isnan(kernels.box_iou(np.array([[np.nan, 0, 1, 1]]), one)[0, 0])


def _defined_nms(boxes: Array, scores: Array, threshold: float) -> list[int]:
    """Suppress as the definition says, pair by pair."""
    kept: list[int] = []
    for candidate in sorted(range(len(boxes)), key=lambda each: -scores[each]):
        rivals = (kernels.box_iou(boxes[[candidate]], boxes[[other]])[0, 0] for other in kept)
        if all(overlap <= threshold for overlap in rivals):
            kept.append(candidate)
    return kept


def test_suppression_follows_its_definition_with_equal_scores_in_order() -> None:
    for number, rng in generators(141, 60):
        count = 300 if number == 0 else int(rng.integers(1, 20))
        boxes = _boxes(rng, count, dtype_of(number))
        scores = rng.integers(0, 6, count) / 5.0
        threshold = float(rng.choice([0.0, 0.25, 0.5, 1.0]))
        kept = kernels.nms(boxes, scores, threshold)
        assert kept.dtype == np.int64
        assert kept.tolist() == _defined_nms(boxes, scores, threshold)


def test_an_overlap_equal_to_the_threshold_survives() -> None:
    boxes = np.array([[0.0, 0.0, 2.0, 2.0], [0.0, 0.0, 2.0, 1.0]])
    assert kernels.nms(boxes, np.array([0.9, 0.8]), 0.5).tolist() == [0, 1]
    assert kernels.nms(boxes, np.array([0.9, 0.8]), 0.49).tolist() == [0]


def test_scales_are_those_of_the_paper() -> None:
    np.testing.assert_allclose(kernels.ssd_scales(6), [0.2, 0.34, 0.48, 0.62, 0.76, 0.9, 1.0])
    assert kernels.ssd_scales(1, 0.1, 0.5).tolist() == [0.1, 0.5]


def test_default_boxes_come_map_by_map_row_by_row_and_shape_by_shape() -> None:
    boxes = kernels.ssd_default_boxes([(2, 3), 1], [[2], []], [0.2, 0.8, 1.0])
    assert boxes.shape == (2 * 3 * 4 + 2, 4)
    np.testing.assert_allclose(boxes[:4, :2], [[1 / 6, 1 / 4]] * 4)
    np.testing.assert_allclose(boxes[4, :2], [3 / 6, 1 / 4])
    np.testing.assert_allclose(boxes[12, :2], [1 / 6, 3 / 4])
    root = 2**0.5
    np.testing.assert_allclose(
        boxes[:4, 2:], [[0.2, 0.2], [0.4, 0.4], [0.2 * root, 0.2 / root], [0.2 / root, 0.2 * root]]
    )
    np.testing.assert_allclose(boxes[-1], [0.5, 0.5, 0.8**0.5, 0.8**0.5])


def test_clipping_cuts_sides_and_leaves_centres() -> None:
    wide = kernels.ssd_default_boxes([1], [[4]], [0.9, 1.0], clip=False)
    cut = kernels.ssd_default_boxes([1], [[4]], [0.9, 1.0])
    np.testing.assert_allclose(wide[2], [0.5, 0.5, 1.8, 0.45])
    np.testing.assert_allclose(cut[2], [0.5, 0.5, 1.0, 0.45])
