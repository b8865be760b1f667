"""A fit in the log: every memory is told by it, no due day moves, and all devices come to the same."""

import json
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_hands import Hands
from test_store_exchange import ACTIONS, CARDS, act, picture

from studyapp.memory.fitting.fit import Fit
from studyapp.memory.rating import Rating
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.store import Answered, Store, verify
from studyapp.store.answers import read_answers
from studyapp.store.fits import Fitted
from studyapp.store.sqlite import connect

Open = Callable[..., Store]
OWN = tuple(
    value * (0.4 if index < 4 else 0.9 if index in (8, 20) else 1) for index, value in enumerate(FSRS6_PARAMETERS)
)
THIRD = tuple(value * (1.7 if index < 4 else 1) for index, value in enumerate(FSRS6_PARAMETERS))


def fitted(store: Store, parameters: tuple[float, ...]) -> Fitted:
    """Make what the worker hands over, but for the training."""
    with closing(connect(store.file, write=False)) as connection:
        answers = read_answers(connection)
    fit = Fit(parameters, "fitted", answers.reviews, len(answers.past.trials), 400, 0.3, 0.4, 0.01, 0.02)
    return Fitted(fit, answers.told(parameters), answers.until)


def study(store: Store, hands: Hands, rounds: int = 12, seed: int = 1) -> None:
    chance = random.Random(seed)
    for _ in range(rounds):
        for card in ("d/a", "d/b", "e/c#r", "e/d"):
            if chance.random() < 0.7:
                store.record(Answered(card, Rating(chance.choice((1, 2, 3, 3, 3, 4))), 1_000))
        hands.days(chance.choice((0.01, 1, 3, 9)))


def dues(store: Store) -> list[object]:
    memories = [store.memory(card) for card in ("d/a", "d/b", "e/c#r", "e/d")]
    return [(memory.phase, memory.due_day, memory.due_ms, memory.step, memory.lapses) for memory in memories if memory]


def test_a_fit_tells_every_memory_anew_and_moves_no_due_day(store: Store, hands: Hands) -> None:
    study(store, hands)
    before, memory = dues(store), store.memory("d/a")
    store.adopt(fitted(store, OWN))
    assert dues(store) == before
    assert store.memory("d/a").stability != memory.stability
    assert store.rules.parameters == OWN
    assert store.verify().sound
    study(store, hands, 6, seed=2)
    assert store.verify().sound


def test_memory_and_intervals_after_a_fit_are_those_of_fsrs(open_store: Open, hands: Hands) -> None:
    fsrs_rs = pytest.importorskip("fsrs_rs_python")
    store = open_store(rules=Rules(fuzz=False, learning_steps=(), relearning_steps=()))
    model, day = fsrs_rs.FSRS(list(OWN)), store.today()
    reviews = []
    for rating, days in ((3, 2), (3, 9), (1, 1), (2, 4), (3, 30), (4, 20)):
        store.record(Answered("d/a", Rating(rating)))
        reviews.append(fsrs_rs.FSRSReview(rating, store.today() - day))
        day = store.today()
        hands.days(days)
    store.adopt(fitted(store, OWN))
    memory = store.memory("d/a")
    theirs = model.memory_state(fsrs_rs.FSRSItem(reviews))
    assert (memory.stability, memory.difficulty) == pytest.approx((theirs.stability, theirs.difficulty), rel=1e-4)
    coming = model.next_states(theirs, 0.9, store.today() - day)
    wanted = [coming.again.interval, coming.hard.interval, coming.good.interval, coming.easy.interval]
    for rating, wait in store.previews("d/a").items():
        assert wait.days == pytest.approx(wanted[rating - 1], abs=0.51 + 1e-4 * wanted[rating - 1])
    after = store.record(Answered("d/a", Rating.GOOD))
    assert after.stability == pytest.approx(coming.good.memory.stability, rel=1e-4)


def test_a_fit_survives_a_restart_and_is_told_in_the_statistics(open_store: Open, hands: Hands) -> None:
    store = open_store()
    study(store, hands)
    assert store.stats().fit is None
    store.adopt(fitted(store, OWN))
    store.close()
    again = open_store()
    assert again.rules.parameters == OWN
    told = again.stats().to_dict()["fit"]
    assert told["parameters"] == list(OWN)
    assert (told["loss"], told["loss_default"], told["chosen"]) == (0.3, 0.4, "fitted")


def test_answers_given_while_the_fit_was_under_way_are_told_by_it_too(store: Store, hands: Hands) -> None:
    study(store, hands)
    under_way = fitted(store, OWN)
    study(store, hands, 3, seed=5)
    store.adopt(under_way)
    assert store.verify().sound


def test_the_fit_before_is_come_back_to_and_undo_leaves_fits_alone(store: Store, hands: Hands) -> None:
    assert store.take_back_fit() is None
    study(store, hands)
    before = picture(store)
    store.adopt(fitted(store, OWN))
    assert store.undo().card != ""
    store.record(Answered("d/a", Rating.GOOD))
    store.adopt(fitted(store, THIRD))
    assert store.take_back_fit().parameters == OWN
    assert store.rules.parameters == OWN
    assert store.verify().sound
    assert picture(store) != before


def test_taking_the_only_fit_back_leaves_everything_as_it_was(store: Store, hands: Hands) -> None:
    study(store, hands)
    before = picture(store)
    store.adopt(fitted(store, OWN))
    assert picture(store) != before
    assert store.take_back_fit().parameters == FSRS6_PARAMETERS
    after = picture(store)
    assert json.dumps(after[1], default=str).count("undone") == 1
    assert after[2:] == before[2:]
    for (ours, _), (theirs, _) in zip(after[0], before[0], strict=True):
        assert ours is theirs is None or ours.stability == pytest.approx(theirs.stability)


def test_a_fit_is_due_with_enough_answers_and_again_after_a_tenth_more(store: Store, hands: Hands) -> None:
    assert not store.fit_is_due()
    for _ in range(101):
        for card in ("d/a", "d/b", "e/c#r", "e/d"):
            store.record(Answered(card, Rating.GOOD))
        hands.days(1)
    assert store.fit_is_due()
    store.adopt(fitted(store, FSRS6_PARAMETERS))
    for _ in range(41):
        assert not store.fit_is_due()
        store.record(Answered("d/a", Rating.GOOD))
    assert store.fit_is_due()


@pytest.mark.parametrize("payload", [{}, {"parameters": [1] * 21}, {"parameters": "x"}, {"parameters": [9e9] * 21}])
def test_a_fit_that_is_none_is_carried_on_and_ignored(store: Store, tmp_path: Path, payload: dict[str, object]) -> None:
    line = {"device": "x", "seq": 1, "hlc": 5, "wall_ms": 5, "tz_offset_min": 0, "day": 0, "kind": "fit"}
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps(line | {"payload": payload}) + "\n", encoding="utf-8")
    assert store.import_events(file).added == 1
    assert store.rules.parameters == FSRS6_PARAMETERS
    assert store.fits() == []
    assert store.verify().sound


FITS = st.lists(st.sampled_from([FSRS6_PARAMETERS, OWN, THIRD]), max_size=2)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(ACTIONS, FITS), max_size=3), st.lists(st.tuples(ACTIONS, FITS), max_size=3))
def test_two_devices_with_fits_come_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, ours: list, theirs: list
) -> None:
    folder, hands = tmp_path_factory.mktemp("fits"), Hands()
    names = ("a", "b", "first", "second")
    stores = {name: Store.open(folder / name, clock=hands.clock(), machine="m") for name in names}
    for name, deeds in (("a", ours), ("b", theirs)):
        for actions, fits in deeds:
            act(stores[name], hands, actions)
            for parameters in fits:
                hands.minutes(1)
                stores[name].adopt(fitted(stores[name], parameters))
                assert stores[name].verify().sound
        stores[name].export_events(folder / f"{name}.jsonl")
        hands.minutes(-700)
    hands.days(3)
    for name in ("a", "b", "a"):
        stores["first"].import_events(folder / f"{name}.jsonl")
    for name in ("b", "a"):
        stores["second"].import_events(folder / f"{name}.jsonl")
    assert picture(stores["first"]) == picture(stores["second"])
    assert stores["first"].rules == stores["second"].rules
    for name in ("first", "second"):
        stores[name].record(Answered(CARDS[0], Rating.GOOD))
        assert stores[name].verify().sound
    assert stores["first"].memory(CARDS[0]) == stores["second"].memory(CARDS[0])
    for store in stores.values():
        store.close()


def test_a_long_log_with_fits_is_verified_all_at_once_as_card_by_card(
    store: Store, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, parameters in enumerate((OWN, THIRD, OWN, FSRS6_PARAMETERS, THIRD)):
        study(store, hands, 5, seed=number)
        store.adopt(fitted(store, parameters))
    study(store, hands, 3, seed=9)
    kept = picture(store)
    monkeypatch.setattr(verify, "BULK_FROM", 0)
    assert store.verify().sound
    assert store.repair().sound
    monkeypatch.setattr(verify, "BULK_FROM", 1_000_000)
    assert store.verify().sound
    assert picture(store)[1:] == kept[1:]
