"""Facts that cards state about PyTorch, tried on PyTorch itself wherever it is installed."""

import math
from typing import Any

import pytest

torch: Any = pytest.importorskip("torch")
F = torch.nn.functional


def test_a_batch_norm_layer_saves_parameters_and_statistics() -> None:
    names = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"]
    assert list(torch.nn.BatchNorm2d(3).state_dict()) == names


def test_train_undoes_eval_and_momentum_zero_still_normalises_with_the_batch() -> None:
    model = torch.nn.Sequential(torch.nn.BatchNorm1d(1, momentum=0.0))
    model[0].eval()
    model.train()
    made = model(torch.tensor([[1.0], [3.0]]))
    assert made.mean().item() == pytest.approx(0, abs=1e-6)
    assert model[0].running_mean.item() == 0
    assert made.requires_grad


def test_frozen_statistics_leave_gradients_to_input_weight_and_bias_alone() -> None:
    x, weight, bias = (torch.rand(*size, requires_grad=True) for size in ((4, 2), (2,), (2,)))
    F.batch_norm(x, torch.zeros(2), torch.ones(2), weight, bias, training=False).pow(2).sum().backward()
    assert all(tensor.grad is not None for tensor in (x, weight, bias))
    with pytest.raises(RuntimeError, match="running_mean"):
        F.batch_norm(x, torch.zeros(2, requires_grad=True), torch.ones(2), weight, bias, training=False)


def test_one_value_per_channel_is_refused_in_training() -> None:
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        torch.nn.BatchNorm1d(8)(torch.ones(1, 8))


def test_ten_times_the_weights_leave_the_output_and_a_tenth_of_the_gradient() -> None:
    x, push = torch.randn(64, 5).double(), torch.randn(64, 1).double()
    found = []
    for scale in (1.0, 10.0):
        weight = (torch.ones(1, 5).double() * scale).requires_grad_()
        made = F.batch_norm(x @ weight.T, None, None, training=True, eps=1e-14)
        (made * push).sum().backward()
        found.append((made.detach(), weight.grad))
    assert torch.allclose(found[0][0], found[1][0])
    assert torch.allclose(found[0][1], 10 * found[1][1], atol=1e-8)


def test_without_running_statistics_evaluation_uses_the_batch() -> None:
    layer = torch.nn.BatchNorm1d(1, track_running_stats=False).eval()
    assert layer.running_mean is None
    assert layer(torch.tensor([[5.0], [7.0]])).mean().item() == pytest.approx(0, abs=1e-6)


def test_keras_momentum_turned_round_gives_the_same_average() -> None:
    layer = torch.nn.BatchNorm1d(1, momentum=0.01)
    layer(torch.tensor([[2.0], [4.0]]))
    assert layer.running_mean.item() == pytest.approx(0.99 * 0 + 0.01 * 3)


def test_max_pooling_pads_with_minus_infinity_and_breaks_ties_by_the_first() -> None:
    assert F.max_pool2d(torch.full((1, 2, 2), -3.0), 2, padding=1).max().item() == -3
    tied = torch.ones(1, 2, 2, requires_grad=True)
    F.max_pool2d(tied, 2).sum().backward()
    assert tied.grad.flatten().tolist() == [1, 0, 0, 0]


def test_dilated_pooling_spans_three_cells() -> None:
    x = torch.tensor([[4.0, 1, 3, 7, 2]])
    assert F.max_pool1d(x, 2, stride=1, dilation=2).tolist() == [[4, 7, 3]]


def test_average_pooling_counts_padding_unless_told_otherwise() -> None:
    x = torch.tensor([[[8.0, 0], [0, 0]]])
    assert F.avg_pool2d(x, 2, stride=2, padding=1)[0, 0, 0].item() == 2
    assert F.avg_pool2d(x, 2, stride=2, padding=1, count_include_pad=False)[0, 0, 0].item() == 8


def test_a_window_that_would_start_in_the_right_padding_is_dropped() -> None:
    assert F.max_pool1d(torch.zeros(1, 5), 2, stride=2, padding=1, ceil_mode=True).shape[-1] == 3


def test_pooling_commutes_as_the_card_says() -> None:
    x = torch.randn(1, 4, 4)
    assert torch.equal(F.max_pool2d(x.relu(), 2), F.max_pool2d(x, 2).relu())
    assert torch.equal(F.max_pool2d(x.sigmoid(), 2), F.max_pool2d(x, 2).sigmoid())
    assert torch.allclose(F.avg_pool2d(x + 3, 2), F.avg_pool2d(x, 2) + 3, atol=1e-6)
    assert not torch.allclose(F.avg_pool2d(x.relu(), 2), F.avg_pool2d(x, 2).relu())


def test_softmax_before_cross_entropy_has_a_floor() -> None:
    perfect = torch.eye(10)[:1]
    assert F.cross_entropy(perfect, torch.tensor([0])).item() == pytest.approx(math.log(1 + 9 / math.e))
    assert round(math.log(1 + 9 / math.e), 3) == 1.461


def test_the_gradient_from_a_logit_stays_near_one_for_a_confident_mistake() -> None:
    z = torch.tensor([30.0, -30.0], requires_grad=True)
    gradient = torch.autograd.grad(F.binary_cross_entropy_with_logits(z, torch.tensor([0.0, 1.0]), reduction="sum"), z)
    assert gradient[0].tolist() == [1, -1]


def test_huber_pulls_with_delta_and_smooth_l1_with_one() -> None:
    for loss, pull in (
        (lambda e: F.huber_loss(e, 0 * e, delta=2.0), 2),
        (lambda e: F.smooth_l1_loss(e, 0 * e, beta=2.0), 1),
    ):
        error = torch.tensor(10.0, requires_grad=True)
        loss(error).backward()
        assert error.grad.item() == pull


def test_kl_mean_is_too_small_by_the_number_of_classes() -> None:
    p, q = torch.softmax(torch.randn(2, 4, 5), -1)
    right = (p * (p / q).log()).sum(1).mean()
    assert torch.isclose(F.kl_div(q.log(), p, reduction="batchmean"), right)
    with pytest.warns(UserWarning, match="batchmean"):
        assert torch.isclose(F.kl_div(q.log(), p, reduction="mean") * 5, right)


def test_what_a_weighted_mean_divides_by() -> None:
    logits, weight, target = torch.randn(4, 3), torch.tensor([1.0, 2, 5]), torch.tensor([0, 1, 2, 2])
    each = F.cross_entropy(logits, target, reduction="none") * weight[target]
    assert torch.isclose(F.cross_entropy(logits, target, weight), each.sum() / weight[target].sum())
    assert torch.isclose(F.cross_entropy(logits, torch.eye(3)[target], weight), each.sum() / 4)
    same = torch.full((4,), 2)
    assert torch.isclose(F.cross_entropy(logits, same, weight), F.cross_entropy(logits, same))
    sure = torch.eye(3)[same]
    assert torch.isclose(F.cross_entropy(logits, sure, 2 * weight), 2 * F.cross_entropy(logits, sure, weight))
    binary = F.binary_cross_entropy_with_logits(logits, torch.eye(3)[target], weight, reduction="sum")
    assert torch.isclose(F.binary_cross_entropy_with_logits(logits, torch.eye(3)[target], weight), binary / 12)


def test_float32_sigmoid_saturates_near_17() -> None:
    assert torch.sigmoid(torch.tensor(16.0)) < 1
    assert torch.sigmoid(torch.tensor(18.0)) == 1
    assert F.binary_cross_entropy(torch.tensor(1.0), torch.tensor(0.0)).item() == 100


def test_the_notes_binary_sum_is_twice_the_cross_entropy_of_two_classes() -> None:
    p, q = torch.tensor([0.3, 0.7]), torch.tensor([0.6, 0.4])
    summed = -(p * q.log() + (1 - p) * (1 - q).log()).sum()
    assert torch.isclose(summed, 2 * -(p * q.log()).sum())


@pytest.mark.parametrize(("kernel", "stride", "counts"), [(4, 2, {2}), (3, 2, {1, 2}), (5, 2, {2, 3}), (4, 3, {1, 2})])
def test_transposed_convolutions_overlap_evenly_if_the_stride_divides_the_kernel(
    kernel: int, stride: int, counts: set[int]
) -> None:
    made = F.conv_transpose1d(torch.ones(1, 1, 12), torch.ones(1, 1, kernel), stride=stride)[0, 0]
    assert {int(count) for count in made[kernel:-kernel]} == counts


@pytest.mark.parametrize(
    ("layer", "weights"),
    [
        ({"kernel_size": 3, "groups": 64}, 576),
        ({"kernel_size": 1}, 4096),
        ({"kernel_size": 3, "groups": 4}, 9216),
        ({"kernel_size": 3, "dilation": 4}, 36864),
        ({"kernel_size": 5}, 102400),
    ],
)
def test_weights_of_the_layers_to_be_ordered(layer: dict[str, int], weights: int) -> None:
    assert torch.nn.Conv2d(64, 64, **layer).weight.numel() == weights


def test_slopes_of_gelu_mirror_each_other_and_change_at_three_quarters() -> None:
    z = torch.linspace(-2, 2, 401, dtype=torch.float64, requires_grad=True)
    F.gelu(z).sum().backward()
    assert torch.allclose(z.grad + z.grad.flip(0), torch.ones_like(z.grad))
    assert z.grad[z < -0.76].max() < 0 < z.grad[z > -0.75].min()


def test_only_the_pre_norm_jacobian_holds_the_identity() -> None:
    inner, x = torch.nn.Linear(4, 4, dtype=torch.float64), torch.randn(4, dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian
    norm = torch.nn.LayerNorm(4, elementwise_affine=False)
    pre, post = jacobian(lambda v: v + inner(norm(v)), x), jacobian(lambda v: norm(v + inner(v)), x)
    assert torch.allclose(pre, torch.eye(4, dtype=x.dtype) + inner.weight @ jacobian(norm, x))
    assert torch.allclose(post, jacobian(norm, x + inner(x)) @ (torch.eye(4, dtype=x.dtype) + inner.weight))
