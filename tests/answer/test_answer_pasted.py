"""What NumPy and torch print can be pasted as an answer."""

import numpy as np
import pytest

from studyapp.answer import Value, read

SHAPES = [(3,), (1, 4), (4, 1), (2, 3), (2, 2, 3), (1, 2, 3, 2), (2, 1, 2, 1, 2), (40,), (3, 30)]
KINDS = ["int64", "int8", "float64", "float32"]


def drawn(shape: tuple[int, ...], kind: str) -> np.ndarray:
    cells = np.random.default_rng(7).normal(0, 3, shape)
    return cells.round().astype(kind) if kind.startswith("int") else cells.astype(kind)


def cells_of(text: str, shape: tuple[int, ...]) -> list[float]:
    value = read(text, "tensor")
    assert isinstance(value, Value), value
    assert value.shape == shape
    return [float(cell) for cell in value.cells]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("write", [repr, str])
def test_a_printed_array_reads_as_the_array(shape: tuple[int, ...], kind: str, write: object) -> None:
    array = drawn(shape, kind)
    assert callable(write)
    assert cells_of(write(array), shape) == pytest.approx(array.ravel().tolist(), rel=1e-5, abs=1e-7)


def test_small_and_large_cells_are_printed_with_exponents() -> None:
    array = np.array([1e-7, -2.5e8, 0.0])
    assert cells_of(repr(array), (3,)) == array.tolist()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_printed_torch_tensor_reads_as_the_tensor(shape: tuple[int, ...]) -> None:
    torch = pytest.importorskip("torch")
    tensor = torch.from_numpy(drawn(shape, "float64"))
    expected = tensor.ravel().tolist()
    assert cells_of(repr(tensor), shape) == pytest.approx(expected, abs=1e-4)
    assert cells_of(repr(tensor.clone().requires_grad_() * 1), shape) == pytest.approx(expected, abs=1e-4)
    size = read(repr(tensor.shape), "shape")
    assert isinstance(size, Value)
    assert size.cells == shape


def test_printed_scalars_and_lists_of_scalars_are_read() -> None:
    for scalar in (np.float64(0.125), np.float32(0.125), np.array(0.125)):
        value = read(repr(scalar), "number")
        assert isinstance(value, Value)
        assert float(value.cells[0]) == 0.125
    assert cells_of(repr(list(np.array([0.5, 1.5]))), (2,)) == [0.5, 1.5]
    shape = read(repr((np.int64(3), 4)), "shape")
    assert isinstance(shape, Value)
    assert shape.cells == (3, 4)
