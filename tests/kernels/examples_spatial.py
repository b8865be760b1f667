"""One or more example calls for every spatial kernel: name -> list of (positional arguments, keyword arguments)."""

from typing import Any

import numpy as np

Call = tuple[tuple[Any, ...], dict[str, Any]]


def _grid(*shape: int) -> np.ndarray[Any, Any]:
    """Return an array of small distinct numbers without an order that a wrong axis could hide behind."""
    count = int(np.prod(shape))
    return ((np.arange(count) * 7919 % (2 * count + 1)) / 4 - count / 4).reshape(shape)


_BOXES = np.array([[0.0, 0.0, 4.0, 4.0], [1.0, 1.0, 5.0, 4.0], [6.0, 6.0, 7.0, 9.0]])

EXAMPLES: dict[str, list[Call]] = {
    "adaptive_avg_pool2d": [((_grid(2, 3, 5, 6), (2, 3)), {}), ((_grid(3, 5, 6), 5), {})],
    "avg_pool1d": [((_grid(2, 3, 7), 3), {"stride": 2, "padding": 1})],
    "avg_pool1d_backward": [((_grid(2, 3, 4), _grid(2, 3, 7), 3), {"stride": 2, "padding": 1})],
    "avg_pool2d": [((_grid(2, 3, 7, 6), 3), {"padding": 1, "count_include_pad": False}), ((_grid(3, 7, 6), 2), {})],
    "avg_pool2d_backward": [((_grid(2, 3, 3, 3), _grid(2, 3, 6, 7), 2), {})],
    "box_iou": [((_BOXES, _BOXES[:2]), {})],
    "channel_shuffle": [((_grid(2, 6, 3), 2), {}), ((_grid(2, 6, 3, 2), 1), {})],
    "conv1d": [((_grid(2, 4, 7), _grid(6, 2, 3), _grid(6)), {"groups": 2, "padding": "same"})],
    "conv1d_input": [(((2, 4, 7), _grid(6, 2, 3), _grid(2, 6, 5)), {"groups": 2})],
    "conv1d_weight": [((_grid(2, 4, 7), (6, 2, 3), _grid(2, 6, 5)), {"groups": 2})],
    "conv2d": [
        ((_grid(2, 4, 7, 6), _grid(6, 2, 3, 2), _grid(6)), {"groups": 2, "padding": 1, "stride": 2}),
        ((_grid(3, 5, 5), _grid(4, 3, 1, 1), _grid(4)), {}),
    ],
    "conv2d_input": [(((2, 4, 7, 6), _grid(6, 2, 3, 2), _grid(2, 6, 3, 3)), {"groups": 2, "stride": 2})],
    "conv2d_weight": [((_grid(2, 4, 7, 6), (6, 2, 3, 2), _grid(2, 6, 3, 3)), {"groups": 2, "stride": 2})],
    "conv3d": [((_grid(2, 2, 3, 4, 3), _grid(3, 2, 2, 2, 1), _grid(3)), {"dilation": (1, 2, 1)})],
    "conv3d_input": [(((2, 2, 3, 4, 3), _grid(3, 2, 2, 2, 1), _grid(2, 3, 2, 3, 3)), {})],
    "conv3d_weight": [((_grid(2, 2, 3, 4, 3), (3, 2, 2, 2, 1), _grid(2, 3, 2, 3, 3)), {})],
    "conv_multiply_adds": [((4, 6, 3, (7, 5)), {"groups": 2})],
    "conv_output_size": [((7, 3), {"stride": 2, "ceil_mode": True})],
    "conv_parameters": [((4, 6, (3, 5)), {"groups": 2})],
    "conv_transpose1d": [((_grid(2, 4, 3), _grid(4, 2, 3), _grid(4)), {"groups": 2, "stride": 2})],
    "conv_transpose2d": [((_grid(2, 4, 3, 4), _grid(4, 2, 3, 2), _grid(4)), {"groups": 2, "stride": 2})],
    "conv_transpose3d": [((_grid(2, 4, 3, 2, 2), _grid(4, 2, 3, 2, 1)), {"output_padding": 1, "stride": 2})],
    "conv_transpose_output_size": [((4, 3), {"stride": 2, "padding": 1})],
    "fold_batch_norm": [
        ((_grid(3, 2, 2, 2), _grid(3), _grid(3), np.array([1.0, 2.0, 0.5]), _grid(3), _grid(3)), {}),
        ((_grid(3, 2), None, _grid(3), np.array([1.0, 2.0, 0.5]), None, None), {}),
    ],
    "fpn_level": [((np.array([100.0, 300.0]), np.array([80.0, 500.0])), {}), ((112, 112), {})],
    "fpn_merge": [((_grid(2, 3, 5, 4), _grid(2, 3, 3, 2)), {})],
    "generalized_box_iou": [((_BOXES, _BOXES[:2]), {})],
    "im2col": [((_grid(2, 3, 4, 5), (2, 3)), {"padding": 1}), ((_grid(2, 4, 4), 1), {})],
    "interpolate": [
        ((_grid(2, 3, 4, 5),), {"size": (6, 3), "mode": "bilinear"}),
        ((_grid(2, 3, 4, 5),), {"size": (4, 5)}),
        ((_grid(2, 3, 4),), {"scale_factor": 1.5, "mode": "linear", "align_corners": True}),
    ],
    "max_pool1d": [((_grid(2, 3, 7), 3), {"stride": 2, "padding": 1, "return_indices": True})],
    "max_pool1d_backward": [((_grid(2, 3, 4), _grid(2, 3, 7), 3), {"stride": 2, "padding": 1})],
    "max_pool2d": [
        ((_grid(2, 3, 7, 6), 3), {"padding": 1, "stride": 2, "return_indices": True}),
        ((_grid(3, 7, 6), 1), {}),
    ],
    "max_pool2d_backward": [((_grid(2, 3, 3, 3), _grid(2, 3, 6, 7), 2), {})],
    "max_unpool2d": [((_grid(2, 1, 2, 2), np.array([[[[0, 3], [8, 11]]], [[[1, 2], [9, 10]]]]), 2), {})],
    "nms": [((_BOXES, np.array([0.5, 0.9, 0.1]), 0.3), {})],
    "pixel_shuffle": [((_grid(2, 8, 3, 2), 2), {}), ((_grid(2, 3, 2), 1), {})],
    "receptive_field": [(([(3, 1, 1), (3, 2, 2)],), {})],
    "ssd_default_boxes": [(([3, (1, 2)], [[2.0], [2.0, 3.0]], [0.2, 0.5, 1.0]), {})],
    "ssd_scales": [((3,), {})],
}
