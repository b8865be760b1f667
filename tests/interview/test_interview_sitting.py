"""One interview: nothing revealed before the end, the clock, passing and coming back, grading, taking up again."""

import json

import pytest
from interview_cards import ALL_PARTS

from studyapp.errors import StudyError
from studyapp.formula.spans import joined
from studyapp.memory.rating import Rating
from studyapp.session.desk import Desk
from studyapp.session.interview.office import Brief, Office
from studyapp.session.interview.report.content import content_of
from studyapp.session.interview.sheet import scorecard_page
from studyapp.session.interview.sitting import Phase
from studyapp.store import Answered, Store

SECRETS = ("GroupNorm is", "N, H and W.", "Evaluate.", "Smoother loss", "model.eval()", "One.")


@pytest.fixture
def begun(office, brief):
    room = office()
    session = room.begin(brief)
    session.resume()
    return room, session


def turn_to(session, card):
    number = next(n for n, item in enumerate(session.state.items, 1) if item.card == card)
    assert session.go(number)


def test_nothing_is_revealed_until_the_end(begun, hold):
    room, session = begun
    _, printed = hold(room, session, ["wrong"] * len(session.state.items) + ["x"])
    asking = printed.split("Now grade")[0].split("What was not right")[0]
    assert not any(secret in asking for secret in SECRETS)
    assert "✓" not in asking
    assert "✗" not in asking


def test_a_scripted_candidate_is_scored_to_the_point(office, brief, truth, time):
    """Every number of the scorecard follows from the script: 8 questions, known credits, known times."""
    room = office()
    session = room.begin(brief)
    session.resume()
    grades = {}
    while session.phase in (Phase.ASKING, Phase.FOLLOWING):
        card = session.current.item.card
        time.pass_minutes(0.5)
        if session.phase is Phase.FOLLOWING:
            session.submit("then I would use groups")
        elif card == "norm/total":
            product = next(each["value"] for each in session.current.posed.json(True)["mistakes"])
            session.submit(json.dumps(product))
        elif card == "norm/double":
            time.pass_minutes(4.5)
            session.submit(truth(session))
        else:
            session.submit(truth(session))
    while session.phase is Phase.GRADING:
        card = session.current.item.card
        grades[card] = True
        if card == "norm/why" or card == "norm/proof":
            session.tick({0, 1, 3} if card == "norm/why" else {0, 1})
        else:
            session.grade(Rating.HARD)
    card = room.conclude(session)
    assert set(grades) == {"norm/axes", "norm/proof", "norm/why"}
    by_card = {item.card: item for item in card.items}
    assert by_card["norm/total"].mistake == "product"
    assert by_card["norm/why"].credit == pytest.approx(4 / 6)
    assert not by_card["norm/why"].passed
    worth = {"axes": 0.6, "modes": 1, "layer": 1, "total": 0, "double": 0.8, "eval": 1, "proof": 1, "why": 4 / 6}
    weights = {"axes": 1, "modes": 1, "layer": 1, "total": 2, "double": 2, "eval": 1.5, "proof": 2.5, "why": 3}
    whole = sum(worth[name] * weights[name] for name in weights) / sum(weights.values())
    assert card.score == pytest.approx(whole)
    assert (card.questions, card.answered, card.in_time) == (8, 8, 7)
    assert card.ms == int(9 * 30_000 + 4.5 * 60_000)
    skills = {share.name: share.score for share in card.by_skill}
    assert skills["recall"] == pytest.approx(2.6 / 3)
    assert skills["computation"] == pytest.approx(0.4)
    assert skills["debugging"] == 1
    assert skills["explanation"] == pytest.approx((2.5 + 2) / 5.5)


def test_what_failed_enters_the_schedule_as_again_and_what_passed_does_not(office, brief):
    room = office(norm="cards: [{id: good, claim: Yes., truth: true}, {id: bad, claim: No., truth: true}]")
    session = room.begin(brief)
    session.resume()
    while session.phase is Phase.ASKING:
        session.submit("true" if session.current.item.card == "norm/good" else "false")
    room.conclude(session)
    store = room.desk.store
    assert store.memory("norm/bad").reviews == 1
    good = store.memory("norm/good")
    assert good is None or good.reviews == 0
    assert [event.kind for event in store.history("norm/good")] == ["practice"]
    assert [(event.kind, event.rating) for event in store.history("norm/bad")] == [("review", 1)]
    assert len(store.interviews()) == 1


def test_the_end_of_input_counts_the_rest_as_not_answered(begun, hold, truth):
    room, session = begun
    first = truth(session) if session.current.posed.question.checked else "x"
    card, _ = hold(room, session, [first])
    assert card.questions == 8
    assert card.answered <= 1
    assert sum(item.credit is None for item in card.items) >= 7
    untouched = [item.card for item in card.items if item.status == "waiting"]
    assert all(not room.desk.store.history(key) for key in untouched)
    assert room.left() is None


def test_a_question_passed_comes_back_after_the_others_and_given_up_it_is_again(begun):
    room, session = begun
    passed = session.current.item.card
    session.skip()
    assert session.current.item.card != passed
    while session.current.item.card != passed:
        session.submit("1")
    assert session.phase is Phase.ASKING
    session.skip()
    assert session.current.item.card == passed
    session.end()
    while session.phase is Phase.GRADING:
        (session.tick if session.ticks else session.grade)(() if session.ticks else Rating.GOOD)
    room.conclude(session)
    assert [event.rating for event in room.desk.store.history(passed)] == [1]


def test_go_turns_to_a_waiting_question_only(begun):
    _, session = begun
    assert session.go(5)
    assert session.current.number == 5
    session.submit("1")
    assert not session.go(5)
    assert not session.go(99)
    assert session.current.number == 2


def test_the_clock_runs_while_a_question_is_open_and_stands_while_paused(begun, time):
    _, session = begun
    given = session.question_ms
    time.pass_minutes(0.5)
    assert session.question_ms == given - 30_000
    assert session.left_ms == 20 * 60_000 - 30_000
    session.pause()
    time.pass_minutes(60)
    assert session.question_ms == given - 30_000
    session.resume()
    time.pass_minutes(0.5)
    assert session.left_ms == 19 * 60_000


def test_when_the_time_is_up_no_further_question_is_asked(begun, time):
    room, session = begun
    time.pass_minutes(21)
    session.submit("x")
    assert session.phase in (Phase.GRADING, Phase.DONE)
    session.finish()
    assert room.conclude(session).answered <= 1


def test_thoughts_are_kept_with_their_question(begun, hold):
    room, session = begun
    card, _ = hold(room, session, [":t check the shapes", ":t", "x"])
    assert card.items[0].notes == ["check the shapes"]


def test_an_interview_is_taken_up_again_where_it_stopped_with_the_clock_stopped(office, brief, time):
    room = office()
    session = room.begin(brief)
    session.resume()
    time.pass_minutes(1)
    session.submit("1")
    time.pass_minutes(0.25)
    session.note("a thought")
    at, items = session.state.at, [item.card for item in session.state.items]
    time.pass_minutes(300)
    again = office().left()
    assert [item.card for item in again.state.items] == items
    assert again.state.at == at
    assert again.left_ms == int((20 - 1.25) * 60_000)
    assert again.current.item.notes == ["a thought"]
    assert again.state.items[0].answer == "1"


def test_grading_and_follow_ups_are_taken_up_again_too(office, brief):
    session = office().begin(brief)
    session.resume()
    turn_to(session, "norm/why")
    session.submit("because")
    again = office().left()
    assert again.phase is Phase.FOLLOWING
    again.submit("more")
    again.end()
    assert again.phase is Phase.GRADING
    last = office().left()
    assert last.phase is Phase.GRADING
    assert last.current.item.card == "norm/why"
    last.tick({0, 2})
    assert last.phase is Phase.DONE


def test_leaving_keeps_the_interview_and_a_new_one_writes_the_old_one_down(begun, hold, office):
    room, session = begun
    card, printed = hold(room, session, ["1", ":q"])
    assert card is None
    assert "stands" in printed
    assert office().left() is not None


def test_an_interview_written_down_twice_counts_once(office, brief):
    """A crash after the log was written and before the file was cleared leaves both."""
    room = office()
    session = room.begin(brief)
    session.resume()
    session.submit("1")
    session.finish()
    kept = room.keeper.file.read_bytes()
    room.conclude(session)
    room.keeper.file.write_bytes(kept)
    later = office()
    assert later.left() is None
    assert not later.keeper.file.exists()
    assert len(later.desk.store.interviews()) == 1


def test_a_damaged_file_of_the_interview_is_refused_and_kept(office, brief):
    room = office()
    room.begin(brief)
    room.keeper.file.write_text("{", encoding="utf-8")
    with pytest.raises(StudyError) as refused:
        room.left()
    assert str(room.keeper.file) in room.desk.texts.error(refused.value)
    assert room.keeper.file.read_text(encoding="utf-8") == "{"


def test_a_card_that_is_no_more_is_passed_over_when_taken_up_again(office, brief):
    session = office().begin(brief)
    gone = session.current.item.card
    less = "\n".join(("cards:", "  - {id: other, q: Q?, a: A.}"))
    again = office(norm=less).left()
    assert gone not in [item.card for item in again.state.items if item.status != "gone"]
    assert again.phase is Phase.DONE


def test_a_coach_shows_each_answer_at_once_and_its_clock_stands(office, time):
    session = office().begin(Brief(coach=True))
    session.resume()
    turn_to(session, "norm/eval")
    session.submit("2")
    assert session.phase is Phase.SHOWN
    assert session.current.item.verdict == "wrong"
    left = session.left_ms
    time.pass_minutes(5)
    assert session.left_ms == left
    session.proceed()
    assert session.phase is Phase.ASKING
    turn_to(session, "norm/axes")
    session.submit("N, H, W")
    assert session.phase is Phase.GRADING
    session.grade(Rating.GOOD)
    assert session.phase is Phase.ASKING


def test_three_lines_that_cannot_be_read_leave_a_question_without_answer_or_event(office, brief):
    room = office(norm='cards: [{id: bug, q: Which?, code: "a\\nb\\n", bug: {line: 1, why: W., fix: c}}]')
    session = room.begin(brief)
    session.resume()
    for _ in range(3):
        assert session.submit("???").verdict == "unreadable"
    assert session.phase is Phase.DONE
    room.conclude(session)
    assert room.desk.store.history("norm/bug") == []


def test_points_are_ticked_by_numbers_in_lines(office, hold, brief):
    room = office()
    session = room.begin(brief)
    turn_to(session, "norm/why")
    lines = ["it smooths", "the follow-up", ":e", "7", "1, 3"]
    card, printed = hold(room, session, lines)
    item = next(item for item in card.items if item.card == "norm/why")
    assert item.ticked == [0, 2]
    assert item.passed
    assert item.credit == pytest.approx(4 / 6), "the must points weigh two each, the follow-up one and was not ticked"
    assert item.said == ["the follow-up"]
    assert "Type the numbers" in printed


def test_the_words_exist_in_both_languages(office, hold, brief):
    room = office(lang="zh-Hans")
    card, printed = hold(room, room.begin(brief), [":t 想法", ":n", ":?", "1"])
    assert card is not None
    assert "已跳过" in printed


def test_a_folder_that_cannot_be_written_loses_no_answer(begun, monkeypatch):
    room, session = begun

    def full(*_):
        raise StudyError("interview.state_unwritable", path="interview.json", why="No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(room.keeper), "save", full)
        with pytest.raises(StudyError):
            session.submit("1")
    assert session.state.items[0].answer == "1"
    assert session.current.number == 2
    session.keep()
    assert room.keeper.load().items[0].answer == "1"


def test_a_scorecard_that_cannot_be_read_is_passed_over(office, brief):
    room = office()
    session = room.begin(brief)
    session.finish()
    room.conclude(session)
    store = room.desk.store
    foreign = dict(store.interviews()[0].payload, id="other", level="wizard")
    store.conclude((), foreign)
    store.conclude((), {"id": "third"})
    assert [card.id for card in office().past] == [session.state.id]


def test_a_topic_without_an_answer_is_not_called_weak(office, brief):
    room = office()
    session = room.begin(brief)
    session.finish()
    card = room.conclude(session)
    words = "\n".join(joined(line) for line in scorecard_page(card, {}, room.desk.texts, 80))
    assert "nothing is known of it yet" in words
    assert "weak" not in words


def test_only_follow_ups_that_were_asked_are_scored(office, brief):
    session = office().begin(brief)
    session.resume()
    turn_to(session, "norm/why")
    assert len(session.current.points) == 3
    session.submit("because")
    assert session.phase is Phase.FOLLOWING
    session.end()
    assert session.current.item.card == "norm/why"
    session.tick({0, 1, 2})
    why = next(item for item in session.state.items if item.card == "norm/why")
    assert why.credit == 1


def test_going_back_turns_to_the_question_that_was_passed(begun):
    _, session = begun
    passed = session.current.number
    assert not session.back()
    session.skip()
    assert session.current.number != passed
    assert session.back()
    assert session.current.number == passed


def test_what_was_typed_but_not_sent_waits_for_the_return(begun, office):
    _, session = begun
    card = session.current.item.card
    session.draft("half an ans")
    session.skip()
    again = office().left()
    assert next(item for item in again.state.items if item.card == card).draft == "half an ans"
    again.resume()
    again.back()
    again.submit("1")
    assert not any(item.draft for item in again.state.items)


def test_a_second_window_neither_begins_nor_takes_up_an_interview(begun):
    room, session = begun
    session.submit("1")
    settings, lang = room.desk.settings, room.desk.texts
    with Store.open(room.desk.store.folder, clock=room.desk.store.clock) as other:
        assert other.read_only
        second = Office(Desk(room.desk.library, other, settings, lang, room.desk.own_decks, 7))
        for ask in (second.left, lambda: second.begin(Brief())):
            with pytest.raises(StudyError) as refused:
                ask()
            assert "another window" in room.desk.texts.error(refused.value)
    session.submit("2")
    assert session.state.items[0].answer == "1"


def test_a_card_that_cannot_be_posed_any_more_is_passed_over_and_no_answer_is_lost(office, brief):
    session = office().begin(brief)
    session.resume()
    turn_to(session, "norm/double")
    answered = session.current.item.card
    session.submit("6")
    turn_to(session, "norm/total")
    broken = ALL_PARTS.replace("'ints(3, 1, 9)'", "'ints(0, 1, 9)'").replace("answer: sum(x)", "answer: x[5]")
    room = office(norm=broken)
    again = room.left()
    assert again.phase is Phase.ASKING
    assert again.current.item.card != "norm/total"
    again.finish()
    kept = {item.card: item for item in room.conclude(again).items}
    assert kept[answered].answer == "6"


def test_numbers_that_changed_with_their_card_are_told_in_the_report(office, brief):
    session = office().begin(brief)
    session.resume()
    turn_to(session, "norm/double")
    session.submit("6")
    room = office(norm=ALL_PARTS.replace("int(2, 9)", "int(20, 90)"))
    again = room.left()
    again.finish()
    card = room.conclude(again)
    told = content_of(card, (), {}, room.desk.library, room.asked)
    pieces = next(each.pieces for each in told.questions if "norm/double" in each.heading)
    assert any("edited since" in text for _, text in pieces)


def questions(session):
    return [(item.card, item.seed, item.level) for item in session.state.items]


def test_the_same_seed_asks_the_same_again_whatever_was_reviewed_in_between(office, time):
    room = office(seed=11)
    session = room.begin(Brief(minutes=5))
    first = questions(session)
    session.finish()
    room.conclude(session)
    for card in ("norm/axes", "norm/modes", "norm/layer"):
        room.desk.store.record(Answered(card, Rating.AGAIN, 1000))
    time.pass_days(3)
    assert questions(office(seed=11).begin(Brief(minutes=5))) == first


def test_another_seed_or_another_brief_is_another_interview(office, time):
    room = office(seed=11)
    session = room.begin(Brief(minutes=5))
    first = questions(session)
    session.finish()
    room.conclude(session)
    time.pass_minutes(1)
    other = office(seed=12).begin(Brief(minutes=5))
    assert questions(other) != first
    other.finish()
    longer = office(seed=11).begin(Brief(minutes=20))
    assert len(questions(longer)) > len(first)


def test_undo_takes_the_answers_of_an_interview_back_one_by_one_and_keeps_its_scorecard(office):
    room = office(norm="cards: [{id: bad, claim: No., truth: true}, {id: good, claim: Yes., truth: true}]")
    session = room.begin(Brief(minutes=5))
    session.resume()
    while session.phase is Phase.ASKING:
        session.submit("true" if session.current.item.card == "norm/good" else "false")
    room.conclude(session)
    store = room.desk.store
    assert {store.undo().card, store.undo().card} == {"norm/good", "norm/bad"}
    assert store.memory("norm/bad") is None or store.memory("norm/bad").reviews == 0
    assert len(office(norm="cards: [{id: bad, claim: No., truth: true}]").past) == 1
