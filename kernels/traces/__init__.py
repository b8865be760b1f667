"""Generators that take a kernel apart, step by step; their steps rebuild its output exactly."""

from kernels.traces.adaptive_avg_pool2d_steps import adaptive_avg_pool2d_steps as adaptive_avg_pool2d_steps
from kernels.traces.avg_pool2d_steps import AvgPool2dStep as AvgPool2dStep
from kernels.traces.avg_pool2d_steps import avg_pool2d_steps as avg_pool2d_steps
from kernels.traces.batch_norm_steps import BatchNormStep as BatchNormStep
from kernels.traces.batch_norm_steps import batch_norm_steps as batch_norm_steps
from kernels.traces.conv2d_steps import Conv2dStep as Conv2dStep
from kernels.traces.conv2d_steps import conv2d_steps as conv2d_steps
from kernels.traces.max_pool2d_steps import MaxPool2dStep as MaxPool2dStep
from kernels.traces.max_pool2d_steps import max_pool2d_steps as max_pool2d_steps
from kernels.traces.receptive_field_steps import ReceptiveFieldStep as ReceptiveFieldStep
from kernels.traces.receptive_field_steps import receptive_field_steps as receptive_field_steps
from kernels.traces.sgd_steps import SgdStep as SgdStep
from kernels.traces.sgd_steps import sgd_steps as sgd_steps
from kernels.traces.softmax_cross_entropy_steps import SoftmaxCrossEntropyStep as SoftmaxCrossEntropyStep
from kernels.traces.softmax_cross_entropy_steps import softmax_cross_entropy_steps as softmax_cross_entropy_steps
from kernels.traces.ssd_default_boxes_steps import SsdDefaultBoxStep as SsdDefaultBoxStep
from kernels.traces.ssd_default_boxes_steps import ssd_default_boxes_steps as ssd_default_boxes_steps

__all__ = [
    "AvgPool2dStep",
    "BatchNormStep",
    "Conv2dStep",
    "MaxPool2dStep",
    "ReceptiveFieldStep",
    "SgdStep",
    "SoftmaxCrossEntropyStep",
    "SsdDefaultBoxStep",
    "adaptive_avg_pool2d_steps",
    "avg_pool2d_steps",
    "batch_norm_steps",
    "conv2d_steps",
    "max_pool2d_steps",
    "receptive_field_steps",
    "sgd_steps",
    "softmax_cross_entropy_steps",
    "ssd_default_boxes_steps",
]
