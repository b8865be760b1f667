"""The ledger of mistakes: made twice a mistake is active, two passes on different days clear it."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

ACTIVE_FROM = 2
CLEARED_BY = 2
OFFERED_AFTER = (0, 1, 4, 10)


class MistakeRecord(Struct, frozen=True):
    """How often one mistake was made on one card, when last, and how far it is cleared since."""

    kind: str
    count: int
    last_day: int
    passes: int = 0
    pass_day: int | None = None
    active: bool = False

    @property
    def offer_day(self) -> int | None:
        """The day from which a question that tells this mistake apart should be asked; None where it is not active."""
        if not self.active:
            return None
        for wait in OFFERED_AFTER:
            if self.pass_day is None or self.last_day + wait > self.pass_day:
                return self.last_day + wait
        return (self.pass_day or self.last_day) + OFFERED_AFTER[-1]


def made(record: MistakeRecord | None, kind: str, day: int) -> MistakeRecord:
    """Count a mistake once more; passes before it count no longer."""
    count = 1 if record is None else record.count + 1
    return MistakeRecord(kind=kind, count=count, last_day=day, active=count >= ACTIVE_FROM)


def avoided(record: MistakeRecord, day: int) -> MistakeRecord:
    """Count a right answer that could have shown an active mistake, once a day."""
    if not record.active or record.pass_day == day:
        return record
    passes = record.passes + 1
    return replace(record, passes=passes, pass_day=day, active=passes < CLEARED_BY)


def after_answer(
    ledger: Mapping[str, MistakeRecord], mistakes: Mapping[str, str], passed: bool, blind: Collection[str], day: int
) -> dict[str, MistakeRecord]:
    """Give a card's ledger after an answer: the mistakes (id to kind) it showed, or those that a pass speaks against.

    A pass says nothing of the `blind` mistakes, which the numbers drawn could not tell from the right answer.
    """
    after = dict(ledger)
    for mistake, kind in mistakes.items():
        after[mistake] = made(after.get(mistake), kind, day)
    if passed and not mistakes:
        after |= {name: avoided(record, day) for name, record in ledger.items() if name not in blind}
    return after
