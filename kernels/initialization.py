"""Random initial weights whose variance keeps signals from vanishing or exploding: Xavier (Glorot) and Kaiming (He)."""

import math
from collections.abc import Sequence

import numpy as np

from kernels._checks import Array, as_int

_GAINS = {
    "linear": 1.0,
    "conv1d": 1.0,
    "conv2d": 1.0,
    "conv3d": 1.0,
    "conv_transpose1d": 1.0,
    "conv_transpose2d": 1.0,
    "conv_transpose3d": 1.0,
    "sigmoid": 1.0,
    "tanh": 5.0 / 3,
    "relu": math.sqrt(2.0),
    "selu": 3.0 / 4,
}


def calculate_gain(nonlinearity: str, param: float | None = None) -> float:
    r"""Return the factor by which initial weights make up for what an activation takes from the standard deviation.

    linear, convolution, sigmoid: $1$; tanh: $\frac{5}{3}$; relu: $\sqrt 2$; leaky_relu: $\sqrt{2 / (1 + a^2)}$ with the
    slope $a$ = `param` (0.01); selu: $\frac{3}{4}$

    Returns a float. Raises ValueError for an activation that is not listed. Source: `torch.nn.init.calculate_gain`.

    >>> round(calculate_gain("relu"), 4), calculate_gain("leaky_relu", 1)
    (1.4142, 1.0)
    """
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else float(param)
        return math.sqrt(2.0 / (1 + slope * slope))
    if nonlinearity not in _GAINS:
        raise ValueError(f"nonlinearity must be one of leaky_relu, {', '.join(_GAINS)}, got {nonlinearity!r}")
    return _GAINS[nonlinearity]


def xavier_std(fan_in: int, fan_out: int, gain: float = 1.0) -> float:
    r"""Return the standard deviation of Xavier's initial weights.

    $\sigma = g\,\sqrt{\frac{2}{n_{in} + n_{out}}}$

    A fan is the number of inputs (outputs) of a unit times the cells of the kernel. Returns a float. Raises ValueError
    for a fan below 1. Source: Glorot and Bengio 2010; `torch.nn.init.xavier_normal_`.

    >>> xavier_std(4, 4)
    0.5
    """
    return gain * math.sqrt(2.0 / (as_int("fan_in", fan_in, 1) + as_int("fan_out", fan_out, 1)))


def xavier_bound(fan_in: int, fan_out: int, gain: float = 1.0) -> float:
    r"""Return the bound of Xavier's uniform initial weights, which lie in [-bound, bound].

    $b = g\,\sqrt{\frac{6}{n_{in} + n_{out}}} = \sqrt 3\,\sigma$

    Fans as in `xavier_std`. Returns a float. Raises ValueError for a fan below 1. Source: Glorot and Bengio 2010;
    `torch.nn.init.xavier_uniform_`.

    >>> xavier_bound(12, 12)
    0.5
    """
    return gain * math.sqrt(6.0 / (as_int("fan_in", fan_in, 1) + as_int("fan_out", fan_out, 1)))


def kaiming_std(fan: int, nonlinearity: str = "relu", a: float = 0) -> float:
    r"""Return the standard deviation of Kaiming's initial weights.

    $\sigma = \frac{g}{\sqrt n}$ with the gain of the activation, for relu $\sqrt{2 / n}$

    `fan` is the number of inputs (or outputs) of a unit times the cells of the kernel, `a` the slope of a leaky_relu.
    Returns a float. Raises ValueError for a fan below 1 or an unknown activation. Source: He et al. 2015;
    `torch.nn.init.kaiming_normal_`.

    >>> kaiming_std(8)
    0.5
    """
    return calculate_gain(nonlinearity, a) / math.sqrt(as_int("fan", fan, 1))


def xavier_uniform(shape: Sequence[int], gain: float = 1.0, rng: "np.random.Generator | None" = None) -> Array:
    r"""Draw weights uniformly within Xavier's bound.

    $w \sim U(-b, b)$ with $b = g\,\sqrt{6 / (n_{in} + n_{out})}$

    `shape` is that of a weight, (out, in, \*kernel); `rng` must be given. Returns float64 of that shape. Raises
    ValueError for fewer than two axes, an empty one or a missing rng. Source: Glorot and Bengio 2010;
    `torch.nn.init.xavier_uniform_`. Rival convention: Keras has (\*kernel, in, out).

    >>> bool(abs(xavier_uniform((3, 9), rng=np.random.default_rng(0))).max() <= xavier_bound(9, 3))
    True
    """
    bound = xavier_bound(*_fans(shape), gain)
    return _given(rng).uniform(-bound, bound, shape)


def xavier_normal(shape: Sequence[int], gain: float = 1.0, rng: "np.random.Generator | None" = None) -> Array:
    r"""Draw weights from a normal distribution with Xavier's standard deviation.

    $w \sim N(0, \sigma^2)$ with $\sigma = g\,\sqrt{2 / (n_{in} + n_{out})}$

    `shape` is that of a weight, (out, in, \*kernel); `rng` must be given. Returns float64 of that shape. Raises
    ValueError for fewer than two axes, an empty one or a missing rng. Source: Glorot and Bengio 2010;
    `torch.nn.init.xavier_normal_`. Rival convention: Keras truncates the normal at two deviations.

    >>> xavier_normal((3, 9), rng=np.random.default_rng(0)).shape
    (3, 9)
    """
    deviation = xavier_std(*_fans(shape), gain)
    return _given(rng).normal(0.0, deviation, shape)


def kaiming_uniform(
    shape: Sequence[int],
    a: float = 0,
    mode: str = "fan_in",
    nonlinearity: str = "leaky_relu",
    rng: "np.random.Generator | None" = None,
) -> Array:
    r"""Draw weights uniformly with Kaiming's standard deviation.

    $w \sim U(-b, b)$ with $b = \sqrt 3\,g / \sqrt n$

    `shape` is that of a weight, (out, in, \*kernel), `mode` "fan_in" or "fan_out" chooses $n$; `rng` must be given.
    Returns float64 of that shape. Raises ValueError for fewer than two axes, an empty one, an unknown mode or
    activation, or a missing rng. Source: He et al. 2015; `torch.nn.init.kaiming_uniform_`, with whose a = √5 the
    linear and convolution layers of torch start.

    >>> bool(abs(kaiming_uniform((4, 6), nonlinearity="relu", rng=np.random.default_rng(0))).max() <= 1.0)
    True
    """
    bound = math.sqrt(3.0) * kaiming_std(_fan(shape, mode), nonlinearity, a)
    return _given(rng).uniform(-bound, bound, shape)


def kaiming_normal(
    shape: Sequence[int],
    a: float = 0,
    mode: str = "fan_in",
    nonlinearity: str = "leaky_relu",
    rng: "np.random.Generator | None" = None,
) -> Array:
    r"""Draw weights from a normal distribution with Kaiming's standard deviation.

    $w \sim N(0, \sigma^2)$ with $\sigma = g / \sqrt n$

    `shape` is that of a weight, (out, in, \*kernel), `mode` "fan_in" or "fan_out" chooses $n$; `rng` must be given.
    Returns float64 of that shape. Raises ValueError for fewer than two axes, an empty one, an unknown mode or
    activation, or a missing rng. Source: He et al. 2015; `torch.nn.init.kaiming_normal_`.

    >>> kaiming_normal((4, 6, 3), rng=np.random.default_rng(0)).shape
    (4, 6, 3)
    """
    deviation = kaiming_std(_fan(shape, mode), nonlinearity, a)
    return _given(rng).normal(0.0, deviation, shape)


def _fans(shape: Sequence[int]) -> tuple[int, int]:
    """Return how many values feed a unit of this weight and how many units each value feeds."""
    if len(shape) < 2:
        raise ValueError(f"a weight is (out, in, *kernel), got shape {tuple(shape)}; a bias has no fan")
    cells = math.prod(shape[2:])
    return shape[1] * cells, shape[0] * cells


def _fan(shape: Sequence[int], mode: str) -> int:
    """Return the fan that a mode chooses."""
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f'mode must be "fan_in" or "fan_out", got {mode!r}')
    return _fans(shape)[0 if mode == "fan_in" else 1]


def _given(rng: "np.random.Generator | None") -> "np.random.Generator":
    """Return the generator, refusing to draw from a hidden one."""
    if rng is None:
        raise ValueError("weights are random: give rng=numpy.random.default_rng(seed)")
    return rng
