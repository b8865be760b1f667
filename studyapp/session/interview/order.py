"""Which question comes next: fresh ones first, then those that were passed, round and round; then the grading."""

from collections.abc import Sequence

from studyapp.session.interview.state import Item


def next_question(items: Sequence[Item], at: int) -> int | None:
    """Find the next question never opened, else the next one that was passed after this one."""
    fresh = [index for index, item in enumerate(items) if item.status == "waiting"]
    round_trip = [*range(at + 1, len(items)), *range(min(at + 1, len(items)))]
    passed = [index for index in round_trip if items[index].status in ("open", "skipped")]
    return next(iter([*fresh, *passed]), None)


def waiting_before(items: Sequence[Item], at: int) -> int | None:
    """Find the question before this one that still waits for an answer, going round at the first."""
    before = [*range(at - 1, -1, -1), *range(len(items) - 1, at, -1)]
    return next((index for index in before if items[index].status in ("open", "skipped")), None)


def ungraded(item: Item) -> bool:
    """Tell whether an answer waits to be graded."""
    return item.status == "answered" and item.credit is None


def next_to_grade(items: Sequence[Item]) -> int:
    """Find the first answer that waits to be graded; past the end where there is none."""
    return next((index for index, item in enumerate(items) if ungraded(item)), len(items))
