"""What torch, in float64, says to the same calls; where torch lacks the operation, its formula written with torch."""

import warnings

import numpy as np
import pytest

torch = pytest.importorskip("torch")
F = torch.nn.functional
torch.set_num_threads(1)


def tensor(value):
    """Return arrays as contiguous float64 or int64 tensors, other values as they are.

    Contiguous, because torch 2.13's batch norm has a wrong gradient for some layouts of a (1, 2, 1, 3, 1) input.
    """
    if isinstance(value, list):
        return [tensor(each) for each in value]
    if not isinstance(value, np.ndarray | np.generic):
        return value
    value = np.array(value, order="C")
    return torch.from_numpy(value.astype(np.float64 if value.dtype.kind == "f" else np.int64))


def flat_arrays(result):
    """Return a result, one value or several nested ones, as a flat list of arrays; what is None is left out."""
    if isinstance(result, list | tuple):
        return [array for each in result for array in flat_arrays(each)]
    return [] if result is None else [np.asarray(result.detach().numpy() if torch.is_tensor(result) else result)]


def ask(name, args, kwargs):
    """Return torch's answer to a call of the kernel of this name."""
    call = ORACLES.get(name) or getattr(F, name)
    return flat_arrays(call(*map(tensor, args), **{key: tensor(value) for key, value in kwargs.items()}))


def elementwise_gradient(function):
    def call(grad_output, x, **options):
        x.requires_grad_()
        function(x, **options).backward(grad_output)
        return x.grad

    return call


def loss_gradient(function):
    def call(x, *args, **options):
        x.requires_grad_()
        function(x, *args, **options).backward()
        return x.grad

    return call


def update_running_stats(x, mean, variance, momentum):
    F.batch_norm(x, mean, variance, training=True, momentum=momentum)
    return mean, variance


def batch_norm_backward(grad_output, x, weight, eps):
    scale = (torch.ones(x.shape[1], dtype=x.dtype) if weight is None else weight).requires_grad_()
    shift = torch.zeros(x.shape[1], dtype=x.dtype, requires_grad=True)
    x.requires_grad_()
    F.batch_norm(x, None, None, scale, shift, training=True, eps=eps).backward(grad_output)
    return x.grad, scale.grad, shift.grad


def reduce(values, reduction):
    return values if reduction == "none" else getattr(values, reduction)()


def focal(x, y, alpha, gamma, reduction):
    p = torch.sigmoid(x)
    right = p * y + (1 - p) * (1 - y)
    loss = F.binary_cross_entropy_with_logits(x, y, reduction="none") * (1 - right) ** gamma
    if alpha >= 0:
        loss = loss * (alpha * y + (1 - alpha) * (1 - y))
    return reduce(loss, reduction)


def dice(p, t, smooth):
    p, t = p.flatten(2) if p.ndim > 2 else p[..., None], t.flatten(2) if t.ndim > 2 else t[..., None]
    return (2 * (p * t).sum(2) + smooth) / (p.sum(2) + t.sum(2) + smooth)


def dice_loss(p, t, smooth, reduction):
    return reduce(1 - dice(p, t, smooth), reduction)


def soft_iou(p, t, smooth, reduction):
    p, t = p.flatten(2) if p.ndim > 2 else p[..., None], t.flatten(2) if t.ndim > 2 else t[..., None]
    shared = (p * t).sum(2)
    return reduce(1 - (shared + smooth) / (p.sum(2) + t.sum(2) - shared + smooth), reduction)


def contrastive(x1, x2, y, margin, reduction):
    d = torch.linalg.vector_norm(x1 - x2, dim=-1)
    return reduce((y * d**2 + (1 - y) * torch.clamp(margin - d, min=0) ** 2) / 2, reduction)


def multi_similarity(x, labels, alpha, beta, base, epsilon):
    similarity = F.normalize(x, dim=1) @ F.normalize(x, dim=1).T
    total = torch.zeros((), dtype=x.dtype)
    for i in range(len(x)):
        others = [k for k in range(len(x)) if k != i]
        same = [similarity[i, k] for k in others if labels[k] == labels[i]]
        unlike = [similarity[i, k] for k in others if labels[k] != labels[i]]
        if epsilon is not None:
            same, unlike = (
                [s for s in same if unlike and s < max(unlike) + epsilon],
                [s for s in unlike if same and s > min(same) - epsilon],
            )
        total += sum((torch.exp(-alpha * (s - base)) for s in same), torch.ones_like(total)).log() / alpha
        total += sum((torch.exp(beta * (s - base)) for s in unlike), torch.ones_like(total)).log() / beta
    return total / len(x)


def clip_grad_norm(grads, max_norm, norm_type):
    params = [torch.zeros_like(grad, requires_grad=True) for grad in grads]
    for param, grad in zip(params, grads, strict=True):
        param.grad = grad.clone()
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm, norm_type)
    return [param.grad for param in params], norm


def clip_grad_value(grads, clip_value):
    return [grad.clamp(-clip_value, clip_value) for grad in grads]


def sgd_step(param, grad, buffer, **options):
    optimizer = torch.optim.SGD([param.requires_grad_()], **options)
    param.grad = grad
    if buffer is not None:
        optimizer.state[param]["momentum_buffer"] = buffer.clone()
    optimizer.step()
    return param, optimizer.state[param].get("momentum_buffer") if options["momentum"] else None


def adam_step(param, grad, mean, square, step, decoupled, **options):
    kind = torch.optim.AdamW if decoupled else torch.optim.Adam
    optimizer = kind([param.requires_grad_()], **options)
    param.grad = grad
    state = {"step": torch.tensor(float(step - 1)), "exp_avg": mean.clone(), "exp_avg_sq": square.clone()}
    optimizer.state[param].update(state)
    optimizer.step()
    return param, optimizer.state[param]["exp_avg"], optimizer.state[param]["exp_avg_sq"]


def kl_div(x, target, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return F.kl_div(x, target, **options)


ORACLES = {
    "adam_step": adam_step,
    "batch_norm_backward": batch_norm_backward,
    "binary_cross_entropy_with_logits_backward": loss_gradient(F.binary_cross_entropy_with_logits),
    "clip_grad_norm": clip_grad_norm,
    "clip_grad_value": clip_grad_value,
    "contrastive_loss": contrastive,
    "cross_entropy_backward": loss_gradient(F.cross_entropy),
    "dice_coefficient": dice,
    "dice_loss": dice_loss,
    "dice_loss_backward": loss_gradient(dice_loss),
    "gelu_backward": elementwise_gradient(F.gelu),
    "kl_div": kl_div,
    "leaky_relu_backward": elementwise_gradient(F.leaky_relu),
    "logsumexp": torch.logsumexp,
    "mse_loss_backward": loss_gradient(F.mse_loss),
    "multi_similarity_loss": multi_similarity,
    "relu_backward": elementwise_gradient(F.relu),
    "sgd_step": sgd_step,
    "sigmoid": torch.sigmoid,
    "sigmoid_backward": elementwise_gradient(torch.sigmoid),
    "sigmoid_focal_loss": focal,
    "soft_iou_loss": soft_iou,
    "soft_threshold": F.softshrink,
    "tanh": torch.tanh,
    "tanh_backward": elementwise_gradient(torch.tanh),
    "update_running_stats": update_running_stats,
}
