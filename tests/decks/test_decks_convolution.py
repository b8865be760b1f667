"""The convolution decks: faulty code is run and mended against the kernels, and what cards state is computed."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest

import kernels
from studyapp.deck.models import Bug, Choice, Claim, Entry, Order

VGG = [(3, 64, 224), (64, 64, 224), (64, 128, 112), (128, 128, 112), (128, 256, 56), (256, 256, 56), (256, 256, 56)]
VGG += [(256, 512, 28), (512, 512, 28), (512, 512, 28), (512, 512, 14), (512, 512, 14), (512, 512, 14)]
VGG_DENSE = [(25088, 4096), (4096, 4096), (4096, 1000)]

MOBILENET = [(32, 64, 112), (64, 128, 56), (128, 128, 56), (128, 256, 28), (256, 256, 28), (256, 512, 14)]
MOBILENET += [(512, 512, 14)] * 5 + [(512, 1024, 7), (1024, 1024, 7)]


def function(card: Bug, *, mended: bool) -> Callable[..., Any]:
    """Run a card's code, with its fix in place of the faulty line if `mended`, and give the function it defines."""
    lines = card.code.splitlines()
    if mended:
        (faulty,) = card.bug.lines
        lines[faulty - 1] = card.bug.fix
    space: dict[str, Any] = {}
    exec(compile("\n".join(lines), "card", "exec"), {"np": np}, space)
    (made,) = space.values()
    return made


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(sum(shape)).integers(-4, 5, shape).astype(float)


def same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and bool(np.allclose(one, other))


def convolves(run: Callable[..., Any], images: int, filters: int) -> bool:
    x, w = numbers(images, 2, 4, 4), numbers(filters, 2, 2, 2)
    return same(run(x, w), kernels.conv2d(x, w))


def prepares(run: Callable[..., Any], size: int) -> bool:
    images = np.arange(2 * size * size * 3).reshape(2, size, size, 3)
    return same(run(images), np.moveaxis(images, 3, 1) / 255)


def gradient_of_input(run: Callable[..., Any], padding: int) -> bool:
    w, upstream = numbers(3), numbers(5 + 2 * padding - 2)
    right = kernels.conv1d_input((1, 5), w[None, None], upstream[None], padding=padding)[0]
    return same(run(upstream, w, 5, padding), right)


def multiplies_groups(run: Callable[..., Any], groups: int) -> bool:
    x, w = numbers(4), numbers(4, 4 // groups)
    right = kernels.conv2d(x[:, None, None], w[:, :, None, None], groups=groups)[:, 0, 0]
    return same(run(x, w, groups), right)


def shuffles(run: Callable[..., Any], groups: int) -> bool:
    x = numbers(2, 6, 2, 2)
    return same(run(x, groups), kernels.channel_shuffle(x, groups))


def keeps_length(run: Callable[..., Any], dilation: int) -> bool:
    x, w = numbers(9), numbers(3)
    right = kernels.conv1d(x[None], w[None, None], padding=dilation, dilation=dilation)[0]
    return same(run(x, w, dilation), right)


Check = tuple[Callable[..., bool], tuple[int, ...], tuple[int, ...]]
BUGS: Mapping[str, Check] = {
    "convolution/channels-last-bug": (prepares, (1,), (3,)),
    "convolution/padding-zero-bug": (gradient_of_input, (1,), (0,)),
    "grouped-dilated/group-of-filter-bug": (multiplies_groups, (4,), (2,)),
    "grouped-dilated/shuffle-bug": (shuffles, (1,), (2,)),
    "grouped-dilated/dilated-padding-bug": (keeps_length, (1,), (2,)),
}


@pytest.mark.parametrize("key", BUGS)
def test_a_bug_hides_in_one_case_shows_in_another_and_its_fix_mends_both(entries: dict[str, Entry], key: str) -> None:
    card, (works, hidden, shown) = entries[key], BUGS[key]
    assert isinstance(card, Bug)
    faulty, mended = function(card, mended=False), function(card, mended=True)
    assert works(faulty, *hidden)
    assert not works(faulty, *shown)
    assert works(mended, *hidden)
    assert works(mended, *shown)


def test_one_image_hides_what_three_filters_refuse_and_two_get_wrong(entries: dict[str, Entry]) -> None:
    card = entries["convolution/batch-of-two"]
    assert isinstance(card, Bug)
    faulty, mended = function(card, mended=False), function(card, mended=True)
    assert convolves(faulty, 1, 15)
    with pytest.raises(ValueError, match="broadcast"):
        convolves(faulty, 2, 15)
    assert not convolves(faulty, 2, 2)
    made = faulty(numbers(2, 2, 4, 4), numbers(2, 2, 2, 2))
    assert same(made[0], made[1])
    assert all(convolves(mended, *sizes) for sizes in ((1, 15), (2, 15), (2, 2)))


def reached(dilations: tuple[int, ...]) -> set[int]:
    """Give the offsets that a stack of layers with kernel 3 reads."""
    return {sum(taps) for taps in product(*((-rate, 0, rate) for rate in dilations))}


def test_only_the_right_rates_read_every_cell_of_their_field(entries: dict[str, Entry]) -> None:
    card = entries["grouped-dilated/rates-without-holes"]
    assert isinstance(card, Choice)
    for option in (*card.correct, *card.wrong):
        rates = tuple(int(rate) for rate in option.text.to("en").strip("$").split(","))
        whole = set(range(-sum(rates), sum(rates) + 1))
        assert (reached(rates) == whole) == (option in card.correct), rates
    assert reached((1, 2, 7)) == set(range(-10, 11))
    assert 4 not in reached((1, 2, 8))


def test_dilation_in_place_of_a_stride_keeps_the_old_values_at_every_second_cell(entries: dict[str, Entry]) -> None:
    card = entries["grouped-dilated/dilate-instead-of-stride"]
    assert isinstance(card, Claim)
    assert card.truth
    for size in (7, 8, 9):
        x, first, second = numbers(1, 1, size, size), numbers(1, 1, 3, 3), numbers(1, 1, 3, 3)
        old = kernels.conv2d(kernels.conv2d(x, first, stride=2, padding=1), second, padding=1)
        new = kernels.conv2d(kernels.conv2d(x, first, padding=1), second, padding=2, dilation=2)
        assert same(new[..., ::2, ::2], old)


def test_layers_are_ordered_by_their_weights(entries: dict[str, Entry]) -> None:
    card = entries["grouped-dilated/order-by-weights"]
    assert isinstance(card, Order)
    layers = [(3, 64), (1, 1), (3, 4), (3, 1), (5, 1)]
    counts = [kernels.conv_parameters(64, 64, kernel, groups=groups, bias=False) for kernel, groups in layers]
    assert counts == [576, 4096, 9216, 36864, 102400]
    assert len(card.order) == len(layers)


def test_vgg_keeps_its_parameters_in_dense_layers_and_computes_in_convolutions() -> None:
    convolutions = sum(kernels.conv_parameters(c_in, c_out, 3) for c_in, c_out, _ in VGG)
    dense = sum((c_in + 1) * c_out for c_in, c_out in VGG_DENSE)
    assert round((convolutions + dense) / 1e8, 2) == 1.38
    assert 0.1 < convolutions / (convolutions + dense) < 0.11
    work = sum(kernels.conv_multiply_adds(c_in, c_out, 3, size) for c_in, c_out, size in VGG)
    total = work + sum(c_in * c_out for c_in, c_out in VGG_DENSE)
    assert round(total / 1e10, 2) == 1.55
    assert work / total > 0.99


def test_mobilenet_spends_its_multiply_adds_on_pointwise_layers() -> None:
    pointwise = sum(kernels.conv_multiply_adds(c_in, c_out, 1, size) for c_in, c_out, size in MOBILENET)
    depthwise = sum(kernels.conv_multiply_adds(c_in, c_in, 3, size, groups=c_in) for c_in, _, size in MOBILENET)
    first, dense = kernels.conv_multiply_adds(3, 32, 3, 112), 1024 * 1000
    total = pointwise + depthwise + first + dense
    shares = [round(100 * part / total, 2) for part in (pointwise, depthwise, first)]
    assert shares == [94.86, 3.06, 1.91]


def test_a_resnext_block_weighs_as_much_as_a_plain_one() -> None:
    def block(width: int, groups: int) -> int:
        layers = ((256, width, 1, 1), (width, width, 3, groups), (width, 256, 1, 1))
        return sum(kernels.conv_parameters(*layer[:3], groups=layer[3], bias=False) for layer in layers)

    assert (block(128, 32), block(64, 1)) == (70144, 69632)


def test_fields_of_dilated_stacks() -> None:
    assert kernels.receptive_field([(2, 1, 2**power) for power in range(10)])[0] == 1024
    for depth in range(1, 8):
        rates = [2**power for power in range(depth)]
        assert kernels.receptive_field([(3, 1, rate) for rate in rates])[0] == 2 ** (depth + 1) - 1
        assert reached(tuple(rates)) == set(range(1 - 2**depth, 2**depth))


def test_a_huge_rate_leaves_the_centre_alone_almost_everywhere() -> None:
    kernel = np.ones((1, 1, 3, 3))
    taps = kernels.conv2d(np.ones((1, 1, 33, 33)), kernel, padding=32, dilation=32)
    assert (taps == 1).mean() > 0.85


def test_a_shuffle_of_twelve_by_three_is_undone_by_four(entries: dict[str, Entry]) -> None:
    card = entries["grouped-dilated/shuffle-undone"]
    assert isinstance(card, Choice)
    x = np.arange(12.0).reshape(1, 12, 1)
    for option in (*card.correct, *card.wrong):
        groups = int(option.text.to("en").strip("$"))
        back = kernels.channel_shuffle(kernels.channel_shuffle(x, 3), groups)
        assert same(back, x) == (option in card.correct)


def test_same_padding_of_tensorflow_reads_one_pixel_further_on() -> None:
    x, w = numbers(1, 1, 8, 8), numbers(1, 1, 3, 3)
    at_the_end = np.pad(x, ((0, 0), (0, 0), (0, 1), (0, 1)))
    assert kernels.conv2d(at_the_end, w, stride=2).shape == kernels.conv2d(x, w, stride=2, padding=1).shape
    both_ends = kernels.conv2d(x, w, padding=1)
    assert same(kernels.conv2d(at_the_end, w, stride=2), both_ends[..., 1::2, 1::2])


def test_what_the_cards_say_of_pytorch() -> None:
    torch = pytest.importorskip("torch")
    nn = torch.nn
    with pytest.raises(ValueError, match="strided"):
        nn.Conv2d(3, 8, 3, stride=2, padding="same")
    for groups in (1, 2, 3, 6):
        nn.Conv2d(12, 18, 3, groups=groups)
    for groups in (4, 9, 12):
        with pytest.raises(ValueError, match="divisible"):
            nn.Conv2d(12, 18, 3, groups=groups)
    assert nn.ConvTranspose2d(3, 8, 5).weight.shape == (3, 8, 5, 5)
    assert nn.Conv2d(6, 8, 5, groups=2).weight.shape == (8, 3, 5, 5)
    assert nn.Conv3d(3, 8, 5).weight.shape == (8, 3, 5, 5, 5)
    assert nn.Conv2d(64, 64, 3, dilation=6, padding=6)(torch.zeros(1, 64, 9, 9)).shape[-2:] == (9, 9)
    sizes = {nn.Conv1d(1, 1, 3, stride=2, padding=1)(torch.zeros(1, 1, size)).shape[-1] for size in (7, 8)}
    assert sizes == {4}
    for extra in (0, 1):
        back = nn.ConvTranspose1d(1, 1, 3, stride=2, padding=1, output_padding=extra)
        assert back(torch.zeros(1, 1, 4)).shape[-1] == 7 + extra


def test_an_even_kernel_gets_its_odd_zero_at_the_end() -> None:
    torch = pytest.importorskip("torch")
    x, w = torch.arange(1.0, 6).reshape(1, 1, 5), torch.tensor([[[1.0, 0]]])
    made = torch.nn.functional.conv1d(torch.nn.functional.pad(x, (0, 1)), w)
    with pytest.warns(UserWarning, match="even kernel"):
        assert torch.equal(torch.nn.functional.conv1d(x, w, padding="same"), made)


def test_a_causal_layer_sees_nothing_of_the_future() -> None:
    signal, w = np.zeros((1, 20)), np.ones((1, 1, 3))
    signal[0, 12] = 1
    for left, right, ahead in ((8, 0, 0), (4, 4, 4), (0, 8, 8)):
        made = kernels.conv1d(np.pad(signal, ((0, 0), (left, right))), w, dilation=4)[0]
        assert made.shape == (20,)
        assert made.nonzero()[0].min() == 12 - ahead
