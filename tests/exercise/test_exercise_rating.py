"""The rating that an exercise proposes."""

import pytest

from studyapp.exercise.rating import Attempt, propose
from studyapp.memory.rating import Rating

SEASONED = {"earlier_reviews": 5, "at_highest_level": True}


@pytest.mark.parametrize(
    ("attempt", "rating"),
    [
        (Attempt(right=True), Rating.GOOD),
        (Attempt(right=False), Rating.AGAIN),
        (Attempt(right=False, credit=0.5), Rating.HARD),
        (Attempt(right=False, credit=0.49), Rating.AGAIN),
        (Attempt(right=True, retries=1), Rating.HARD),
        (Attempt(right=True, retries=2), Rating.AGAIN),
        (Attempt(right=True, hints=2), Rating.HARD),
        (Attempt(right=True, hints=3), Rating.AGAIN),
        (Attempt(right=True, close=True), Rating.HARD),
        (Attempt(right=True, convention=True), Rating.HARD),
        (Attempt(right=True, revealed=True), Rating.AGAIN),
        (Attempt(right=True, confirmed_mistake=True), Rating.AGAIN),
        (Attempt(right=True, seconds=26, usual_seconds=10), Rating.HARD),
        (Attempt(right=True, seconds=25, usual_seconds=10), Rating.GOOD),
        (Attempt(right=True, seconds=4, usual_seconds=10), Rating.GOOD),
        (Attempt(right=True, seconds=4, usual_seconds=10, **SEASONED), Rating.EASY),
        (Attempt(right=True, seconds=5, usual_seconds=10, **SEASONED), Rating.GOOD),
        (Attempt(right=True, seconds=4, usual_seconds=0, **SEASONED), Rating.GOOD),
    ],
)
def test_a_rating_follows_from_what_happened(attempt, rating):
    assert propose(attempt) is rating
