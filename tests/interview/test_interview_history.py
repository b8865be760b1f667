"""Interviews in the statistics: their scores and how the skills went, on the page and for scripts."""

from studyapp.formula.spans import joined
from studyapp.session.interview.office import Brief
from studyapp.session.interview.sitting import Phase
from studyapp.texts import Texts
from studyapp.tui.widgets.plot_page import StatsPage


def held(office, truth, time, *, right):
    """Sit an interview of two claims, all right or all wrong."""
    room = office(norm="cards: [{id: one, claim: Yes., truth: true}, {id: two, claim: Also., truth: true}]")
    session = room.begin(Brief(minutes=5))
    session.resume()
    while session.phase is Phase.ASKING:
        session.submit(truth(session) if right else "false")
    room.conclude(session)
    time.pass_days(1)
    return room.desk.store


def test_scores_and_skills_of_the_interviews_are_drawn_with_their_change(office, truth, time):
    held(office, truth, time, right=False)
    stats = held(office, truth, time, right=True).stats()
    assert [each.marks.score for each in stats.interviews] == [0, 1]
    assert stats.interviews[1].day == stats.interviews[0].day + 1
    for lang, words in (
        ("en", ("Interviews", "recall 100 (+100)", "mid, 5 min")),
        ("zh-Hans", ("模拟面试", "记忆 100")),
    ):
        page = "\n".join(joined(line) for line in StatsPage(stats, Texts(lang), numbers=True).lines(100))
        assert all(word in page for word in words)


def test_without_interviews_the_page_does_not_speak_of_them(office):
    stats = office().desk.store.stats()
    assert "Interviews" not in "\n".join(joined(line) for line in StatsPage(stats, Texts("en")).lines(100))


def test_an_interview_without_answers_is_no_comparison_and_no_evidence(office, time):
    decks = {"norm": "cards: [{id: one, claim: Yes., truth: true}, {id: two, claim: Also., truth: true}]"}
    for right in (True, None, True):
        room = office(**decks)
        session = room.begin(Brief(minutes=5))
        session.resume()
        while right and session.phase is Phase.ASKING:
            session.submit("true")
        session.finish()
        card = room.conclude(session)
        time.pass_days(1)
    assert card.change == 0
    assert card.by_topic[0].change == 0
    assert office(**decks).standings["norm"].weakness < 0.35
    silent = office(**decks).past[1]
    assert (silent.answered, silent.change, silent.by_topic[0].change) == (0, None, None)
