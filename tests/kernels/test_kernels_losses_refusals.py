"""Bad input is refused before any work, and the message names what is wrong and how to mend it."""

import numpy as np
import pytest

import kernels

X = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]])
MAPS = np.zeros((2, 4, 3))

VALUE_ERRORS = {
    "mse other shape": (
        lambda: kernels.mse_loss(X, X[:, :1]),
        r"input has shape \(2, 3\) but target has shape \(2, 1\)",
    ),
    "mse weight shape": (lambda: kernels.mse_loss(X, X, weight=X[0]), r"weight has shape \(3,\)"),
    "reduction": (lambda: kernels.l1_loss(X, X, reduction="average"), "reduction must be one of none, mean, sum, got"),
    "batchmean elsewhere": (lambda: kernels.mse_loss(X, X, reduction="batchmean"), "reduction must be one of"),
    "backward none": (lambda: kernels.mse_loss_backward(X, X, reduction="none"), "one of mean, sum"),
    "batchmean scalar": (lambda: kernels.kl_div(0.0, 1.0, reduction="batchmean"), "batch axis"),
    "smooth l1 beta": (lambda: kernels.smooth_l1_loss(X, X, beta=-1), "beta must not be negative"),
    "huber delta": (lambda: kernels.huber_loss(X, X, delta=0), "delta must be greater than 0"),
    "bce above one": (lambda: kernels.binary_cross_entropy([1.5], [1.0]), r"probabilities in \[0, 1\], got 1.5"),
    "bce NaN": (lambda: kernels.binary_cross_entropy([np.nan], [1.0]), "got nan"),
    "bce target": (lambda: kernels.binary_cross_entropy([0.5], [2.0]), "target must hold probabilities"),
    "pos_weight": (
        lambda: kernels.binary_cross_entropy_with_logits(X, X, pos_weight=np.ones(2)),
        r"pos_weight of shape \(2,\) does not broadcast to the input's shape \(2, 3\)",
    ),
    "ce target shape": (lambda: kernels.cross_entropy(X, [0]), r"needs class indices of shape \(2,\)"),
    "ce unbatched target (1,)": (lambda: kernels.cross_entropy(X[0], [0]), r"needs class indices of shape \(\)"),
    "ce float indices": (lambda: kernels.cross_entropy(X, [0.0, 1.0]), "class indices must be integers"),
    "ce weight": (lambda: kernels.cross_entropy(X, [0, 1], np.ones(2)), "one weight per class"),
    "ce smoothing": (lambda: kernels.cross_entropy(X, [0, 1], label_smoothing=1.5), r"label_smoothing must lie in"),
    "ce probabilities ignored": (lambda: kernels.cross_entropy(X, X, ignore_index=1), "no index to ignore"),
    "ce scalar": (lambda: kernels.cross_entropy(1.0, 0), "at least one class"),
    "ce backward none": (lambda: kernels.cross_entropy_backward(X, [0, 1], reduction="none"), "one of mean, sum"),
    "softmax dim": (lambda: kernels.softmax(X, 2), r"dim 2 is not an axis of an input of shape \(2, 3\); use -2 to 1"),
    "logsumexp dim": (lambda: kernels.logsumexp(X, (0, 5)), "dim 5 is not an axis"),
    "gelu": (lambda: kernels.gelu(X, approximate="erf"), 'approximate must be "none" or "tanh"'),
    "softplus beta": (lambda: kernels.softplus(X, beta=0), "beta must not be 0"),
    "grad_output": (lambda: kernels.relu_backward(X, X[0]), "grad_output has shape"),
    "batch norm weight": (lambda: kernels.batch_norm(X, None, None, np.ones(2), training=True), "has 3 channels"),
    "batch norm eval": (lambda: kernels.batch_norm(X, None, None), "set training=True"),
    "batch norm one value": (lambda: kernels.batch_norm(X[:1], None, None, training=True), "at least 2"),
    "batch norm axes": (lambda: kernels.batch_norm(X[0], None, None, training=True), r"input must be \(N, C, \*\)"),
    "running one value": (lambda: kernels.update_running_stats(X[:1], X[0], X[0]), "at least 2"),
    "layer norm": (lambda: kernels.layer_norm(X, 2), r"normalized_shape \(2,\) must be the last axes"),
    "layer norm weight": (lambda: kernels.layer_norm(X, 3, np.ones(2)), "weight has shape"),
    "group norm": (lambda: kernels.group_norm(MAPS, 3), "4 channels do not divide into 3 groups"),
    "group norm one value": (lambda: kernels.group_norm(MAPS[:1, :, :1], 4), "1 value per group"),
    "instance norm": (lambda: kernels.instance_norm(MAPS[:, :, :1]), "at least 2"),
    "instance norm running": (lambda: kernels.instance_norm(MAPS, use_input_stats=False), "running_mean"),
    "triplet margin": (lambda: kernels.triplet_margin_loss(X, X, X, margin=0), "margin must be greater than 0"),
    "triplet axes": (lambda: kernels.triplet_margin_loss(X, X[0], X), "equally many axes"),
    "triplet shapes": (lambda: kernels.triplet_margin_loss(X, X[:, :2], X), "do not broadcast"),
    "distance shapes": (lambda: kernels.pairwise_distance(X, X[:, :2]), r"x1 \(2, 3\), x2 \(2, 2\)"),
    "distance scalar": (lambda: kernels.pairwise_distance(1.0, 2.0), "give vectors"),
    "distance p": (lambda: kernels.pairwise_distance(X, X, p=-1), "p must not be negative"),
    "kind batch": (lambda: kernels.triplet_kind(X, X, X), "one triplet at a time"),
    "kind NaN": (lambda: kernels.triplet_kind([np.nan], [1.0], [2.0]), "no kind"),
    "contrastive target": (lambda: kernels.contrastive_loss(X, X, [1]), "one pair per entry"),
    "multi labels": (lambda: kernels.multi_similarity_loss(X, [0, 1, 2]), "with N labels"),
    "focal alpha": (lambda: kernels.sigmoid_focal_loss(X, X, alpha=2), "alpha must lie in"),
    "focal gamma": (lambda: kernels.sigmoid_focal_loss(X, X, gamma=-1), "gamma must not be negative"),
    "dice axes": (lambda: kernels.dice_loss(X[0], X[0]), r"input must be \(N, C, \*\)"),
    "dice smooth": (lambda: kernels.dice_loss(X, X, smooth=-1), "smooth must not be negative"),
    "dropout p": (lambda: kernels.dropout(X, p=1.5), r"p must lie in \[0, 1\]"),
    "dropout no source": (lambda: kernels.dropout(X), "give rng="),
    "dropout both": (lambda: kernels.dropout(X, rng=np.random.default_rng(0), mask=X), "only one"),
    "dropout mask": (lambda: kernels.dropout(X, mask=X), r"only 1 \(keep\) and 0 \(drop\)"),
    "one_hot empty": (lambda: kernels.one_hot(np.zeros(0, int)), "at least one index"),
    "clip bound": (lambda: kernels.clip_grad_norm([X], -1.0), "max_norm must not be negative"),
    "clip type": (lambda: kernels.clip_grad_norm([X], 1.0, 0), "norm_type must be greater than 0"),
    "clip value": (lambda: kernels.clip_grad_value([X], -1.0), "clip_value must not be negative"),
    "sgd shape": (lambda: kernels.sgd_step(X, X[0], lr=0.1), "grad has shape"),
    "sgd lr": (lambda: kernels.sgd_step(X, X, lr=-0.1), "lr must not be negative"),
    "sgd nesterov": (lambda: kernels.sgd_step(X, X, lr=0.1, nesterov=True), "nesterov needs a momentum"),
    "adam betas": (lambda: kernels.adam_step(X, X, betas=(0.9, 1.0)), r"betas must lie in \[0, 1\)"),
    "adam step": (lambda: kernels.adam_step(X, X, step=0), "step must be at least 1"),
    "descent gradient": (
        lambda: kernels.gradient_descent(lambda _: [1.0, 2.0], 1.0, lr=0.1, steps=1),
        "gradient has shape",
    ),
    "difference": (lambda: kernels.forward_difference(np.square, 1.0, 0), "h must not be 0"),
    "gain": (lambda: kernels.calculate_gain("mish"), "nonlinearity must be one of"),
    "fan": (lambda: kernels.xavier_uniform((3,), rng=np.random.default_rng(0)), "a bias has no fan"),
    "no rng": (lambda: kernels.kaiming_normal((3, 2)), "give rng="),
    "mode": (lambda: kernels.kaiming_normal((3, 2), mode="fan_avg"), "mode must be"),
    "scale empty": (lambda: kernels.min_max_scale([]), "no values"),
    "scale range": (lambda: kernels.min_max_scale(X, 1.0, 1.0), "low must be below high"),
    "scale axis": (lambda: kernels.standardize(X, axis=2), "axis 2 is not an axis of x"),
    "correction": (lambda: kernels.standardize([1.0, 2.0], correction=2), "more than 2 values"),
    "penalty": (lambda: kernels.l1_penalty(X, -1), "weight must not be negative"),
    "threshold": (lambda: kernels.soft_threshold(X, -1), "threshold must not be negative"),
    "missing class": (lambda: kernels.class_weights([0, 2, 2], 4), "no sample of class 1, 3"),
    "effective beta": (lambda: kernels.effective_number_weights([1, 2], 1.0), r"beta must lie in \[0, 1\)"),
    "effective counts": (lambda: kernels.effective_number_weights([1, 0], 0.5), "at least one sample per class"),
    "confusion shapes": (lambda: kernels.confusion_matrix([0, 1], [0], 2), "the same shape"),
}


@pytest.mark.parametrize("case", VALUE_ERRORS)
def test_refuses_shapes_and_values(case):
    call, message = VALUE_ERRORS[case]
    with pytest.raises(ValueError, match=message):
        call()


INDEX_ERRORS = {
    "cross_entropy": (lambda: kernels.cross_entropy(X, [0, 3]), r"target 3 at position \(1,\).*0 to 2"),
    "negative": (lambda: kernels.cross_entropy(X, [-1, 0]), r"target -1 at position \(0,\)"),
    "unbatched": (lambda: kernels.cross_entropy(X[0], 7), r"target 7 at position \(\)"),
    "spatial": (lambda: kernels.cross_entropy(MAPS, [[0, 0, 0], [0, 9, 0]]), r"target 9 at position \(1, 1\)"),
    "default ignore_index spared, another not": (
        lambda: kernels.cross_entropy(X, [-100, -1]),
        r"target -1 at position \(1,\).*ignore_index is -100",
    ),
    "backward": (lambda: kernels.cross_entropy_backward(X, [0, 3]), "target 3"),
    "nll_loss": (lambda: kernels.nll_loss(X, [0, 3]), "target 3"),
    "one_hot": (lambda: kernels.one_hot([0, 5], 5), r"tensor holds 5 at position \(1,\).*0 to 4"),
    "one_hot negative": (lambda: kernels.one_hot([-1, 5]), r"-1 at position \(0,\).*0 and up"),
    "class_weights": (lambda: kernels.class_weights([0, 3], 3), "labels holds 3"),
    "confusion": (lambda: kernels.confusion_matrix([0, 1], [0, 2], 2), "target holds 2"),
}


@pytest.mark.parametrize("case", INDEX_ERRORS)
def test_refuses_classes_that_do_not_exist_with_value_position_and_range(case):
    call, message = INDEX_ERRORS[case]
    with pytest.raises(IndexError, match=message):
        call()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: kernels.sigmoid(["a"]), "input must hold real numbers"),
        (lambda: kernels.relu([1j]), "input must hold real numbers"),
        (lambda: kernels.mse_loss(X, np.full((2, 3), None)), "target must hold real numbers"),
        (lambda: kernels.nll_loss(X, [0.0, 1.0]), "target must hold integers"),
        (lambda: kernels.one_hot([0.5]), "tensor must hold integers"),
        (lambda: kernels.softmax(X), "dim"),
    ],
)
def test_refuses_what_is_not_numeric(call, message):
    with pytest.raises(TypeError, match=message):
        call()
