"""What learners are told about these operations holds for the numbers that the kernels give."""

import math

import numpy as np
import pytest

import kernels


def test_one_softmax_too_many_leaves_a_floor_under_the_loss():
    logits = np.eye(10)[:1] * 1e4
    floor = kernels.cross_entropy(kernels.softmax(logits, 1), [0])
    assert float(floor) == pytest.approx(math.log(1 + 9 / math.e))
    assert float(kernels.cross_entropy(logits, [0])) == 0


def test_weighted_mean_divides_by_the_weights_for_indices_but_by_the_count_for_probabilities():
    logits, weight = np.zeros((2, 2)), np.array([1.0, 3.0])
    assert float(kernels.cross_entropy(logits, [0, 1], weight)) == pytest.approx(math.log(2))
    assert float(kernels.cross_entropy(logits, np.eye(2), weight)) == pytest.approx(2 * math.log(2))


def test_label_smoothing_spreads_epsilon_over_all_classes_the_right_one_included():
    logits = np.array([[2.0, 0.0, -1.0]])
    smoothed = np.array([[0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3]])
    expected = kernels.cross_entropy(logits, smoothed)
    assert float(kernels.cross_entropy(logits, [0], label_smoothing=0.1)) == pytest.approx(float(expected))


def test_divergence_is_the_batch_mean_and_zero_only_for_equal_distributions():
    p, q = np.array([[0.5, 0.5]]), np.array([[0.9, 0.1]])
    assert float(kernels.kl_div(np.log(p), p, reduction="batchmean")) == 0
    by_hand = 0.9 * math.log(0.9 / 0.5) + 0.1 * math.log(0.1 / 0.5)
    assert float(kernels.kl_div(np.log(p), q, reduction="batchmean")) == pytest.approx(by_hand)
    assert float(kernels.kl_div(np.log(p), q)) == pytest.approx(by_hand / 2)


def test_a_certain_zero_costs_one_hundred_not_infinity():
    assert float(kernels.binary_cross_entropy([0.0], [1.0])) == 100
    assert float(kernels.binary_cross_entropy([1.0], [1.0])) == 0


def test_empty_masks_agree_fully():
    nothing = np.zeros((1, 1, 4))
    assert kernels.dice_coefficient(nothing, nothing) == [[1.0]]
    assert kernels.dice_loss(nothing, nothing, smooth=0.0) == 0
    assert kernels.soft_iou_loss(nothing, nothing, smooth=0.0) == 0
    assert not kernels.dice_loss_backward(nothing, nothing, smooth=0.0).any()


def test_dice_of_masks_is_the_f1_score():
    prediction, target = np.array([1, 1, 0, 1, 0]), np.array([1, 0, 0, 1, 1])
    _, _, f1 = kernels.precision_recall_f1(prediction, target)
    assert kernels.dice_coefficient(prediction[None, None], target[None, None]) == pytest.approx(f1)


def test_constant_columns_standardise_to_zero_even_where_their_mean_is_rounded():
    x = np.full((7, 2), 0.1)
    x[:, 1] = range(7)
    z = kernels.standardize(x, axis=0)
    assert not z[:, 0].any()
    assert z[:, 1].std() == pytest.approx(1)
    assert not kernels.standardize([5.0], correction=1).any()
    assert not kernels.standardize(np.array([0.0, 1e-30], np.float32)).any()
    assert kernels.min_max_scale([3.0, 3.0], low=-1.0).tolist() == [-1, -1]


def test_running_variance_is_unbiased_while_the_output_uses_the_biased_one():
    x = np.array([[1.0], [3.0]])
    _, variance = kernels.update_running_stats(x, [0.0], [0.0], momentum=1.0)
    assert variance == [2.0]
    assert kernels.batch_norm(x, None, None, training=True, eps=0.0).ravel().tolist() == [-1, 1]


def test_training_does_not_read_running_statistics_nor_evaluation_the_batch():
    x, statistics = np.array([[1.0], [3.0]]), np.array([100.0])
    trained = kernels.batch_norm(x, statistics, statistics, training=True)
    np.testing.assert_array_equal(trained, kernels.batch_norm(x, None, None, training=True))
    alone = kernels.batch_norm(x[:1], statistics, statistics)
    np.testing.assert_array_equal(alone, kernels.batch_norm(x, statistics, statistics)[:1])


@pytest.mark.parametrize(("negative", "kind"), [(4.0, "hard"), (5.0, "hard"), (5.5, "semi-hard"), (6.0, "easy")])
def test_a_triplet_is_easy_exactly_where_its_loss_is_zero(negative, kind):
    triplet = [0.0], [5.0], [negative]
    assert kernels.triplet_kind(*triplet, margin=1.0) == kind
    loss = float(kernels.triplet_margin_loss(*triplet, margin=1.0, eps=0.0))
    assert (loss == 0) == (kind == "easy")


def test_triplet_distances_are_not_squared():
    loss = kernels.triplet_margin_loss([0.0, 0.0], [3.0, 4.0], [6.0, 8.0], margin=6.0)
    assert float(loss) == pytest.approx(1.0)


def test_contrastive_loss_is_small_for_near_likes_and_far_unlikes():
    near, far = np.array([[0.0, 0.0]]), np.array([[3.0, 4.0]])
    assert kernels.contrastive_loss(near, near, [1]) == 0
    assert kernels.contrastive_loss(near, far, [0]) == 0
    assert kernels.contrastive_loss(near, far, [1]) == 12.5
    assert kernels.contrastive_loss(near, near, [0]) == 0.5


def test_mining_drops_pairs_that_teach_nothing():
    x = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    labels = np.array([0, 0, 1, 1])
    assert kernels.multi_similarity_loss(x, labels, epsilon=0.1) == 0
    assert kernels.multi_similarity_loss(x, labels) > 0
    assert kernels.multi_similarity_loss(x, labels, epsilon=1.1) == kernels.multi_similarity_loss(x, labels)


def test_a_loss_weight_is_a_learning_rate_for_sgd_and_nothing_for_adam():
    w, g = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    np.testing.assert_allclose(kernels.sgd_step(w, 10 * g, lr=0.1)[0], kernels.sgd_step(w, g, lr=1.0)[0])
    np.testing.assert_allclose(kernels.adam_step(w, 10 * g)[0], kernels.adam_step(w, g)[0], rtol=1e-8)


def test_coupled_decay_reaches_adams_averages_and_decoupled_does_not():
    w, g = np.array([2.0]), np.array([0.0])
    _, coupled, _ = kernels.adam_step(w, g, weight_decay=0.1)
    shrunk, decoupled, _ = kernels.adam_step(w, g, weight_decay=0.1, decoupled=True, lr=0.5)
    assert coupled == pytest.approx([0.02])
    assert decoupled == [0.0]
    assert shrunk == pytest.approx([1.9])


def test_half_the_l2_penalty_is_what_weight_decay_descends():
    w = np.array([1.0, -3.0])
    slope = [
        kernels.central_difference(
            lambda v, i=i: kernels.l2_penalty(np.where(np.arange(2) == i, v, w), 0.1), w[i], 1e-3
        )
        for i in range(2)
    ]
    stepped, _ = kernels.sgd_step(w, np.zeros(2), lr=0.5, weight_decay=0.1)
    np.testing.assert_allclose(stepped, w - 0.5 * np.array(slope))


def test_soft_threshold_minimises_the_lasso_of_one_weight():
    grid = np.linspace(-4, 4, 8001)
    for w in (-2.5, -0.3, 0.0, 0.9, 3.0):
        best = grid[np.argmin(0.5 * (grid - w) ** 2 + np.abs(grid))]
        assert float(kernels.soft_threshold(w, 1.0)) == pytest.approx(best, abs=1e-3)


def test_gradient_descent_converges_below_two_over_the_curvature_and_diverges_above():
    def slope(x):
        return 4 * x

    assert abs(kernels.gradient_descent(slope, 1.0, lr=0.49, steps=400)[-1]) < 1e-5
    assert abs(kernels.gradient_descent(slope, 1.0, lr=0.51, steps=400)[-1]) > 1e5
    path = kernels.gradient_descent(slope, [1.0, 2.0], lr=0.5, steps=2)
    np.testing.assert_array_equal(path, [[1, 2], [-1, -2], [1, 2]])


def test_a_central_difference_of_a_quadratic_has_no_truncation_error():
    assert kernels.central_difference(np.square, 3.0, 1.0) == 6
    assert kernels.forward_difference(np.square, 3.0, 1.0) == 7


def test_inverted_dropout_keeps_the_expected_value():
    x = np.array([1.0, 4.0])
    masks = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    average = np.mean([kernels.dropout(x, 0.5, mask=mask) for mask in masks], axis=0)
    np.testing.assert_array_equal(average, x)
    drawn = kernels.dropout(np.ones(20_000), 0.25, rng=np.random.default_rng(0))
    assert set(np.unique(drawn)) == {0.0, 4 / 3}
    assert drawn.mean() == pytest.approx(1, abs=0.02)
    assert kernels.dropout(x, 0.5, training=False).tolist() == [1, 4]
    assert kernels.dropout(x, 1.0, mask=[1, 1]).tolist() == [0, 0]


def test_frequent_classes_weigh_less_and_all_classes_alike_in_sum():
    labels = np.array([0] * 6 + [1] * 3 + [2])
    weights = kernels.class_weights(labels, 3)
    np.testing.assert_allclose(weights * [6, 3, 1], 10 / 3)
    assert kernels.sample_weights(labels, 3).sum() == pytest.approx(10)
    np.testing.assert_allclose(kernels.effective_number_weights([6, 3, 1], 0.0), 1)
    nearly = kernels.effective_number_weights([6, 3, 1], 1 - 1e-9)
    np.testing.assert_allclose(nearly, weights * 3 / weights.sum(), rtol=1e-6)


def test_confusion_rows_are_targets_and_nothing_found_scores_zero():
    matrix = kernels.confusion_matrix(prediction=[2, 2, 0], target=[0, 0, 1], num_classes=3)
    assert matrix.tolist() == [[0, 0, 2], [1, 0, 0], [0, 0, 0]]
    assert kernels.precision_recall_f1([0, 0], [1, 0]) == (0, 0, 0)
    assert kernels.precision_recall_f1(["cat", "dog"], ["cat", "cat"], positive="cat") == (1.0, 0.5, 2 / 3)


def test_clipping_by_norm_looks_at_all_gradients_together():
    clipped, norm = kernels.clip_grad_norm([np.array([3.0]), np.array([[4.0]])], 1.0)
    assert norm == 5
    np.testing.assert_allclose([clipped[0][0], clipped[1][0, 0]], [0.6, 0.8], rtol=1e-6)
    untouched, _ = kernels.clip_grad_norm(np.array([3.0, 4.0]), 10.0)
    assert untouched.tolist() == [3, 4]


def test_correction_divides_by_one_less():
    assert kernels.standardize([1.0, 3.0], correction=1) == pytest.approx([-math.sqrt(0.5), math.sqrt(0.5)])


def test_scaling_reaches_both_ends_of_its_range():
    assert kernels.min_max_scale([1.0, 2.0, 3.0], low=-1.0, high=3.0).tolist() == [-1, 1, 3]
    assert kernels.min_max_inverse([-1.0, 1.0, 3.0], 1.0, 3.0, low=-1.0, high=3.0).tolist() == [1, 2, 3]


def test_an_ordinary_class_can_be_ignored():
    logits = np.array([[0.0, 0.0], [5.0, 0.0]])
    losses = kernels.cross_entropy(logits, [1, 0], ignore_index=0, reduction="none")
    assert losses[1] == 0
    assert kernels.cross_entropy(logits, [1, 0], ignore_index=0) == losses[0]
    assert not kernels.cross_entropy_backward(logits, [1, 0], ignore_index=0)[1].any()


def test_a_sure_and_wrong_probability_costs_one_hundred_on_either_side():
    assert kernels.binary_cross_entropy([1.0, 0.0], [0.0, 1.0], reduction="none").tolist() == [100, 100]


def test_huber_turns_linear_at_delta_and_smooth_l1_is_it_over_beta():
    distances = np.array([0.5, 1.0, 1.5, 2.0, 4.0])
    huber = kernels.huber_loss(distances, np.zeros(5), "none", 1.5)
    assert huber.tolist() == [0.125, 0.5, 1.125, 1.875, 4.875]
    smooth = kernels.smooth_l1_loss(distances, np.zeros(5), reduction="none", beta=1.5)
    np.testing.assert_allclose(huber, 1.5 * smooth)
