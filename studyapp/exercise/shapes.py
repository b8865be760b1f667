"""Shapes as people type them: leading axes of length 1 are not asked for, a row or a column may be a vector."""

from collections.abc import Sequence

from studyapp.exercise.values import Array

Shape = tuple[int, ...]


def asked(shape: Sequence[int]) -> Shape:
    """Drop the leading axes of length 1."""
    sizes = tuple(int(size) for size in shape)
    while sizes and sizes[0] == 1:
        sizes = sizes[1:]
    return sizes


def canonical(shape: Sequence[int]) -> Shape:
    """Return one shape for all the ways in which the same thing may be typed."""
    sizes = asked(shape)
    real = tuple(size for size in sizes if size != 1)
    return real if len(real) <= 1 else sizes


def squeezed(value: Array) -> Array:
    """Return an array in its canonical shape."""
    return value.reshape(canonical(value.shape))
