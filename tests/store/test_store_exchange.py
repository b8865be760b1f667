"""Events carried between devices: a set union, whatever the order and however often."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from store_hands import Hands

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.memory.state import Phase
from studyapp.store import Answered, Store

Open = Callable[..., Store]
CARDS = ("d/a", "d/b", "e/c#r")
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *["review"] * 4, "practice", "undo", "suspend", "resume", "bury", "forget", "set_due", "flag", "note",
                "rename", "conclude",
            ]
        ),
        st.sampled_from(CARDS),
        st.sampled_from(list(Rating)),
        st.integers(0, 3 * 24 * 60),
    ),
    max_size=14,
)  # fmt: skip
EASY_DAYS = frozenset({5, 6})


def act(store: Store, hands: Hands, actions: list[tuple[str, str, Rating, int]]) -> None:
    for kind, card, rating, minutes in actions:
        hands.minutes(minutes)
        deed(store, kind, card, rating)


def deed(store: Store, kind: str, card: str, rating: Rating) -> None:
    """Do one thing; moving the due day of a card never answered does nothing."""
    if kind == "set_due" and ((memory := store.memory(card)) is None or memory.phase is Phase.NEW):
        return
    deeds = {
        "review": lambda: store.record(Answered(card, rating, 10, mistaken(rating))),
        "practice": lambda: store.record(Answered(card, rating, 10, {"verdict": "correct"}, practice=True)),
        "conclude": lambda: store.conclude([Answered(card, rating, 10)], {"score": 1}),
        "undo": store.undo,
        "rename": lambda: store.rename(card, "d/renamed"),
        "flag": lambda: store.flag(card, int(rating)),
        "note": lambda: store.note(card, "hm"),
        "set_due": lambda: store.set_due(card, store.today() + int(rating)),
    }
    deeds.get(kind, lambda: getattr(store, kind)(card))()


def mistaken(rating: Rating) -> dict[str, str] | None:
    return {"mistake": "m"} if rating is Rating.AGAIN else None


def picture(store: Store) -> object:
    keys = (*CARDS, "d/renamed")
    counts = store.stats().to_dict()
    del counts["events"], counts["streak"], counts["retrievability"]
    cards = [(store.memory(key), dict(store.mistakes(key))) for key in keys]
    return cards, counts, sorted(store.seen()), rolled(store), store.due_counts(), store.mastered()


def rolled(store: Store) -> list[tuple[object, ...]]:
    """Read all roll-ups that come to anything, those not folded in yet included."""
    return (
        store._database.connection.execute(
            "SELECT name, bin, deck, sum(total), sum(passed), sum(weight) FROM rolled GROUP BY name, bin, deck"
            " HAVING sum(total) <> 0 OR sum(passed) <> 0 OR sum(weight) <> 0 ORDER BY name, bin, deck"
        )
    ).fetchall()


def test_two_devices_come_to_the_same_by_exchanging_files(open_store: Open, hands: Hands, tmp_path: Path) -> None:
    here, there = open_store(), open_store(tmp_path / "there")
    here.record(Answered("d/a", Rating.EASY, payload={"seed": 7}))
    hands.days(9)
    there.record(Answered("d/a", Rating.AGAIN))
    hands.days(2)
    here.record(Answered("d/a", Rating.GOOD))
    for source, target in ((here, there), (there, here)):
        source.export_events(tmp_path / "x.jsonl")
        assert target.import_events(tmp_path / "x.jsonl").added > 0
    assert here.memory("d/a") == there.memory("d/a")
    assert here.memory("d/a").reviews == 3
    assert [event.payload for event in there.history("d/a")] == [{"seed": 7}, None, None]
    assert here.verify().sound
    assert there.verify().sound


def test_importing_again_changes_nothing(open_store: Open, hands: Hands, tmp_path: Path) -> None:
    here, there = open_store(), open_store(tmp_path / "there")
    act(here, hands, [("review", "d/a", Rating.EASY, 1), ("suspend", "d/a", Rating.GOOD, 1)])
    file = tmp_path / "x.jsonl"
    assert here.export_events(file) == 2
    assert there.import_events(file).added == 2
    before = picture(there)
    again = there.import_events(file)
    assert (again.events, again.added) == (2, 0)
    assert here.import_events(file).added == 0
    assert picture(there) == before


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@example(ours=[("review", "d/a", Rating.EASY, 737), ("review", "d/b", Rating.AGAIN, 1663)], theirs=[])
@given(ACTIONS, ACTIONS)
def test_merging_is_commutative_and_idempotent(
    tmp_path_factory: pytest.TempPathFactory, ours: list, theirs: list
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    hands = Hands()
    stores = {
        name: Store.open(folder / name, clock=hands.clock(), machine="m", easy_days=EASY_DAYS)
        for name in ("a", "b", "first", "second")
    }
    act(stores["a"], hands, ours)
    hands.minutes(-600)
    act(stores["b"], hands, theirs)
    for name in ("a", "b"):
        stores[name].export_events(folder / f"{name}.jsonl")
    for name in ("a", "b", "a"):
        stores["first"].import_events(folder / f"{name}.jsonl")
    for name in ("b", "a", "b"):
        stores["second"].import_events(folder / f"{name}.jsonl")
    past_the_last_event = 1200
    hands.minutes(past_the_last_event)
    assert picture(stores["first"]) == picture(stores["second"])
    stores["a"].import_events(folder / "b.jsonl")
    assert picture(stores["a"]) == picture(stores["first"])
    for store in stores.values():
        assert store.verify().faults == ()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("studyapp.store.verify.BULK_FROM", 0)
            assert store.verify().faults == ()
        store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTIONS, st.integers(0, 14))
def test_undoing_everything_walks_back_through_every_former_picture(
    tmp_path_factory: pytest.TempPathFactory, actions: list, restart_at: int
) -> None:
    hands = Hands()
    home = tmp_path_factory.mktemp("undo")

    def opened() -> Store:
        return Store.open(home, clock=hands.clock(), machine="m", easy_days=EASY_DAYS)

    store = opened()
    pictures = []
    for action in actions:
        former, last = picture(store), store._database.position.head.seq
        if action[0] != "undo":
            act(store, hands, [action])
        if store._database.position.head.seq > last:
            pictures.append(({"conclude": "review"}.get(action[0], action[0]), former))
    hands.now -= 1
    for number, (kind, then) in enumerate(reversed(pictures)):
        if number == restart_at:
            store.close()
            store = opened()
        undone = store.undo()
        assert undone is not None
        assert undone.kind == kind
        now = picture(store)
        assert (now[0], now[1]["days"], now[2], now[3]) == (then[0], then[1]["days"], then[2], then[3])
    assert store.undo() is None
    assert store.verify().sound
    store.close()


def test_a_twin_with_the_same_name_loses_nothing(open_store: Open, hands: Hands, home: Path, tmp_path: Path) -> None:
    store = open_store()
    store.record(Answered("d/a", Rating.EASY))
    store.close()
    twin = tmp_path / "twin"
    twin.mkdir()
    (twin / "study.db").write_bytes((home / "study.db").read_bytes())
    here, there = open_store(), open_store(twin)
    hands.days(1)
    here.record(Answered("d/b", Rating.EASY))
    there.record(Answered("d/c", Rating.EASY))
    there.export_events(tmp_path / "x.jsonl")
    result = here.import_events(tmp_path / "x.jsonl")
    assert (result.added, result.renamed) == (1, 1)
    assert here.import_events(tmp_path / "x.jsonl").added == 0
    assert here.seen() == {"d/a", "d/b", "d/c"}
    assert here.verify().sound


def test_unknown_kinds_are_kept_and_carried_on(open_store: Open, tmp_path: Path) -> None:
    line = {
        "device": "future", "seq": 1, "hlc": 5, "wall_ms": 5, "tz_offset_min": 0, "day": 0, "card": "d/a",
        "kind": "dream", "rating": None, "ms": None, "payload": {"x": [1]},
    }  # fmt: skip
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps(line) + "\n")
    store = open_store()
    assert store.import_events(file).added == 1
    assert store.memory("d/a") is None
    store.export_events(tmp_path / "y.jsonl")
    assert json.loads((tmp_path / "y.jsonl").read_text()) == line


@pytest.mark.parametrize(
    "line",
    [
        "nonsense", "[]", "{}", '{"device": 1}', "[" * 3000,
        '{"device":"x","seq":0,"hlc":1,"wall_ms":1,"tz_offset_min":0,"day":0,"card":null,"kind":"note"}',
        '{"device":"x","seq":1,"hlc":1e3,"wall_ms":1,"tz_offset_min":0,"day":0,"card":null,"kind":"note"}',
        '{"device":"x","seq":1,"hlc":99999999999999999999,"wall_ms":1,"tz_offset_min":0,"day":0,"kind":"note"}',
        '{"device":"x","seq":1,"hlc":1,"wall_ms":1,"tz_offset_min":0,"day":0,"kind":"note","payload":[]}',
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_nothing_is_imported(open_store: Open, tmp_path: Path, line: str) -> None:
    good = '{"device":"x","seq":1,"hlc":1,"wall_ms":1,"tz_offset_min":0,"day":0,"card":"d/a","kind":"suspend"}'
    file = tmp_path / "x.jsonl"
    file.write_text(f"{good}\n\n{line}\n")
    store = open_store()
    with pytest.raises(StudyError) as refused:
        store.import_events(file)
    assert refused.value.code == "store.bad_line"
    assert refused.value.details["line"] == 3
    assert store.memory("d/a") is None
    assert store.stats().events == 0


def test_an_imported_clock_far_ahead_does_not_carry_ours_along(open_store: Open, hands: Hands, tmp_path: Path) -> None:
    far = hands.now + 400 * 86_400_000
    line = {
        "device": "x", "seq": 1, "hlc": far, "wall_ms": far, "tz_offset_min": 0, "day": 20_400, "card": "d/a",
        "kind": "review", "rating": 4,
    }  # fmt: skip
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps(line))
    store = open_store()
    assert store.import_events(file).ahead == 1
    assert store.today() == 20_000
    hands.days(2)
    store.record(Answered("d/a", Rating.GOOD))
    assert [event.day for event in store.history("d/a")] == [20_400, 20_002]
    assert store.import_events(file).added == 0
    assert store.verify().sound
