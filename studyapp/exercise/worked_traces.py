"""Worked examples of operations whose computation can be played, small enough to follow with the eye."""

from collections.abc import Mapping

import numpy as np

from studyapp.exercise.limits import Env
from studyapp.exercise.trace import Trace, trace_of_call

IMAGE = "[[[1, 3, 2, 4], [5, 6, 0, 2], [7, 1, 8, 3], [2, 4, 3, 9]]]"
SCORES = "cross_entropy([[2, 1, 0], [0, 1, 3]], [0, 1])"
CALLS: Mapping[str, str] = {
    "conv2d": "conv2d([[[1, 2, 0, 1], [0, 1, 3, 2], [2, 0, 1, 1]]], [[[[1, 0], [2, -1]]]], [1])",
    "conv1d": "conv1d([[1, 2, 0, 1, 3]], [[[1, 0, -1]]], padding=1)",
    "conv_transpose1d": "conv_transpose1d([[1, 2, 3]], [[[2, 1]]], stride=2)",
    "conv_transpose2d": "conv_transpose2d([[[1, 2], [3, 4]]], [[[[1, 0], [0, -1]]]], stride=2)",
    "max_pool1d": "max_pool1d([[1, 3, 2, 5, 4, 6]], 2)",
    "avg_pool1d": "avg_pool1d([[1, 3, 2, 5, 4, 6]], 2)",
    "max_pool2d": f"max_pool2d({IMAGE}, 2)",
    "avg_pool2d": f"avg_pool2d({IMAGE}, 2)",
    "adaptive_avg_pool2d": f"adaptive_avg_pool2d({IMAGE}, 3)",
    "layer_norm": "layer_norm([[1, 2, 3, 6], [0, 4, 4, 8]], 4)",
    "group_norm": "group_norm([[[1], [3], [5], [9]]], 2)",
    "instance_norm": "instance_norm([[[1, 3, 5], [2, 2, 8]]])",
    "batch_norm": "batch_norm([[1, 8], [2, 2], [6, 5]], None, None, training=True)",
    "cross_entropy": SCORES,
    "softmax": SCORES,
    "log_softmax": SCORES,
    "receptive_field": "receptive_field([(3, 1, 1), (2, 2, 1), (3, 1, 2), (3, 2, 1)])",
    "ssd_default_boxes": "ssd_default_boxes([2], [[2]], [0.2, 0.5])",
}
DESCENTS: Mapping[str, float] = {"gradient_descent": 0.0, "sgd_step": 0.5}
RATE, STEPS, START = 0.1, 8, 4.0


def example_call(operation: str) -> str:
    """Write the call that is played for an operation; empty where there is none."""
    if operation in DESCENTS:
        momentum = f", momentum = {DESCENTS[operation]:g}" if DESCENTS[operation] else ""
        return f"f(x) = x², x₀ = {START:g}, lr = {RATE:g}{momentum}"
    return CALLS.get(operation, "")


def example_trace(operation: str) -> Trace | None:
    """Take the worked example of an operation apart; None where there is none."""
    if operation in CALLS:
        return trace_of_call(CALLS[operation], Env({}))
    if operation not in DESCENTS:
        return None
    from kernels.traces import sgd_steps

    momentum = DESCENTS[operation]
    steps = sgd_steps(lambda x: 2 * np.asarray(x), START, lr=RATE, steps=STEPS, momentum=momentum)
    return Trace(operation, {"lr": RATE, "momentum": momentum}, tuple(steps), operation)
