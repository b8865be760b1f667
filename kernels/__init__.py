"""The operations that deep-learning interviews ask about, computed with NumPy in PyTorch's conventions."""

from kernels.adam_step import adam_step as adam_step
from kernels.adaptive_avg_pool2d import adaptive_avg_pool2d as adaptive_avg_pool2d
from kernels.avg_pool import avg_pool1d as avg_pool1d
from kernels.avg_pool import avg_pool1d_backward as avg_pool1d_backward
from kernels.avg_pool import avg_pool2d as avg_pool2d
from kernels.avg_pool import avg_pool2d_backward as avg_pool2d_backward
from kernels.batch_norm import batch_norm as batch_norm
from kernels.batch_norm import batch_norm_backward as batch_norm_backward
from kernels.binary_cross_entropy import binary_cross_entropy as binary_cross_entropy
from kernels.binary_cross_entropy_with_logits import (
    binary_cross_entropy_with_logits as binary_cross_entropy_with_logits,
)
from kernels.binary_cross_entropy_with_logits import (
    binary_cross_entropy_with_logits_backward as binary_cross_entropy_with_logits_backward,
)
from kernels.box_iou import box_iou as box_iou
from kernels.box_iou import generalized_box_iou as generalized_box_iou
from kernels.channel_shuffle import channel_shuffle as channel_shuffle
from kernels.class_weights import class_weights as class_weights
from kernels.class_weights import effective_number_weights as effective_number_weights
from kernels.class_weights import sample_weights as sample_weights
from kernels.clip_grad import clip_grad_norm as clip_grad_norm
from kernels.clip_grad import clip_grad_value as clip_grad_value
from kernels.confusion_matrix import confusion_matrix as confusion_matrix
from kernels.confusion_matrix import precision_recall_f1 as precision_recall_f1
from kernels.contrastive_loss import contrastive_loss as contrastive_loss
from kernels.conv_output_size import conv_output_size as conv_output_size
from kernels.conv_output_size import conv_transpose_output_size as conv_transpose_output_size
from kernels.conv_parameters import conv_multiply_adds as conv_multiply_adds
from kernels.conv_parameters import conv_parameters as conv_parameters
from kernels.conv_transpose import conv_transpose1d as conv_transpose1d
from kernels.conv_transpose import conv_transpose2d as conv_transpose2d
from kernels.conv_transpose import conv_transpose3d as conv_transpose3d
from kernels.convolution import conv1d as conv1d
from kernels.convolution import conv2d as conv2d
from kernels.convolution import conv3d as conv3d
from kernels.convolution_gradient import conv1d_input as conv1d_input
from kernels.convolution_gradient import conv1d_weight as conv1d_weight
from kernels.convolution_gradient import conv2d_input as conv2d_input
from kernels.convolution_gradient import conv2d_weight as conv2d_weight
from kernels.convolution_gradient import conv3d_input as conv3d_input
from kernels.convolution_gradient import conv3d_weight as conv3d_weight
from kernels.cosine_similarity import cosine_similarity as cosine_similarity
from kernels.cross_entropy import cross_entropy as cross_entropy
from kernels.cross_entropy import cross_entropy_backward as cross_entropy_backward
from kernels.dice_loss import dice_coefficient as dice_coefficient
from kernels.dice_loss import dice_loss as dice_loss
from kernels.dice_loss import dice_loss_backward as dice_loss_backward
from kernels.dropout import dropout as dropout
from kernels.elu import elu as elu
from kernels.finite_difference import central_difference as central_difference
from kernels.finite_difference import forward_difference as forward_difference
from kernels.fold_batch_norm import fold_batch_norm as fold_batch_norm
from kernels.fpn_level import fpn_level as fpn_level
from kernels.fpn_merge import fpn_merge as fpn_merge
from kernels.gelu import gelu as gelu
from kernels.gelu import gelu_backward as gelu_backward
from kernels.gradient_descent import gradient_descent as gradient_descent
from kernels.group_norm import group_norm as group_norm
from kernels.huber_loss import huber_loss as huber_loss
from kernels.im2col import im2col as im2col
from kernels.initialization import calculate_gain as calculate_gain
from kernels.initialization import kaiming_normal as kaiming_normal
from kernels.initialization import kaiming_std as kaiming_std
from kernels.initialization import kaiming_uniform as kaiming_uniform
from kernels.initialization import xavier_bound as xavier_bound
from kernels.initialization import xavier_normal as xavier_normal
from kernels.initialization import xavier_std as xavier_std
from kernels.initialization import xavier_uniform as xavier_uniform
from kernels.instance_norm import instance_norm as instance_norm
from kernels.interpolate import interpolate as interpolate
from kernels.kl_div import kl_div as kl_div
from kernels.l1_loss import l1_loss as l1_loss
from kernels.layer_norm import layer_norm as layer_norm
from kernels.leaky_relu import leaky_relu as leaky_relu
from kernels.leaky_relu import leaky_relu_backward as leaky_relu_backward
from kernels.log_softmax import log_softmax as log_softmax
from kernels.logsumexp import logsumexp as logsumexp
from kernels.max_pool import max_pool1d as max_pool1d
from kernels.max_pool import max_pool1d_backward as max_pool1d_backward
from kernels.max_pool import max_pool2d as max_pool2d
from kernels.max_pool import max_pool2d_backward as max_pool2d_backward
from kernels.max_unpool2d import max_unpool2d as max_unpool2d
from kernels.min_max_scale import min_max_inverse as min_max_inverse
from kernels.min_max_scale import min_max_scale as min_max_scale
from kernels.mse_loss import mse_loss as mse_loss
from kernels.mse_loss import mse_loss_backward as mse_loss_backward
from kernels.multi_similarity_loss import multi_similarity_loss as multi_similarity_loss
from kernels.nll_loss import nll_loss as nll_loss
from kernels.nms import nms as nms
from kernels.one_hot import one_hot as one_hot
from kernels.pairwise_distance import pairwise_distance as pairwise_distance
from kernels.penalty import l1_penalty as l1_penalty
from kernels.penalty import l2_penalty as l2_penalty
from kernels.penalty import soft_threshold as soft_threshold
from kernels.pixel_shuffle import pixel_shuffle as pixel_shuffle
from kernels.receptive_field import receptive_field as receptive_field
from kernels.relu import relu as relu
from kernels.relu import relu_backward as relu_backward
from kernels.sgd_step import sgd_step as sgd_step
from kernels.sigmoid import sigmoid as sigmoid
from kernels.sigmoid import sigmoid_backward as sigmoid_backward
from kernels.sigmoid_focal_loss import sigmoid_focal_loss as sigmoid_focal_loss
from kernels.silu import silu as silu
from kernels.smooth_l1_loss import smooth_l1_loss as smooth_l1_loss
from kernels.soft_iou_loss import soft_iou_loss as soft_iou_loss
from kernels.softmax import softmax as softmax
from kernels.softplus import softplus as softplus
from kernels.ssd_default_boxes import ssd_default_boxes as ssd_default_boxes
from kernels.ssd_default_boxes import ssd_scales as ssd_scales
from kernels.standardize import standardize as standardize
from kernels.standardize import standardize_inverse as standardize_inverse
from kernels.tanh import tanh as tanh
from kernels.tanh import tanh_backward as tanh_backward
from kernels.triplet_kind import triplet_kind as triplet_kind
from kernels.triplet_margin_loss import triplet_margin_loss as triplet_margin_loss
from kernels.update_running_stats import update_running_stats as update_running_stats

__all__ = [
    "adam_step",
    "adaptive_avg_pool2d",
    "avg_pool1d",
    "avg_pool1d_backward",
    "avg_pool2d",
    "avg_pool2d_backward",
    "batch_norm",
    "batch_norm_backward",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "binary_cross_entropy_with_logits_backward",
    "box_iou",
    "calculate_gain",
    "central_difference",
    "channel_shuffle",
    "class_weights",
    "clip_grad_norm",
    "clip_grad_value",
    "confusion_matrix",
    "contrastive_loss",
    "conv1d",
    "conv1d_input",
    "conv1d_weight",
    "conv2d",
    "conv2d_input",
    "conv2d_weight",
    "conv3d",
    "conv3d_input",
    "conv3d_weight",
    "conv_multiply_adds",
    "conv_output_size",
    "conv_parameters",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "conv_transpose_output_size",
    "cosine_similarity",
    "cross_entropy",
    "cross_entropy_backward",
    "dice_coefficient",
    "dice_loss",
    "dice_loss_backward",
    "dropout",
    "effective_number_weights",
    "elu",
    "fold_batch_norm",
    "forward_difference",
    "fpn_level",
    "fpn_merge",
    "gelu",
    "gelu_backward",
    "generalized_box_iou",
    "gradient_descent",
    "group_norm",
    "huber_loss",
    "im2col",
    "instance_norm",
    "interpolate",
    "kaiming_normal",
    "kaiming_std",
    "kaiming_uniform",
    "kl_div",
    "l1_loss",
    "l1_penalty",
    "l2_penalty",
    "layer_norm",
    "leaky_relu",
    "leaky_relu_backward",
    "log_softmax",
    "logsumexp",
    "max_pool1d",
    "max_pool1d_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "max_unpool2d",
    "min_max_inverse",
    "min_max_scale",
    "mse_loss",
    "mse_loss_backward",
    "multi_similarity_loss",
    "nll_loss",
    "nms",
    "one_hot",
    "pairwise_distance",
    "pixel_shuffle",
    "precision_recall_f1",
    "receptive_field",
    "relu",
    "relu_backward",
    "sample_weights",
    "sgd_step",
    "sigmoid",
    "sigmoid_backward",
    "sigmoid_focal_loss",
    "silu",
    "smooth_l1_loss",
    "soft_iou_loss",
    "soft_threshold",
    "softmax",
    "softplus",
    "ssd_default_boxes",
    "ssd_scales",
    "standardize",
    "standardize_inverse",
    "tanh",
    "tanh_backward",
    "triplet_kind",
    "triplet_margin_loss",
    "update_running_stats",
    "xavier_bound",
    "xavier_normal",
    "xavier_std",
    "xavier_uniform",
]
