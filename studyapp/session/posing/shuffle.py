"""The order of options: mixed by a seed, the same in every process and on every machine."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Item = TypeVar("Item")


def mixed(items: Sequence[Item], *, seed: int, salt: str) -> tuple[Item, ...]:
    """Return `items` in an order that depends on seed and salt alone."""

    def place(index: int) -> bytes:
        return blake2b(f"{salt}\x1f{seed}\x1f{index}".encode(), digest_size=8).digest()

    return tuple(items[index] for index in sorted(range(len(items)), key=place))
