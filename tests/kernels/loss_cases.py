"""Random calls of every kernel that torch can check: values, layouts, dtypes and options, all from one generator."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

Call = tuple[tuple[Any, ...], dict[str, Any]]
Draw = Callable[[np.random.Generator], Call]


def shape_of(rng, least=1, most=4, longest=5):
    return tuple(int(n) for n in rng.integers(1, longest + 1, rng.integers(least, most + 1)))


def layout(rng, array):
    """Return the same values in another memory layout: as they are, column-major, strided or reversed."""
    style = rng.integers(4)
    if style == 1:
        return np.asfortranarray(array) if array.ndim else array
    if style == 2 and array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
        wide[..., ::2] = array
        return wide[..., ::2]
    if style == 3 and array.ndim:
        return np.flip(np.flip(array, 0).copy(), 0)
    return array


def dtype_of(rng):
    return rng.choice([np.float32, np.float64])


def normal(rng, shape, dtype, scale=None):
    values = rng.standard_normal(shape) * (rng.choice([1.0, 10.0]) if scale is None else scale)
    return layout(rng, np.asarray(values, dtype=dtype))


def uniform(rng, shape, dtype, low=0.0, high=1.0):
    return layout(rng, np.asarray(rng.uniform(low, high, shape), dtype=dtype))


def maybe(rng, make):
    return make() if rng.random() < 0.5 else None


def reduction_of(rng, *names):
    return str(rng.choice(names or ("none", "mean", "sum")))


def elementwise(**options) -> Draw:
    def draw(rng):
        shape = shape_of(rng, 0)
        drawn = {name: choose(rng) for name, choose in options.items()}
        return (normal(rng, shape, dtype_of(rng), rng.choice([1.0, 10.0, 100.0])),), drawn

    return draw


def elementwise_backward(**options) -> Draw:
    def draw(rng):
        shape, dtype = shape_of(rng, 0), dtype_of(rng)
        drawn = {name: choose(rng) for name, choose in options.items()}
        return (normal(rng, shape, dtype, 1.0), normal(rng, shape, dtype, rng.choice([1.0, 5.0]))), drawn

    return draw


def along_axis(rng):
    shape = shape_of(rng)
    x = normal(rng, shape, dtype_of(rng), rng.choice([1.0, 100.0]))
    return (x, int(rng.integers(-len(shape), len(shape)))), {}


def logsumexp(rng):
    (x, dim), _ = along_axis(rng)
    both = rng.random() < 0.3 and x.ndim > 1
    return (x, (0, x.ndim - 1) if both else dim), {"keepdim": bool(rng.random() < 0.5)}


def channels_first(rng, least_cells=2):
    """Draw (N, C, *) with enough values per channel, and one option value per channel."""
    while True:
        shape = shape_of(rng, 2, 5, 4)
        if shape[0] * math.prod(shape[2:]) >= least_cells:
            return shape


def per_channel(rng, count, dtype):
    return maybe(rng, lambda: normal(rng, (count,), dtype, 1.0))


def batch_norm(rng):
    shape, dtype = channels_first(rng), dtype_of(rng)
    training = bool(rng.random() < 0.5)
    mean = normal(rng, shape[1:2], dtype, 1.0)
    variance = uniform(rng, shape[1:2], dtype, 0.1, 2.0)
    if training and rng.random() < 0.5:
        mean = variance = None
    options = {"training": training, "eps": float(rng.choice([1e-5, 1e-3]))}
    x = normal(rng, shape, dtype, 2.0) + dtype(0.5)
    return (x, mean, variance, per_channel(rng, shape[1], dtype), per_channel(rng, shape[1], dtype)), options


def batch_norm_backward(rng):
    shape, dtype = channels_first(rng, 3), dtype_of(rng)
    weight = per_channel(rng, shape[1], dtype)
    return (normal(rng, shape, dtype, 1.0), normal(rng, shape, dtype, 2.0), weight), {"eps": 1e-3}


def update_running_stats(rng):
    shape, dtype = channels_first(rng), dtype_of(rng)
    mean, variance = normal(rng, shape[1:2], dtype, 1.0), uniform(rng, shape[1:2], dtype, 0.1, 2.0)
    return (normal(rng, shape, dtype, 2.0), mean, variance, float(rng.choice([0.1, 0.5, 1.0]))), {}


def layer_norm(rng):
    shape, dtype = shape_of(rng), dtype_of(rng)
    last = shape[-int(rng.integers(1, len(shape) + 1)) :]
    weight, bias = (maybe(rng, lambda: normal(rng, last, dtype, 1.0)) for _ in range(2))
    return (normal(rng, shape, dtype, 2.0), last, weight, bias), {"eps": 1e-3}


def group_norm(rng):
    dtype, groups, each = dtype_of(rng), int(rng.integers(1, 4)), int(rng.integers(1, 4))
    shape = (int(rng.integers(1, 4)), groups * each, *shape_of(rng, 0, 2, 4))
    if math.prod(shape) == groups:
        shape = (shape[0] + 1, *shape[1:])
    x = normal(rng, shape, dtype, 2.0)
    return (x, groups, per_channel(rng, shape[1], dtype), per_channel(rng, shape[1], dtype)), {"eps": 1e-3}


def instance_norm(rng):
    dtype = dtype_of(rng)
    shape = (*(int(n) for n in rng.integers(1, 4, 2)), int(rng.integers(2, 5)), *shape_of(rng, 0, 2, 3))
    own = bool(rng.random() < 0.6)
    mean = None if own else normal(rng, shape[1:2], dtype, 1.0)
    variance = None if own else uniform(rng, shape[1:2], dtype, 0.1, 2.0)
    weight, bias = per_channel(rng, shape[1], dtype), per_channel(rng, shape[1], dtype)
    return (normal(rng, shape, dtype, 2.0), mean, variance, weight, bias), {"use_input_stats": own, "eps": 1e-3}


def regression(weighted=False, reductions=("none", "mean", "sum"), **options) -> Draw:
    def draw(rng):
        shape, dtype = shape_of(rng, 0), dtype_of(rng)
        drawn = {name: choose(rng) for name, choose in options.items()} | {"reduction": reduction_of(rng, *reductions)}
        if weighted:
            drawn["weight"] = maybe(rng, lambda: uniform(rng, shape, dtype, 0.1, 2.0))
        return (normal(rng, shape, dtype), normal(rng, shape, dtype)), drawn

    return draw


def binary(logits, reductions=("none", "mean", "sum"), focal=False) -> Draw:
    def draw(rng):
        shape, dtype = shape_of(rng, 1), dtype_of(rng)
        x = normal(rng, shape, dtype, rng.choice([1.0, 10.0, 100.0])) if logits else uniform(rng, shape, dtype)
        y = uniform(rng, shape, dtype)
        if focal or rng.random() < 0.5:
            y = np.round(y)
        options = {"reduction": reduction_of(rng, *reductions)}
        if focal:
            options |= {"alpha": float(rng.choice([-1.0, 0.25, 0.8])), "gamma": float(rng.choice([0.0, 1.0, 2.0, 3.5]))}
            return (x, y), options
        if logits:
            options["pos_weight"] = maybe(rng, lambda: uniform(rng, shape[-1:], dtype, 0.1, 3.0))
        weight_shape = shape if rng.random() < 0.5 else shape[-1:]
        return (x, y, maybe(rng, lambda: uniform(rng, weight_shape, dtype, 0.1, 2.0))), options

    return draw


def classes(smoothing, probabilities=False, reductions=("none", "mean", "sum")) -> Draw:
    """Draw class scores in every layout, with indices (some ignored) or probabilities, weights and smoothing."""

    def draw(rng):
        shape, dtype = shape_of(rng), dtype_of(rng)
        count = shape[min(len(shape) - 1, 1)]
        x = normal(rng, shape, dtype, rng.choice([1.0, 30.0]))
        weight = maybe(rng, lambda: uniform(rng, (count,), dtype, 0.1, 2.0))
        options: dict[str, Any] = {"reduction": reduction_of(rng, *reductions)}
        if smoothing:
            options["label_smoothing"] = float(rng.choice([0.0, 0.1, 0.6]))
        if probabilities and rng.random() < 0.4:
            return (x, uniform(rng, shape, dtype), weight), options
        target = rng.integers(0, count, shape[:1] + shape[2:] if len(shape) > 1 else ())
        options["ignore_index"] = int(rng.choice([-100, -1, 0]))
        ignored = rng.random(np.shape(target)) < 0.3
        if not np.all(ignored | (target == options["ignore_index"])):
            target = np.where(ignored, options["ignore_index"], target)
        else:
            options["ignore_index"] = -100
        return (x, layout(rng, np.asarray(target)), weight), options

    return draw


def kl_div(rng):
    shape, dtype = shape_of(rng), dtype_of(rng)
    logs = bool(rng.random() < 0.5)
    x = np.log(uniform(rng, shape, dtype, 0.01, 1.0))
    target = uniform(rng, shape, dtype, 0.01, 1.0)
    target = np.log(target) if logs else np.where(rng.random(shape) < 0.2, dtype(0), target)
    options = {"reduction": reduction_of(rng, "none", "batchmean", "mean", "sum"), "log_target": logs}
    return (x, target), options


def vectors(rng, count):
    dtype = dtype_of(rng)
    shape = (int(rng.integers(1, 6)), int(rng.integers(1, 6)))[int(rng.random() < 0.3) :]
    return [normal(rng, shape, dtype, 1.0) for _ in range(count)]


def triplet_margin_loss(rng):
    options = {"margin": float(rng.choice([0.2, 1.0])), "p": float(rng.choice([1.0, 2.0, 3.0]))}
    return tuple(vectors(rng, 3)), options | {"swap": bool(rng.random() < 0.5), "reduction": reduction_of(rng)}


def pairwise_distance(rng):
    x1, x2 = vectors(rng, 2)
    options = {"p": float(rng.choice([0.0, 1.0, 2.0, 2.5, math.inf])), "keepdim": bool(rng.random() < 0.5)}
    return (x1, x2[0] if x2.ndim == 2 and rng.random() < 0.3 else x2), options


def cosine_similarity(rng):
    shape, dtype = shape_of(rng), dtype_of(rng)
    dim = int(rng.integers(-len(shape), len(shape)))
    return (normal(rng, shape, dtype), normal(rng, shape, dtype)), {"dim": dim}


def one_hot(rng):
    tensor = rng.integers(0, 5, shape_of(rng, 0, 3))
    return (tensor, int(rng.choice([-1, 5, 7]))), {}


def regions(reductions=("none", "mean", "sum"), reduces=True) -> Draw:
    def draw(rng):
        shape, dtype = shape_of(rng, 2, 5, 4), dtype_of(rng)
        target = np.round(uniform(rng, shape, dtype))
        options: dict[str, Any] = {"smooth": float(rng.choice([0.5, 1.0]))}
        if reduces:
            options["reduction"] = reduction_of(rng, *reductions)
        return (uniform(rng, shape, dtype), target), options

    return draw


def contrastive_loss(rng):
    x1, x2 = vectors(rng, 2)
    target = rng.integers(0, 2, x1.shape[:-1])
    return (x1, x2, target), {"margin": float(rng.choice([0.5, 3.0])), "reduction": reduction_of(rng)}


def multi_similarity_loss(rng):
    count = int(rng.integers(1, 8))
    x = normal(rng, (count, int(rng.integers(1, 5))), dtype_of(rng), 1.0)
    options = {"alpha": float(rng.choice([1.0, 2.0])), "beta": float(rng.choice([10.0, 50.0]))}
    options |= {"base": float(rng.choice([0.5, 1.0])), "epsilon": None if rng.random() < 0.5 else 0.1}
    return (x, rng.integers(0, 3, count)), options


def gradients(rng):
    dtype = dtype_of(rng)
    return [normal(rng, shape_of(rng, 1, 3), dtype) for _ in range(rng.integers(1, 4))]


def clip_grad_norm(rng):
    kind = float(rng.choice([1.0, 2.0, 3.0, math.inf]))
    return (gradients(rng), float(rng.choice([0.5, 100.0]))), {"norm_type": kind}


def sgd_step(rng):
    shape, dtype = shape_of(rng, 0, 3), dtype_of(rng)
    momentum = float(rng.choice([0.0, 0.9]))
    nesterov = bool(momentum and rng.random() < 0.5)
    options = {"lr": 0.1, "momentum": momentum, "nesterov": nesterov, "weight_decay": float(rng.choice([0.0, 0.1]))}
    options["dampening"] = 0.0 if nesterov else float(rng.choice([0.0, 0.3]))
    buffer = maybe(rng, lambda: normal(rng, shape, dtype, 1.0)) if momentum else None
    return (normal(rng, shape, dtype, 1.0), normal(rng, shape, dtype, 1.0), buffer), options


def adam_step(rng):
    shape, dtype = shape_of(rng, 0, 3), dtype_of(rng)
    param, grad, mean = (normal(rng, shape, dtype, 1.0) for _ in range(3))
    options = {"lr": 0.01, "weight_decay": float(rng.choice([0.0, 0.1])), "decoupled": bool(rng.random() < 0.5)}
    return (param, grad, mean, uniform(rng, shape, dtype, 0.1, 1.0), int(rng.integers(1, 50))), options


CASES: dict[str, Draw] = {
    "adam_step": adam_step,
    "batch_norm": batch_norm,
    "batch_norm_backward": batch_norm_backward,
    "binary_cross_entropy": binary(logits=False),
    "binary_cross_entropy_with_logits": binary(logits=True),
    "binary_cross_entropy_with_logits_backward": binary(logits=True, reductions=("mean", "sum")),
    "clip_grad_norm": clip_grad_norm,
    "clip_grad_value": lambda rng: ((gradients(rng), float(rng.choice([0.5, 2.0]))), {}),
    "contrastive_loss": contrastive_loss,
    "cosine_similarity": cosine_similarity,
    "cross_entropy": classes(smoothing=True, probabilities=True),
    "cross_entropy_backward": classes(smoothing=True, probabilities=True, reductions=("mean", "sum")),
    "dice_coefficient": regions(reduces=False),
    "dice_loss": regions(),
    "dice_loss_backward": regions(reductions=("mean", "sum")),
    "elu": elementwise(alpha=lambda rng: float(rng.choice([0.5, 1.0]))),
    "gelu": elementwise(approximate=lambda rng: str(rng.choice(["none", "tanh"]))),
    "gelu_backward": elementwise_backward(approximate=lambda rng: str(rng.choice(["none", "tanh"]))),
    "group_norm": group_norm,
    "huber_loss": regression(weighted=True, delta=lambda rng: float(rng.choice([0.5, 1.0, 3.0]))),
    "instance_norm": instance_norm,
    "kl_div": kl_div,
    "l1_loss": regression(weighted=True),
    "layer_norm": layer_norm,
    "leaky_relu": elementwise(negative_slope=lambda rng: float(rng.choice([0.01, 0.2]))),
    "leaky_relu_backward": elementwise_backward(negative_slope=lambda rng: float(rng.choice([0.01, 0.2]))),
    "log_softmax": along_axis,
    "logsumexp": logsumexp,
    "mse_loss": regression(weighted=True),
    "mse_loss_backward": regression(reductions=("mean", "sum")),
    "multi_similarity_loss": multi_similarity_loss,
    "nll_loss": classes(smoothing=False),
    "one_hot": one_hot,
    "pairwise_distance": pairwise_distance,
    "relu": elementwise(),
    "relu_backward": elementwise_backward(),
    "sgd_step": sgd_step,
    "sigmoid": elementwise(),
    "sigmoid_backward": elementwise_backward(),
    "sigmoid_focal_loss": binary(logits=True, focal=True),
    "silu": elementwise(),
    "smooth_l1_loss": regression(beta=lambda rng: float(rng.choice([0.0, 0.5, 1.0, 3.0]))),
    "soft_iou_loss": regions(),
    "soft_threshold": lambda rng: ((normal(rng, shape_of(rng), dtype_of(rng)), float(rng.choice([0.0, 0.5, 2.0]))), {}),
    "softmax": along_axis,
    "softplus": elementwise(beta=lambda rng: float(rng.choice([0.5, 1.0, 3.0]))),
    "tanh": elementwise(),
    "tanh_backward": elementwise_backward(),
    "triplet_margin_loss": triplet_margin_loss,
    "update_running_stats": update_running_stats,
}
