"""Shapes, vectors, matrices and tensors in the notations people type and paste."""

from fractions import Fraction

import pytest

from studyapp.answer import Form, Value, read


def array(text: str, form: Form = "matrix", **settings: bool) -> Value:
    value = read(text, form, **settings)
    assert isinstance(value, Value), value
    return value


@pytest.mark.parametrize(
    "text",
    [
        "1,64,32,32",
        "1, 64, 32, 32",
        "(1, 64, 32, 32)",
        "(1,64,32,32,)",
        "[1, 64, 32, 32]",
        "1x64x32x32",
        "1 X 64 X 32 X 32",
        "1×64×32×32",
        "[1 64 32 32]",
        "1 64 32 32",
        "torch.Size([1, 64, 32, 32])",
        "1、64、32、32",
        "（1，64，32，32）",
        "1, 2^6, 64/2, max(1, 32)",
    ],
)
def test_a_shape_is_read_in_every_usual_notation(text: str) -> None:
    assert array(text, "shape") == Value((4,), (Fraction(1), Fraction(64), Fraction(32), Fraction(32)), (None,) * 4)


@pytest.mark.parametrize("text", ["()", "[]", "torch.Size([])", " ( ) ", "（）"])
def test_the_shape_of_a_scalar_is_empty(text: str) -> None:
    assert array(text, "shape") == Value((0,), (), ())


def test_a_shape_with_a_missing_floor_is_read_so_that_the_judge_can_name_it() -> None:
    assert array("1, 15.5", "shape").cells == (1, Fraction(31, 2))


@pytest.mark.parametrize(
    "text",
    [
        "1 -2 0.5",
        "1, -2, 0.5",
        "[1 -2 0.5]",
        "[1, -2, 0.5]",
        "(1, -2, 0.5)",
        "(1 -2 0.5)",
        "[ 1.  -2.   0.5]",
        "tensor([ 1.0, -2.0,  0.5])",
        "array([1, -2, 0.5])",
        "[1,\n-2,\n0.5]",
        "[1 -2\n 0.5]",
        "１，－２，０．５",
        "[np.float64(1.0), np.float64(-2.0), np.float64(0.5)]",
        "1 -2 1/2",
        "[2-1, 4/-2, max(0, 0.5)]",
    ],
)
def test_a_vector_is_read_in_every_usual_notation(text: str) -> None:
    value = array(text, "vector")
    assert value.shape == (3,)
    assert value.cells == (1, -2, Fraction(1, 2))


def test_a_column_and_a_row_keep_the_shape_they_were_typed_in() -> None:
    assert array("1\n2\n3", "vector").shape == (3, 1)
    assert array("1; 2; 3", "vector").shape == (3, 1)
    assert array("[[1, 2, 3]]", "vector").shape == (1, 3)
    assert array("1 2 3", "matrix").shape == (3,)
    assert array("5", "vector").shape == (1,)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1 - 2", (-1,)),
        ("1 -2", (1, -2)),
        ("1-2", (-1,)),
        ("1 - 2 3", (-1, 3)),
        ("1 +2", (1, 2)),
        ("1 * 2 3", (2, 3)),
        ("(1 + 2) 3", (3, 3)),
        ("50% 3", (Fraction(1, 2), 3)),
        ("√4 √9", (2, 3)),
        ("sqrt(4) 1", (2, 1)),
        ("sqrt (4) 1", (2, 1)),
        ("1 -2, 3", (-1, 3)),
    ],
)
def test_a_blank_parts_items_only_where_no_comma_does(text: str, cells: tuple[Fraction, ...]) -> None:
    assert array(text, "vector").cells == cells


@pytest.mark.parametrize(
    "text",
    [
        "[[1,2],[3,4]]",
        "[[1, 2], [3, 4]]",
        "((1, 2), (3, 4))",
        "1 2; 3 4",
        "1 2; 3 4;",
        "1, 2; 3, 4",
        "[1 2; 3 4]",
        "1 2\n3 4",
        "\n1 2\r\n3 4\n\n",
        "1, 2,\n3, 4,",
        "1 2;\n3 4",
        "[1, 2]\n[3, 4]",
        "[1, 2],\n[3, 4]",
        "[1, 2], [3, 4]",
        "[[1 2]\n [3 4]]",
        "[[1. 2.]\n [3. 4.]]",
        "[[1 2][3 4]]",
        "array([[1., 2.],\n       [3., 4.]])",
        "array([[1., 2.], [3., 4.]], dtype=float32)",
        "np.array([[1, 2], [3, 4]], dtype=np.int64)",
        "tensor([[1., 2.],\n        [3., 4.]])",
        "torch.tensor([[1, 2], [3, 4]], device='cuda:0', dtype=torch.float64)",
        "tensor([[1., 2.],\n        [3., 4.]], grad_fn=<AddBackward0>)",
        "tensor([[1., 2.], [3., 4.]], requires_grad=True)",
        "【【１，２】，【３，４】】",
        "1、2；3、4",
    ],
)
def test_a_matrix_is_read_in_every_usual_notation(text: str) -> None:
    value = array(text, "matrix")
    assert value.shape == (2, 2)
    assert value.cells == (1, 2, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]",
        "array([[[1, 2],\n        [3, 4]],\n\n       [[5, 6],\n        [7, 8]]])",
        "[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]",
        "1 2\n3 4\n\n5 6\n7 8",
        "1 2; 3 4\n \n\n5 6; 7 8",
        "[[1, 2], [3, 4]]\n\n[[5, 6], [7, 8]]",
        "[[1, 2], [3, 4]],\n\n[[5, 6], [7, 8]]",
    ],
)
def test_a_tensor_is_nested_or_one_grid_a_page(text: str) -> None:
    value = array(text, "tensor")
    assert value.shape == (2, 2, 2)
    assert value.cells == tuple(range(1, 9))


def test_five_axes_are_read() -> None:
    assert array("[[[[[1, 2]]]]]", "tensor").shape == (1, 1, 1, 1, 2)


def test_pages_of_one_line_are_grids_of_one_row() -> None:
    assert array("1 2\n\n3 4", "tensor").shape == (2, 1, 2)


def test_each_cell_keeps_its_typed_decimals() -> None:
    assert array("[[0.50, 1], [1/3, 2.]]").typed == (2, None, None, None)


def test_lists_with_a_decimal_comma_are_parted_by_blanks_or_semicolons() -> None:
    assert array("1,5 2", "vector", decimal_comma=True).cells == (Fraction(3, 2), 2)
    assert array("1,5 2; 3 4,25", decimal_comma=True).cells == (Fraction(3, 2), 2, 3, Fraction(17, 4))
    assert array("[1.5, 2]", "vector", decimal_comma=True).cells == (Fraction(3, 2), 2)
    assert array("1，5", "vector", decimal_comma=True).cells == (1, 5)


def test_as_many_cells_as_the_limit_are_read() -> None:
    assert array(" ".join(["7"] * 512), "vector").shape == (512,)
