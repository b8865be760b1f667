"""Traces told as stories: each step of a kernel in a few phases, laid out as lines."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from studyapp.texts import Texts
from studyapp.tui.traces.story import Story

if TYPE_CHECKING:
    from studyapp.exercise.trace import Trace

__all__ = ["Story", "story_of"]

STORIES: Mapping[str, tuple[str, str]] = {
    "conv2d": ("convolving", "ConvolutionStory"),
    "max_pool2d": ("pooling", "MaxPoolingStory"),
    "avg_pool2d": ("pooling", "AveragePoolingStory"),
    "adaptive_avg_pool2d": ("pooling", "AveragePoolingStory"),
    "cross_entropy": ("softmax", "SoftmaxStory"),
    "batch_norm": ("normalising", "BatchNormStory"),
    "receptive_field": ("receptive", "ReceptiveFieldStory"),
    "gradient_descent": ("descending", "DescentStory"),
    "sgd_step": ("descending", "DescentStory"),
    "ssd_default_boxes": ("boxing", "DefaultBoxesStory"),
    "solution": ("reckoning", "ReckoningStory"),
}


def story_of(trace: "Trace | None", texts: Texts) -> Story | None:
    """Return the story that a trace can be played as, if there is one."""
    if trace is None or not trace.steps or trace.told_as not in STORIES:
        return None
    module, name = STORIES[trace.told_as]
    story: Story = getattr(import_module(f"{__name__}.{module}"), name)(trace, texts)
    return story
