"""The three things to work on: topics ranked by history and interview together, each with the cards to do it with."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from studyapp.session.interview.grading import given_up, points
from studyapp.session.interview.roles import skill_of
from studyapp.session.interview.scorecard import Task, score_of, weight_of
from studyapp.session.interview.state import Item
from studyapp.session.interview.weakness import Standing

THINGS = 3
CARDS = 5
WEAK_POINTS = 0.75
WEAK_FROM = 0.1


def tasks(
    items: Sequence[Item],
    standings: Mapping[str, Standing],
    suggest: Callable[[str, Sequence[Item]], Iterable[str]],
) -> tuple[Task, ...]:
    """Name the topics with the greatest weakness; `suggest` gives a topic's cards, the most useful first.

    A question that got no answer tells nothing of its topic, unless it was passed on for good.
    """
    topics = dict.fromkeys([*standings, *(item.topic for item in items)])
    found = []
    for topic in topics:
        own = [item for item in items if item.topic == topic and (item.credit is not None or given_up(item))]
        losses = [(weight_of(item), 1 - points(item)) for item in own]
        weakness = standings.get(topic, Standing()).after(losses).weakness
        if weakness > WEAK_FROM:
            found.append((weakness, topic, own))
    worst = sorted(found, key=lambda each: (-each[0], each[1]))[:THINGS]
    return tuple(_task(topic, weakness, own, suggest, studied=topic in standings) for weakness, topic, own in worst)


def _task(
    topic: str,
    weakness: float,
    own: Sequence[Item],
    suggest: Callable[[str, Sequence[Item]], Iterable[str]],
    *,
    studied: bool,
) -> Task:
    lost = sorted((item for item in own if points(item) < WEAK_POINTS), key=points)
    return Task(
        topic=topic,
        weakness=weakness,
        score=score_of(own) if own else None,
        studied=studied,
        skill=str(skill_of(lost[0].kind)) if lost else None,
        mistakes=tuple(dict.fromkeys(item.mistake for item in lost if item.mistake)),
        cards=_one_a_group([*(item.card for item in lost), *suggest(topic, lost)])[:CARDS],
    )


def _one_a_group(cards: Iterable[str]) -> tuple[str, ...]:
    """Keep the first card of each entry; its siblings ask the same thing.

    >>> _one_a_group(["a/x#c1", "a/x#c2", "a/y"])
    ('a/x#c1', 'a/y')
    """
    first: dict[str, str] = {}
    for card in cards:
        first.setdefault(card.partition("#")[0], card)
    return tuple(first.values())
