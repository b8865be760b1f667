"""One or more example calls for every other kernel: name -> list of (positional arguments, keyword arguments)."""

from typing import Any

import numpy as np

Call = tuple[tuple[Any, ...], dict[str, Any]]

_X = np.array([[1.5, -2.0, 0.25], [-0.5, 3.0, 1.0]])
_Y = np.array([[0.5, -1.0, 0.75], [2.5, 3.5, -1.0]])
_P = np.array([[0.2, 0.7, 0.1], [0.3, 0.3, 0.4]])
_BITS = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
_MAPS = np.stack([np.stack([_X, _Y]), np.stack([_Y - 1, _X + 2])])
_MASKS = np.stack([np.stack([_P, 1 - _P]), np.stack([_BITS, 1 - _BITS])])
_TARGETS = np.round(_MASKS)
_TWO = np.array([0.5, 2.0])
_THREE = np.array([0.5, 2.0, 1.5])
_INDICES = np.array([2, 0])
_LABELS = np.array([0, 1, 1, 2, 0, 1])


def _rng() -> np.random.Generator:
    """Return a generator with a fixed seed."""
    return np.random.default_rng(7)


def _double(x: Any) -> Any:
    """Return the gradient of the square."""
    return 2 * x


EXAMPLES: dict[str, list[Call]] = {
    "adam_step": [((_X, _Y), {"weight_decay": 0.1}), ((_X, _Y, _P, _P, 3), {"decoupled": True, "weight_decay": 0.1})],
    "batch_norm": [
        ((_MAPS, None, None, _TWO, _TWO, True), {}),
        ((_X, _THREE, _THREE), {}),
    ],
    "batch_norm_backward": [((_MAPS[::-1], _MAPS, _TWO), {}), ((_MAPS[::-1], _MAPS, None), {})],
    "binary_cross_entropy": [((_P, _BITS, _THREE), {})],
    "binary_cross_entropy_with_logits": [((_X, _BITS, _THREE), {"pos_weight": _THREE, "reduction": "none"})],
    "binary_cross_entropy_with_logits_backward": [((_X, _BITS), {}), ((_X, _BITS, _X), {"pos_weight": _THREE})],
    "calculate_gain": [(("leaky_relu", 0.2), {}), (("tanh",), {})],
    "central_difference": [((_double, _X, 0.5), {})],
    "class_weights": [((_LABELS, 3), {})],
    "clip_grad_norm": [(([_X, _TWO], 1.0), {}), ((_X, 1.0), {"norm_type": float("inf")})],
    "clip_grad_value": [(([_X, _TWO], 1.0), {}), ((_X, 1.0), {})],
    "confusion_matrix": [((_LABELS, _LABELS[::-1], 3), {})],
    "contrastive_loss": [((_X, _Y, np.array([1, 0])), {"margin": 3.0, "reduction": "none"})],
    "cosine_similarity": [((_X, _Y), {})],
    "cross_entropy": [
        ((_X, _INDICES, _THREE), {"label_smoothing": 0.1, "reduction": "none"}),
        ((_MAPS, np.array([[0, 1, -100], [1, 1, 0]])[:, None].repeat(2, 1)), {"reduction": "none"}),
        ((_X, _P), {"reduction": "none"}),
        ((_X[0], 1), {}),
    ],
    "cross_entropy_backward": [((_X, _INDICES, _THREE), {"label_smoothing": 0.1}), ((_X, _P), {"reduction": "sum"})],
    "dice_coefficient": [((_MASKS, _TARGETS), {})],
    "dice_loss": [((_MASKS, _TARGETS), {"reduction": "none"})],
    "dice_loss_backward": [((_MASKS, _TARGETS), {})],
    "dropout": [
        ((_X,), {"mask": _BITS}),
        ((_X,), {"rng": _rng(), "p": 0.3}),
        ((_X,), {"training": False}),
    ],
    "effective_number_weights": [((np.array([5, 50]), 0.9), {})],
    "elu": [((_X,), {})],
    "forward_difference": [((_double, _X, 0.5), {})],
    "gelu": [((_X,), {}), ((_X,), {"approximate": "tanh"})],
    "gelu_backward": [((_Y, _X), {}), ((_Y, _X), {"approximate": "tanh"})],
    "gradient_descent": [((_double, _X), {"lr": 0.1, "steps": 3})],
    "group_norm": [((_MAPS, 1, _TWO, _TWO), {}), ((_MAPS, 2), {})],
    "huber_loss": [((_X, _Y, "none", 0.5, _P), {})],
    "instance_norm": [((_MAPS,), {"weight": _TWO}), ((_MAPS, _TWO, _TWO), {"use_input_stats": False})],
    "kaiming_normal": [(((4, 3, 2, 2),), {"rng": _rng(), "mode": "fan_out"})],
    "kaiming_std": [((8, "leaky_relu", 0.2), {})],
    "kaiming_uniform": [(((4, 3),), {"rng": _rng(), "nonlinearity": "relu"})],
    "kl_div": [((np.log(_P), _P[::-1]), {"reduction": "none"}), ((np.log(_P), np.log(_P[::-1])), {"log_target": True})],
    "l1_loss": [((_X, _Y), {"reduction": "none"}), ((_X, _Y), {"weight": _P})],
    "l1_penalty": [((_X, 0.1), {})],
    "l2_penalty": [((_X, 0.1), {}), ((_X, 0.1, False), {})],
    "layer_norm": [((_MAPS, (2, 3), _X, _Y), {}), ((_MAPS, 3), {})],
    "leaky_relu": [((_X, 0.2), {})],
    "leaky_relu_backward": [((_Y, _X, 0.2), {})],
    "log_softmax": [((_MAPS, 1), {})],
    "logsumexp": [((_MAPS, 1), {}), ((_MAPS, (0, -1)), {"keepdim": True})],
    "min_max_inverse": [((_P, _X, _X + 2), {"low": -1.0})],
    "min_max_scale": [((_X,), {}), ((_X, -1.0, 1.0), {"axis": 0})],
    "mse_loss": [((_X, _Y), {"reduction": "none"}), ((_X, _Y), {"weight": _P})],
    "mse_loss_backward": [((_X, _Y), {})],
    "multi_similarity_loss": [((_X, np.array([0, 1])), {}), ((np.vstack([_X, _Y]), _LABELS[:4]), {"epsilon": 0.1})],
    "nll_loss": [((np.log(_P), _INDICES, _THREE), {"reduction": "none"})],
    "one_hot": [((_LABELS,), {}), ((_LABELS, 5), {})],
    "pairwise_distance": [((_X, _Y), {}), ((_X, _Y[0]), {"p": 1.0, "keepdim": True})],
    "precision_recall_f1": [((_LABELS, _LABELS[::-1]), {})],
    "relu": [((_X,), {})],
    "relu_backward": [((_Y, _X), {})],
    "sample_weights": [((_LABELS, 3), {})],
    "sgd_step": [
        ((_X, _Y), {"lr": 0.1}),
        ((_X, _Y), {"lr": 0.1, "momentum": 0.9}),
        ((_X, _Y, _P), {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.1, "nesterov": True}),
    ],
    "sigmoid": [((_X,), {})],
    "sigmoid_backward": [((_Y, _X), {})],
    "sigmoid_focal_loss": [((_X, _BITS), {})],
    "silu": [((_X,), {})],
    "smooth_l1_loss": [((_X, _Y), {"reduction": "none", "beta": 0.5})],
    "soft_iou_loss": [((_MASKS, _TARGETS), {"reduction": "none"})],
    "soft_threshold": [((_X, 0.5), {})],
    "softmax": [((_MAPS, 1), {})],
    "softplus": [((_X,), {"beta": 2})],
    "standardize": [((_X,), {}), ((_X,), {"axis": 0, "correction": 1})],
    "standardize_inverse": [((_X, _THREE, _THREE), {})],
    "tanh": [((_X,), {})],
    "tanh_backward": [((_Y, _X), {})],
    "triplet_kind": [((_X[0], _Y[0], _Y[1]), {"margin": 0.5})],
    "triplet_margin_loss": [((_X, _Y, _P), {"reduction": "none", "swap": True, "margin": 5.0})],
    "update_running_stats": [((_MAPS, _TWO, _TWO), {})],
    "xavier_bound": [((3, 9), {})],
    "xavier_normal": [(((3, 9),), {"rng": _rng()})],
    "xavier_std": [((3, 9), {"gain": 2.0})],
    "xavier_uniform": [(((3, 9),), {"rng": _rng()})],
}
