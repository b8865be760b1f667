"""The operations that exercises compute with, as their docstrings explain them: the formula sheet."""

import inspect
from dataclasses import dataclass

import kernels

TOPICS: tuple[tuple[str, str], ...] = (
    ("convolution", "convolution convolution_gradient conv_output_size conv_parameters conv_transpose im2col"
        " receptive_field pixel_shuffle channel_shuffle"),
    ("pooling", "max_pool avg_pool adaptive_avg_pool2d max_unpool2d interpolate"),
    ("normalisation", "batch_norm layer_norm instance_norm group_norm rms_norm fold_batch_norm update_running_stats"
        " standardize min_max_scale"),
    ("activation", "relu leaky_relu elu gelu silu sigmoid tanh softplus softmax log_softmax logsumexp"),
    ("metric", "contrastive_loss triplet_margin_loss triplet_kind multi_similarity_loss cosine_similarity"
        " pairwise_distance"),
    ("imbalance", "class_weights confusion_matrix one_hot sigmoid_focal_loss"),
    ("loss", "cross_entropy binary_cross_entropy binary_cross_entropy_with_logits nll_loss kl_div mse_loss l1_loss"
        " smooth_l1_loss huber_loss dice_loss soft_iou_loss"),
    ("training", "sgd_step adam_step gradient_descent clip_grad initialization dropout penalty finite_difference"),
    ("detection", "box_iou nms fpn_level fpn_merge ssd_default_boxes"),
    ("attention", "scaled_dot_product_attention multi_head_attention attention positional_encoding causal_mask"),
)  # fmt: skip
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its name, its topic, how it is called, and what its docstring says."""

    name: str
    topic: str
    call: str
    doc: str


def operations() -> tuple[Operation, ...]:
    """List all operations by topic, each topic in the order of the table above."""
    order = {module: (rank, topic) for rank, (topic, modules) in enumerate(TOPICS) for module in modules.split()}
    found = []
    for name in kernels.__all__:
        function = getattr(kernels, name)
        rank, topic = order.get(function.__module__.rpartition(".")[2], (len(TOPICS), OTHER))
        found.append((rank, Operation(name, topic, call_of(name, function), inspect.getdoc(function) or "")))
    return tuple(operation for _, operation in sorted(found, key=lambda each: (each[0], each[1].name)))


@dataclass(frozen=True, slots=True)
class Explained:
    """A docstring taken apart: one sentence, the formulas, the examples, and everything else, each as Markdown."""

    sentence: str
    formulas: str
    examples: str
    details: str

    @classmethod
    def of(cls, doc: str) -> "Explained":
        """Sort the paragraphs of a docstring."""
        sentence, *paragraphs = as_markdown(doc).split("\n\n")
        formulas = [each for each in paragraphs if each.startswith("$")]
        examples = [each for each in paragraphs if each.startswith("```")]
        details = [each for each in paragraphs if each not in formulas and each not in examples]
        return cls(sentence, *("\n\n".join(part) for part in (formulas, examples, details)))


def call_of(name: str, function: object) -> str:
    """Write how an operation is called, with its defaults and without types."""
    if not callable(function):
        return name
    parameters = inspect.signature(function).parameters.values()
    starred = False
    shown = []
    for each in parameters:
        if each.kind is each.KEYWORD_ONLY and not starred:
            starred = True
            shown.append("*")
        shown.append(each.name if each.default is each.empty else f"{each.name}={each.default!r}")
    return f"{name}({', '.join(shown)})"


def as_markdown(doc: str) -> str:
    """Turn a docstring into Markdown: its examples become code, and a formula that goes on below stays whole."""
    lines: list[str] = []
    inside = False
    for line in doc.splitlines():
        begins = line.startswith(">>> ")
        if begins and not inside:
            lines += ["```python"]
            inside = True
        elif inside and not line.strip():
            lines += ["```"]
            inside = False
        if not inside and lines and lines[-1].count("$") % 2:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join([*lines, "```"] if inside else lines)
