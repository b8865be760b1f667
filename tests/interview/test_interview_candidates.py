"""The scorecard names a known weak topic; the long form is tests/benchmarks/simulate_interviews.py."""

from candidates import named


def test_the_weak_topic_of_simulated_candidates_is_among_the_three_things_to_work_on():
    hits = sum(weak in found for weak, found in map(named, range(30)))
    assert hits >= 27


def test_three_topics_are_named_and_each_once():
    _, found = named(1)
    assert len(set(found)) == 3
