"""Cross-entropy on logits, with class indices or probabilities as targets."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._classes import class_indices, class_rows, class_scores, class_weight, unclass_rows
from kernels._losses import Loss, as_like, mean_scale, ratio, reduced
from kernels.log_softmax import log_probabilities
from kernels.nll_loss import reduced_classes, total_mass


def cross_entropy(
    input: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Loss:
    r"""Return the cross-entropy between targets and the softmax of logits, in one stable step.

    $\ell_n = -\sum_c w_c\,q_{nc}\,\log\mathrm{softmax}(x_n)_c$; a class index $y$ is the distribution
    $q_c = (1 - \varepsilon)\,[c = y]\,+ \varepsilon / C$ (where $w_y$ weighs the first part), a
    probability target $p$ is smoothed to $(1 - \varepsilon)\,p_c + \varepsilon / C$

    Input holds logits: (C,), (N, C) or (N, C, d1, …). An integer target holds class indices of shape (), (N,) or
    (N, d1, …), a float target probabilities of the input's shape; weight is (C,). "mean" divides by
    $\sum_n w_{y_n}$ over the indices that are not ignored, but by their number N·d1·… for probability targets. Returns
    the shape of the indices under "none", else a scalar, in nats and the input's dtype. Raises ValueError for shapes
    that do not fit, a smoothing outside [0, 1], an `ignore_index` with probabilities or an unknown reduction, and
    IndexError for a class that does not exist. Source: `torch.nn.functional.cross_entropy`. Rival conventions: Keras
    takes probabilities unless `from_logits=True`; some papers smooth with ε/(C − 1) on the other classes.

    >>> float(cross_entropy([[0.0, 0.0], [0.0, 10000.0]], [0, 1], reduction="sum").round(4))
    0.6931
    >>> float(cross_entropy([0.0, 0.0], [0.25, 0.75]).round(4))
    0.6931
    """
    check_reduction(reduction)
    label_smoothing = float(label_smoothing)
    x, probabilities, weights = _checked(input, target, weight, ignore_index, label_smoothing)
    if probabilities is not None:
        log_rows = log_probabilities(class_rows(x), 1)
        wanted = _smoothed(class_rows(probabilities), weights, label_smoothing)
        losses = -np.add.reduce(wanted * log_rows, axis=1)
        if reduction == "mean":
            return ratio(np.add.reduce(losses), len(losses))
        return reduced(losses.reshape(x.shape[:1] + x.shape[2:] if x.ndim > 1 else ()), reduction)
    indices, kept = class_indices(target, x, ignore_index)
    log_rows = log_probabilities(class_rows(x), 1)
    losses = -log_rows[np.arange(indices.size), indices]
    mass = None if weights is None else weights[indices]
    if mass is not None:
        losses = losses * mass
    if label_smoothing:
        spread = np.add.reduce(log_rows if weights is None else log_rows * weights, axis=1)
        losses = (1 - label_smoothing) * losses - label_smoothing / log_rows.shape[1] * spread
    return reduced_classes(losses, mass, kept, reduction, np.shape(target))


def cross_entropy_backward(
    input: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Array:
    r"""Return the gradient of the cross-entropy with respect to the logits.

    $\frac{\partial \ell_n}{\partial x_{nc}} = \mathrm{softmax}(x_n)_c \sum_k v_{nk} - v_{nc}$, where $v_{nc}$ is the
    weighted target that `cross_entropy` multiplies with the log-probability; without weights this is
    $\mathrm{softmax}(x_n) - q_n$, divided by what "mean" divides by

    Arguments as in `cross_entropy`. Returns an array of the input's shape and dtype; ignored targets get zeros. Raises
    as `cross_entropy` does, and ValueError for a reduction other than "mean" and "sum". Source: autograd of
    `torch.nn.functional.cross_entropy`.

    >>> cross_entropy_backward([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """
    mean_scale(reduction, 1)
    label_smoothing = float(label_smoothing)
    x, probabilities, weights = _checked(input, target, weight, ignore_index, label_smoothing)
    rows = class_rows(x)
    kept = None
    if probabilities is not None:
        wanted = _smoothed(class_rows(probabilities), weights, label_smoothing)
        divisor = float(len(rows))
    else:
        indices, kept = class_indices(target, x, ignore_index)
        mass = None if weights is None else weights[indices]
        wanted = np.zeros(rows.shape, rows.dtype)
        wanted[np.arange(len(rows)), indices] = (1 - label_smoothing) * (1.0 if mass is None else mass)
        if label_smoothing:
            wanted += label_smoothing / rows.shape[1] * (1.0 if weights is None else weights)
        divisor = float(total_mass(mass, kept, len(rows)))
    gradient = np.exp(log_probabilities(rows, 1)) * np.add.reduce(wanted, axis=1, keepdims=True) - wanted
    if kept is not None:
        gradient = np.where(kept[:, None], gradient, 0)
    if reduction == "mean":
        gradient = gradient / divisor if divisor else np.zeros_like(gradient)
    return unclass_rows(gradient, x.shape)


def _checked(
    input: ArrayLike, target: ArrayLike, weight: ArrayLike | None, ignore_index: int, label_smoothing: float
) -> tuple[Array, Array | None, Array | None]:
    """Return logits, probability targets (None for class indices) and class weights, refusing what does not fit."""
    x = class_scores(input)
    if not 0 <= label_smoothing <= 1:
        raise ValueError(f"label_smoothing must lie in [0, 1], got {label_smoothing}")
    weights = class_weight(weight, x)
    targets = np.asarray(target)
    if targets.dtype.kind != "f":
        return x, None, weights
    if targets.shape != x.shape:
        raise ValueError(
            f"a float target holds probabilities and needs the input's shape {x.shape}, got {targets.shape}; "
            f"class indices must be integers"
        )
    if ignore_index >= 0:
        raise ValueError(
            f"ignore_index={ignore_index} needs class indices; a probability target has no index to ignore"
        )
    return x, as_like("target", targets, x), weights


def _smoothed(probabilities: Array, weights: Array | None, label_smoothing: float) -> Array:
    """Mix probability targets with the uniform distribution and weigh every class."""
    if label_smoothing:
        probabilities = probabilities * (1 - label_smoothing) + label_smoothing / probabilities.shape[1]
    return probabilities if weights is None else probabilities * weights
