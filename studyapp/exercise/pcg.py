"""PCG64 in plain Python: the raw words that every draw is made of, the same on every machine for ever."""

from hashlib import blake2b

_MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
_MASK_128 = (1 << 128) - 1
_MASK_64 = (1 << 64) - 1


class Words:
    """A stream of 64-bit words (PCG XSL-RR 128/64, NumPy's PCG64), begun from a seed and an attempt."""

    __slots__ = ("increment", "state")

    def __init__(self, seed: int, attempt: int) -> None:
        digest = blake2b(f"{seed}:{attempt}".encode(), digest_size=32, person=b"exercise-draw").digest()
        self.state = int.from_bytes(digest[:16], "little")
        self.increment = int.from_bytes(digest[16:], "little") | 1

    def word(self) -> int:
        """Return the next 64 bits."""
        self.state = state = (self.state * _MULTIPLIER + self.increment) & _MASK_128
        value = (state >> 64) ^ (state & _MASK_64)
        rotation = state >> 122
        return ((value >> rotation) | (value << (64 - rotation))) & _MASK_64

    def below(self, count: int) -> int:
        """Return a whole number in 0 … count − 1, each equally likely (words past the last full cycle are dropped)."""
        limit = (1 << 64) - (1 << 64) % count
        while True:
            word = self.word()
            if word < limit:
                return word % count

    def shuffled(self, count: int, take: int | None = None) -> list[int]:
        """Return `take` different whole numbers below `count` in random order."""
        moved: dict[int, int] = {}
        chosen = []
        for place in range(count if take is None else take):
            other = place + self.below(count - place)
            chosen.append(moved.get(other, other))
            moved[other] = moved.get(place, place)
        return chosen
