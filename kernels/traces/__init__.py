"""Generators that take a kernel apart, step by step; their steps rebuild its output exactly."""

from kernels.traces.batch_norm_steps import BatchNormStep as BatchNormStep
from kernels.traces.batch_norm_steps import batch_norm_steps as batch_norm_steps
from kernels.traces.sgd_steps import SgdStep as SgdStep
from kernels.traces.sgd_steps import sgd_steps as sgd_steps
from kernels.traces.softmax_cross_entropy_steps import SoftmaxCrossEntropyStep as SoftmaxCrossEntropyStep
from kernels.traces.softmax_cross_entropy_steps import softmax_cross_entropy_steps as softmax_cross_entropy_steps

__all__ = [
    "BatchNormStep",
    "SgdStep",
    "SoftmaxCrossEntropyStep",
    "batch_norm_steps",
    "sgd_steps",
    "softmax_cross_entropy_steps",
]
