"""The seeds of a sitting: the one that was asked for, counting up, or fresh ones."""

from hashlib import blake2b

from msgspec import Struct

SEED_BITS = 31


class Seeds(Struct, frozen=True):
    """Gives each asking of a card its seed; `fixed` is the seed that was asked for, `entropy` makes fresh ones."""

    fixed: int | None = None
    entropy: int = 0

    def of(self, card: str, asking: int) -> int:
        """Give the seed of a card at its n-th asking in this sitting."""
        if self.fixed is not None:
            return self.fixed + asking
        mixed = blake2b(f"{self.entropy}\x1f{card}\x1f{asking}".encode(), digest_size=8).digest()
        return int.from_bytes(mixed, "big") >> (64 - SEED_BITS)
