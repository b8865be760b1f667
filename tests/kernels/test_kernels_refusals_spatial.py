"""Bad arguments are refused before any work, in a sentence that names the shapes and the remedy."""

from typing import Any

import numpy as np
import pytest

import kernels

z = np.zeros

REFUSED: list[tuple[str, tuple[Any, ...], dict[str, Any], type[Exception], str]] = [
    (
        "conv2d",
        (z((1, 1, 4, 4)), z((1, 1, 5, 5))),
        {},
        ValueError,
        "kernel 5x5 is larger than the padded input 4x4; add padding or use a smaller kernel",
    ),
    (
        "conv2d",
        (z((1, 1, 4, 4)), z((1, 1, 3, 3))),
        {"dilation": 2},
        ValueError,
        "kernel 3x3 (spanning 5x5 when dilated) is larger than the padded input 4x4; add padding or "
        "use a smaller kernel",
    ),
    (
        "conv2d",
        (z((4, 4)), z((1, 1, 3, 3))),
        {},
        ValueError,
        "conv2d needs an input of shape (N, C, H, W) or (C, H, W), got shape (4, 4)",
    ),
    (
        "conv2d",
        (z((1, 0, 4, 4)), z((1, 1, 3, 3))),
        {},
        ValueError,
        "an input has an empty axis: shape (1, 0, 4, 4); every axis but the batch needs a cell",
    ),
    (
        "conv2d",
        (z((1, 1, 4, 4)), z((1, 3, 3))),
        {},
        ValueError,
        "conv2d needs a weight of shape (C_out, C_in/groups, kH, kW) without empty axes, got shape (1, 3, 3)",
    ),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 1, 3, 3))),
        {},
        ValueError,
        "weight of shape (2, 1, 3, 3) with groups 1 expects 1 input channels, but the input has 3",
    ),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 1, 3, 3))),
        {"groups": 3},
        ValueError,
        "groups 3 must divide the 2 output channels of the weight",
    ),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 3, 3, 3)), z(3)),
        {},
        ValueError,
        "bias must have shape (2,), one value per output channel, got (3,)",
    ),
    ("conv2d", (z((1, 3, 4, 4)), z((2, 3, 3, 3))), {"stride": 0}, ValueError, "stride must be at least 1, got 0"),
    ("conv2d", (z((1, 3, 4, 4)), z((2, 3, 3, 3))), {"stride": 1.5}, TypeError, "stride must be an integer, got 1.5"),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 3, 3, 3))),
        {"stride": (1, 2, 3)},
        ValueError,
        "stride must be one integer or 2 integers, got (1, 2, 3)",
    ),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 3, 3, 3))),
        {"padding": "full"},
        ValueError,
        'padding must be integers, "same" or "valid", got \'full\'',
    ),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 3, 3, 3))),
        {"padding": "same", "stride": 2},
        ValueError,
        'padding "same" needs stride 1, got stride (2, 2); give the padding as numbers',
    ),
    ("conv2d", (z((1, 3, 4, 4)), z((2, 3, 3, 3))), {"padding": -1}, ValueError, "padding must be at least 0, got -1"),
    (
        "conv2d",
        (z((1, 3, 4, 4)), z((2, 3, 3, 3))),
        {"groups": True},
        TypeError,
        "groups must be an integer, not a boolean",
    ),
    ("conv2d", ("abc", z((2, 3, 3, 3))), {}, TypeError, "input must hold real numbers, not <U3"),
    (
        "conv2d",
        (z((1, 3, 4, 4), complex), z((2, 3, 3, 3))),
        {},
        TypeError,
        "input must hold real numbers, not complex128",
    ),
    (
        "conv2d_input",
        ((4, 4), z((1, 1, 3, 3)), z((1, 1, 2, 2))),
        {},
        ValueError,
        "conv2d_input needs an input_size of 3 or 4 integers, got (4, 4)",
    ),
    (
        "conv2d_input",
        ((1, 1, 4, 4), z((1, 1, 3, 3)), z((1, 1, 2, 3))),
        {},
        ValueError,
        "grad_output must have the output's shape (1, 1, 2, 2), got (1, 1, 2, 3)",
    ),
    (
        "conv2d_weight",
        (z((1, 1, 4, 4)), (1, 1, 3, 3), z((1, 1, 2, 3))),
        {},
        ValueError,
        "grad_output must have the output's shape (1, 1, 2, 2), got (1, 1, 2, 3)",
    ),
    (
        "conv2d_weight",
        (z((1, 1, 4, 4)), (2, 1, 3, 3), z((1, 1, 2, 2))),
        {},
        ValueError,
        "grad_output has 1 channels but weight_size (2, 1, 3, 3) has 2",
    ),
    (
        "conv2d_weight",
        (z((1, 1, 4, 4)), (1, 1, 3, 3), z((1, 2, 2))),
        {},
        ValueError,
        "grad_output must have as many axes as the input, 4, got shape (1, 2, 2)",
    ),
    (
        "conv_transpose2d",
        (z((1, 2, 4, 4)), z((3, 1, 3, 3))),
        {},
        ValueError,
        "weight of shape (3, 1, 3, 3) expects 3 input channels, but the input has 2",
    ),
    (
        "conv_transpose2d",
        (z((1, 2, 4, 4)), z((2, 1, 3, 3))),
        {"groups": 3},
        ValueError,
        "groups 3 must divide the 2 input channels",
    ),
    (
        "conv_transpose2d",
        (z((1, 2, 4, 4)), z((2, 1, 3, 3))),
        {"output_padding": 1},
        ValueError,
        "output_padding 1 must be smaller than the stride 1 or the dilation 1",
    ),
    (
        "conv_transpose2d",
        (z((1, 2, 1, 1)), z((2, 1, 3, 3))),
        {"padding": 2},
        ValueError,
        "padding 2 cuts off the whole output, whose size would be -1; use less padding",
    ),
    (
        "max_pool2d",
        (z((1, 1, 4, 4)), 5),
        {},
        ValueError,
        "kernel 5x5 is larger than the padded input 4x4; add padding or use a smaller kernel",
    ),
    (
        "max_pool2d",
        (z((1, 1, 4, 4)), 3),
        {"padding": 2},
        ValueError,
        "padding 2 is more than half of the kernel size 3; use at most 1",
    ),
    (
        "max_pool2d",
        (z((1, 1, 1, 3)), (2, 1)),
        {"padding": (1, 0), "dilation": (2, 1)},
        ValueError,
        "the window starting at -1 holds padding only (kernel 2, dilation 2, size 1); reduce the "
        "padding or the dilation",
    ),
    (
        "max_pool2d_backward",
        (z((1, 1, 2, 3)), z((1, 1, 4, 4)), 2),
        {},
        ValueError,
        "grad_output must have the output's shape (1, 1, 2, 2) (2x2 windows), got (1, 1, 2, 3)",
    ),
    ("avg_pool2d", (z((1, 1, 4, 4)), 2), {"divisor_override": 0}, ValueError, "divisor_override must not be 0"),
    (
        "avg_pool2d",
        (z((4, 4)), 2),
        {},
        ValueError,
        "avg_pool2d needs an input of shape (N, C, H, W) or (C, H, W), got shape (4, 4)",
    ),
    (
        "adaptive_avg_pool2d",
        (z((1, 1, 4, 4)), (1, 2, 3)),
        {},
        ValueError,
        "output_size must be one integer or 2 integers, got (1, 2, 3)",
    ),
    ("adaptive_avg_pool2d", (z((1, 1, 4, 4)), 0), {}, ValueError, "output_size must be at least 1, got 0"),
    (
        "max_unpool2d",
        (z((1, 1, 2, 2)), z((1, 1, 2, 2), int) + 16, 2),
        {},
        ValueError,
        "indices hold 16 at (0, 0, 0, 0), outside the output of 4x4 = 16 cells",
    ),
    ("max_unpool2d", (z((1, 1, 2, 2)), z((1, 1, 2, 2)), 2), {}, TypeError, "indices must hold integers, not float64"),
    (
        "max_unpool2d",
        (z((1, 1, 2, 2)), z((1, 1, 2, 1), int), 2),
        {},
        ValueError,
        "input has shape (1, 1, 2, 2) but indices has shape (1, 1, 2, 1); give both the same shape",
    ),
    (
        "max_unpool2d",
        (z((1, 1, 2, 2)), z((1, 1, 2, 2), int), 2),
        {"output_size": (9, 9)},
        ValueError,
        "output_size 9x9 must lie less than one stride 2x2 from 4x4",
    ),
    ("interpolate", (z((1, 1, 4)),), {}, ValueError, "give either size or scale_factor, not both and not neither"),
    (
        "interpolate",
        (z((1, 1, 4)), 3, 2.0),
        {},
        ValueError,
        "give either size or scale_factor, not both and not neither",
    ),
    (
        "interpolate",
        (z((1, 1, 4)), 3),
        {"mode": "bicubic"},
        ValueError,
        "mode must be one of nearest, linear, bilinear, got 'bicubic'",
    ),
    (
        "interpolate",
        (z((1, 1, 4)), 3),
        {"mode": "bilinear"},
        ValueError,
        "mode 'bilinear' needs an input with 4 axes, none empty, got shape (1, 1, 4)",
    ),
    (
        "interpolate",
        (z((1, 1, 4)), 3),
        {"align_corners": True},
        ValueError,
        "align_corners belongs to the modes linear and bilinear; leave it out for nearest",
    ),
    (
        "interpolate",
        (z((1, 1, 4)),),
        {"scale_factor": 0.1},
        ValueError,
        "scale_factor 0.1 leaves no cell of an axis of 4; use a larger factor",
    ),
    (
        "interpolate",
        (z((1, 1, 4)),),
        {"scale_factor": (1.0, 2.0)},
        ValueError,
        "scale_factor must be one number or 1 numbers, got (1.0, 2.0)",
    ),
    (
        "pixel_shuffle",
        (z((3, 2, 2)), 2),
        {},
        ValueError,
        "upscale_factor 2 needs channels divisible by 4, but the input has 3",
    ),
    ("channel_shuffle", (z((1, 3, 2)), 2), {}, ValueError, "groups 2 must divide the 3 channels of the input"),
    (
        "im2col",
        (z((1, 1, 2, 2)), 3),
        {},
        ValueError,
        "kernel 3x3 is larger than the padded input 2x2; add padding or use a smaller kernel",
    ),
    (
        "fold_batch_norm",
        (z((2, 1)), None, z(3), z(2), None, None),
        {},
        ValueError,
        "running_mean must have shape (2,), one value per output channel of the weight (2, 1), got (3,)",
    ),
    (
        "fold_batch_norm",
        (z((2, 1)), None, z(2), z(2) - 1, None, None),
        {},
        ValueError,
        "running_var holds a negative variance",
    ),
    ("receptive_field", ([(3, 1)],), {}, ValueError, "layer 0 must be (kernel, stride, dilation), got (3, 1)"),
    ("receptive_field", ([(3, 1, 1), (3, 0, 1)],), {}, ValueError, "stride of layer 1 must be at least 1, got 0"),
    (
        "conv_output_size",
        (4, 5),
        {},
        ValueError,
        "kernel 5 with dilation 1 spans 5 cells, more than the padded input's 4; add padding or use a smaller kernel",
    ),
    (
        "conv_output_size",
        (4, 3),
        {"dilation": 2},
        ValueError,
        "kernel 3 with dilation 2 spans 5 cells, more than the padded input's 4; add padding or use a smaller kernel",
    ),
    (
        "conv_transpose_output_size",
        (1, 1),
        {"output_padding": 1},
        ValueError,
        "output_padding 1 must be smaller than the stride 1 or the dilation 1",
    ),
    ("conv_parameters", (3, 4, 3), {"groups": 2}, ValueError, "groups 2 must divide both c_in 3 and c_out 4"),
    (
        "fpn_merge",
        (z((1, 2, 4, 4)), z((1, 3, 2, 2))),
        {},
        ValueError,
        "fpn_merge needs two maps of shape (N, C, H, W) or (C, H, W) with equal batch and channels, "
        "got (1, 2, 4, 4) and (1, 3, 2, 2)",
    ),
    (
        "fpn_merge",
        (z((1, 2, 4, 4)), z((1, 2, 5, 2))),
        {},
        ValueError,
        "top_down 5x2 is larger than lateral 4x4; give the finer map first",
    ),
    ("fpn_level", (0, 1), {}, ValueError, "width and height must be positive"),
    ("fpn_level", (1, 1), {"low": 5, "high": 2}, ValueError, "low 5 is above high 2"),
    ("ssd_scales", (0,), {}, ValueError, "num_maps must be at least 1, got 0"),
    ("ssd_scales", (3, 0.5, 0.2), {}, ValueError, "scales need 0 < low <= high <= 1, got low 0.5 and high 0.2"),
    (
        "ssd_default_boxes",
        ([1], [[2]], [0.2]),
        {},
        ValueError,
        "1 grid_sizes need as many aspect_ratios and one scale more, got 1 aspect_ratios and 1 scales",
    ),
    (
        "ssd_default_boxes",
        ([1], [[0.5]], [0.2, 1.0]),
        {},
        ValueError,
        "aspect ratio 0.5 of map 0 must be above 1; 1 and the reciprocals are added to the list",
    ),
    ("ssd_default_boxes", ([1], [[2]], [0.2, 0.0]), {}, ValueError, "scale 1 must be positive, got 0.0"),
    (
        "box_iou",
        (z((1, 4)), z((1, 5))),
        {},
        ValueError,
        "boxes2 must have shape (N, 4), rows x1, y1, x2, y2, got (1, 5)",
    ),
    (
        "box_iou",
        (z((1, 4)), [[0, 0, 1, 1], [2, 0, 1, 1]]),
        {},
        ValueError,
        "box 1 of boxes2 is [2.0, 0.0, 1.0, 1.0]: x2 or y2 is below x1 or y1; give the corners as x1, y1, x2, y2",
    ),
    ("nms", (z((1, 4)), z(2), 0.5), {}, ValueError, "scores must have shape (1,), one per box, got (2,)"),
    ("nms", (z((1, 4)), z(1), 1.5), {}, ValueError, "iou_threshold must lie in [0, 1], got 1.5"),
]


@pytest.mark.parametrize(("name", "args", "keywords", "error", "message"), REFUSED)
def test_a_bad_argument_is_refused_in_these_words(
    name: str, args: Any, keywords: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as refusal:
        getattr(kernels, name)(*args, **keywords)
    assert str(refusal.value) == message


def test_rows_of_different_lengths_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="input is not a rectangular array"):
        kernels.conv2d([[[1, 2], [3]]], z((1, 1, 1, 1)))


NONE = z((0, 2, 4, 4))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("conv2d", (NONE, z((3, 2, 2, 2)), z(3))),
        ("conv2d", (NONE, z((4, 1, 2, 2)), z(4), 1, 0, 1, 2)),
        ("conv2d_input", (NONE.shape, z((3, 2, 2, 2)), z((0, 3, 3, 3)))),
        ("conv_transpose2d", (NONE, z((2, 3, 2, 2)), None, 2)),
        ("max_pool2d", (NONE, 2, 2, 0, 1, False)),
        ("max_pool2d_backward", (z((0, 2, 2, 2)), NONE, 2)),
        ("max_unpool2d", (NONE, np.zeros(NONE.shape, int), 2)),
        ("avg_pool2d", (NONE, 2)),
        ("avg_pool2d_backward", (z((0, 2, 2, 2)), NONE, 2)),
        ("adaptive_avg_pool2d", (NONE, 3)),
        ("im2col", (NONE, 2)),
        ("pixel_shuffle", (z((0, 4, 2, 2)), 2)),
    ],
)
def test_an_empty_batch_gives_an_empty_batch(name: str, args: Any) -> None:
    assert getattr(kernels, name)(*args).shape[0] == 0


def test_an_empty_batch_gives_a_weight_no_gradient_and_pooling_no_indices() -> None:
    assert not kernels.conv2d_weight(NONE, (3, 2, 2, 2), z((0, 3, 3, 3))).any()
    values, indices = kernels.max_pool2d(NONE, 2, return_indices=True)
    assert values.shape == indices.shape == (0, 2, 2, 2)
