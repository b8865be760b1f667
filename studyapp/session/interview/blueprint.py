"""The blueprint: which parts an interview of so many minutes has, given what the decks can supply."""

from collections import Counter
from collections.abc import Mapping

from studyapp.session.interview.roles import PARTS, Role

FIRST = (
    Role.WARMUP, Role.COMPUTE, Role.BUG, Role.OPEN, Role.COMPUTE, Role.DERIVE, Role.WARMUP, Role.WARMUP, Role.COMPUTE,
    Role.WARMUP, Role.WARMUP,
)  # fmt: skip
THEN = (Role.WARMUP, Role.COMPUTE, Role.BUG, Role.WARMUP, Role.OPEN, Role.COMPUTE, Role.WARMUP, Role.DERIVE)
ORDER = tuple(Role)


def parts(minutes: int, supply: Mapping[Role, int]) -> tuple[Role, ...]:
    """Fill the minutes with parts, the essential ones first; a part without cards leaves its time to the others.

    >>> from collections import Counter
    >>> dict(Counter(map(str, parts(20, dict.fromkeys(Role, 9)))))
    {'warmup': 5, 'compute': 2, 'bug': 1, 'derive': 1, 'open': 1}
    """
    left = minutes * 60
    taken: Counter[Role] = Counter()
    rounds = [FIRST, *[THEN] * (2 + left // 600)]
    for role in (role for order in rounds for role in order):
        if taken[role] < supply.get(role, 0) and PARTS[role].seconds <= left:
            taken[role] += 1
            left -= PARTS[role].seconds
    if not taken:
        taken.update(_shortest(supply))
    return tuple(role for role in ORDER for _ in range(taken[role]))


def _shortest(supply: Mapping[Role, int]) -> tuple[Role, ...]:
    """Choose the shortest part there is, so that even a minute holds a question."""
    there = [role for role in ORDER if supply.get(role, 0)]
    return tuple(sorted(there, key=lambda role: PARTS[role].seconds)[:1])
