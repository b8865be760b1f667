"""The time an exercise takes, against the learner's own pace, moves a right answer to Hard or Easy."""

import json

import pytest

from studyapp.memory.rating import Rating
from studyapp.session.desk import Wanted

DECK = "cards:\n" + "".join(
    f"  - {{id: e{n}, q: 'Sum? {{{{x}}}}', draw: {{x: 'ints(3, 1, 9)'}}, answer: sum(x)}}\n" for n in range(8)
)


def answered_in(sit, time, card, seconds, rating=Rating.GOOD):
    session = sit(norm=DECK).review(Wanted(names=(card,), new=1))
    time.pass_minutes(seconds / 60)
    session.submit(json.dumps(session.current.posed.expected))
    proposed = session.proposed()
    session.rate(rating)
    return proposed


@pytest.fixture
def seasoned(sit, time):
    """A learner who takes 20 seconds for such a sum."""
    for number in range(6):
        answered_in(sit, time, f"norm/e{number}", 20, Rating.EASY)


def test_before_there_is_a_pace_a_right_answer_is_good_however_long_it_took(sit, time):
    assert answered_in(sit, time, "norm/e0", 3000) is Rating.GOOD


@pytest.mark.usefixtures("seasoned")
@pytest.mark.parametrize(("seconds", "rating"), [(20, Rating.GOOD), (45, Rating.GOOD), (60, Rating.HARD)])
def test_much_slower_than_usual_is_hard(sit, time, seconds, rating):
    assert answered_in(sit, time, "norm/e7", seconds) is rating


@pytest.mark.usefixtures("seasoned")
def test_easy_needs_five_earlier_reviews_and_half_the_usual_time(sit, time):
    assert answered_in(sit, time, "norm/e7", 5) is Rating.GOOD
    for _ in range(5):
        wait_until_due(sit, time)
        answered_in(sit, time, "norm/e7", 20)
    wait_until_due(sit, time)
    assert answered_in(sit, time, "norm/e7", 5) is Rating.EASY


def wait_until_due(sit, time):
    time.pass_days(sit(norm=DECK).store.memory("norm/e7").interval + 1)
