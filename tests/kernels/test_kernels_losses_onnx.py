"""The node cases that ship with onnx hold for our kernels wherever both mean the same by the operation."""

import importlib
import warnings

import numpy as np
import pytest

import kernels

onnx = pytest.importorskip("onnx")

MODULES = [
    "batch_normalization",
    "elu",
    "gelu",
    "groupnormalization",
    "instance_normalization",
    "layernormalization",
    "leakyrelu",
    "logsoftmax",
    "negativeloglikelihoodloss",
    "reduce_log_sum_exp",
    "relu",
    "shrink",
    "sigmoid",
    "softmax",
    "softmax_cross_entropy_loss",
    "softplus",
    "swish",
    "tanh",
]
LEFT_OUT = {
    "test_shrink_hard": "hard shrinkage is another operation",
    "test_reduce_log_sum_exp_default_axes_keepdims_example": "dim must be given",
    "test_reduce_log_sum_exp_default_axes_keepdims_random": "dim must be given",
}


def layer_norm(x, weight, bias=None, axis=-1, epsilon=1e-5, **_):
    return kernels.layer_norm(x, x.shape[axis:], weight, bias, epsilon)


def batch_norm(x, weight, bias, mean, variance, training_mode=0, epsilon=1e-5, **_):
    return kernels.batch_norm(x, mean, variance, weight, bias, bool(training_mode), eps=epsilon)


def cross_entropy(x, target, weight=None, reduction="mean", ignore_index=-100):
    return kernels.cross_entropy(x, target, weight, reduction=reduction, ignore_index=ignore_index)


def nll_loss(x, target, weight=None, reduction="mean", ignore_index=-100):
    return kernels.nll_loss(x, target, weight, reduction=reduction, ignore_index=ignore_index)


def logsumexp(x, axes, keepdims=1):
    return kernels.logsumexp(x, tuple(int(axis) for axis in axes), bool(keepdims))


CALLS = {
    "BatchNormalization": batch_norm,
    "Elu": lambda x, alpha=1.0: kernels.elu(x, alpha),
    "Gelu": lambda x, approximate="none": kernels.gelu(x, approximate=approximate),
    "GroupNormalization": lambda x, w, b, num_groups, epsilon=1e-5: kernels.group_norm(x, num_groups, w, b, epsilon),
    "InstanceNormalization": lambda x, w, b, epsilon=1e-5: kernels.instance_norm(x, None, None, w, b, eps=epsilon),
    "LayerNormalization": layer_norm,
    "LeakyRelu": lambda x, alpha=0.01: kernels.leaky_relu(x, alpha),
    "LogSoftmax": lambda x, axis=-1: kernels.log_softmax(x, axis),
    "NegativeLogLikelihoodLoss": nll_loss,
    "ReduceLogSumExp": logsumexp,
    "Relu": kernels.relu,
    "Shrink": lambda x, lambd, bias: kernels.soft_threshold(x, (lambd + bias) / 2),
    "Sigmoid": kernels.sigmoid,
    "Softmax": lambda x, axis=-1: kernels.softmax(x, axis),
    "SoftmaxCrossEntropyLoss": cross_entropy,
    "Softplus": kernels.softplus,
    "Swish": lambda x, alpha=1.0: kernels.silu(x * np.float32(alpha)) / np.float32(alpha),
    "Tanh": kernels.tanh,
}


def node_cases():
    """Return every case of one node of ours from onnx's own test data, which its modules compute when imported."""
    package = importlib.import_module("onnx.backend.test.case.node")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for module in MODULES:
            importlib.import_module(f"{package.__name__}.{module}")
    alone = [case for case in package._NodeTestCases if len(case.model.graph.node) == 1]
    ours = {case.name: case for case in alone if case.model.graph.node[0].op_type in CALLS}
    return {name: case for name, case in ours.items() if "expanded" not in name and name not in LEFT_OUT}


CASES = node_cases()


def attributes(node):
    """Return the attributes of a node as Python values."""
    values = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
    return {name: value.decode() if isinstance(value, bytes) else value for name, value in values.items()}


@pytest.mark.parametrize("name", sorted(CASES))
def test_node_case(name):
    case = CASES[name]
    node = case.model.graph.node[0]
    for inputs, outputs in case.data_sets:
        got = CALLS[node.op_type](*inputs, **attributes(node))
        assert np.shape(got) == outputs[0].shape
        np.testing.assert_allclose(got, outputs[0], rtol=case.rtol, atol=1e-5)


def test_enough_cases_were_found():
    assert len(CASES) > 80
