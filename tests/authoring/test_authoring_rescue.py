"""Editing, moving, renaming and re-ordering cards keeps every schedule; what was taken back stays so."""

import pytest

from studyapp.authoring.fmt import save, with_ids
from studyapp.authoring.rescue import rescue
from studyapp.memory.rating import Rating
from studyapp.store import Answered

NORM = """\
cards:
  - q: What does BatchNorm normalise over?
    a: Batch and spatial axes, per channel.
  - q: Which norm suits batch size 1?
    a: GroupNorm or LayerNorm.
  - cloze: In training BN uses {{c1::batch}} statistics, at inference {{c2::running}} ones.
  - id: eps
    q: Why is there an epsilon in the root?
    a: It keeps the division finite.
"""
KEYS = 5


@pytest.fixture
def edited(sit, tmp_path, time):
    """Open the decks as they are now, let the rescue look, and give desk and moves."""

    def open_with(answer=(), remove=(), **decks):
        for name in remove:
            (tmp_path / "decks" / f"{name}.yaml").unlink()
        desk = sit(**decks)
        moves = rescue(desk.library, desk.store, tmp_path)
        for key in answer if answer != "all" else [row.key for row in desk.library.rows()]:
            desk.store.record(Answered(key, Rating.GOOD))
            time.pass_minutes(1)
        return desk, moves

    return open_with


def schedule(desk) -> dict[str, int]:
    """Return how often each card of the library was answered."""
    return {row.key: memory.reviews if (memory := desk.store.memory(row.key)) else 0 for row in desk.library.rows()}


def test_nothing_moves_when_nothing_changed(edited):
    _, first = edited(norm=NORM, answer="all")
    desk, again = edited(norm=NORM)
    assert (first, again) == ((), ())
    assert set(schedule(desk).values()) == {1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What does BatchNorm normalise over?", "What does BatchNorm normalize over, exactly?"),
        ("Which norm suits batch size 1?", "Which norm suits a batch of size one?"),
        ("BN uses {{c1::batch}}", "BatchNorm uses {{c1::batch}}"),
        ("What does BatchNorm normalise over?", "BatchNorm computes its statistics over which axes?"),
        ("id: eps", "id: epsilon"),
        ("id: eps\n    q: Why", "id: epsilon\n    was: eps\n    q: For what reason"),
        ("- id: eps\n    q:", "- q:"),
        ("a: GroupNorm or LayerNorm.", "a: Something else altogether."),
        ("a: It keeps the division finite.", "a: Something else altogether."),
    ],
)
def test_a_changed_card_keeps_its_schedule(edited, old, new):
    edited(norm=NORM, answer="all")
    assert old in NORM
    desk, _ = edited(norm=NORM.replace(old, new))
    assert len(schedule(desk)) == KEYS
    assert set(schedule(desk).values()) == {1}
    assert all(desk.store.seen() >= {key} for key in schedule(desk))


def test_what_moved_is_told_key_by_key(edited):
    edited(norm=NORM, answer="all")
    _, moves = edited(norm=NORM.replace("BN uses", "BatchNorm uses"))
    assert sorted(move.new.rpartition("#")[2] for move in moves) == ["c1", "c2"]
    assert all(move.old.startswith("norm/~") and move.old != move.new for move in moves)


def test_a_new_card_in_the_place_of_a_deleted_one_starts_new(edited):
    edited(norm=NORM, answer="all")
    new = NORM.replace(
        "Which norm suits batch size 1?\n    a: GroupNorm or LayerNorm.", "What is a stride?\n    a: A step."
    )
    desk, moves = edited(norm=new)
    assert moves == ()
    assert sorted(schedule(desk).values()) == [0, 1, 1, 1, 1]


def test_ids_written_in_by_fmt_keep_every_schedule(edited, tmp_path):
    edited(norm=NORM, answer="all")
    file = tmp_path / "decks" / "norm.yaml"
    save(with_ids(file))
    desk, moves = edited(norm=file.read_text(encoding="utf-8"))
    assert len(moves) == KEYS - 1
    assert set(schedule(desk).values()) == {1}
    assert not any("~" in key for key in schedule(desk))


def test_cards_put_in_another_order_keep_their_schedules(edited):
    edited(norm=NORM, answer="all")
    head, *cards = NORM.split("  - ")
    desk, moves = edited(norm=head + "".join(f"  - {card}" for card in reversed(cards)))
    assert moves == ()
    assert set(schedule(desk).values()) == {1}


def test_cards_moved_into_another_deck_keep_their_schedules(edited):
    edited(norm=NORM, answer="all", other="cards:\n  - {q: Quite another card?, a: Yes.}\n")
    head, *cards = NORM.split("  - ")
    moved = "cards:\n  - {q: Quite another card?, a: Yes.}\n" + "".join(f"  - {card}" for card in cards[1:])
    desk, moves = edited(norm=f"{head}  - {cards[0]}", other=moved)
    assert len(moves) == KEYS - 1
    assert set(schedule(desk).values()) == {1}


def test_a_renamed_deck_keeps_its_schedules(edited):
    edited(norm=NORM, answer="all")
    desk, moves = edited(remove=["norm"], normalisation=NORM)
    assert len(moves) == KEYS
    assert set(schedule(desk).values()) == {1}


def test_a_deck_that_is_only_not_looked_at_keeps_its_cards(edited, tmp_path, sit):
    edited(norm=NORM, answer="all")
    (tmp_path / "decks" / "norm.yaml").rename(tmp_path / "norm.yaml")
    desk = sit(copy=NORM)
    (tmp_path / "decks" / "norm.yaml").symlink_to(tmp_path / "norm.yaml")
    assert rescue(desk.library, desk.store, tmp_path) == ()


def test_a_card_lost_while_its_file_was_broken_is_found_later(edited):
    edited(norm=NORM, answer="all")
    edited(norm=NORM.replace("    a: GroupNorm or LayerNorm.\n", "    aa: GroupNorm or LayerNorm.\n"))
    desk, _ = edited(norm=NORM.replace("Which norm suits batch size 1?", "Which norm suits a batch of size one?"))
    assert set(schedule(desk).values()) == {1}


def test_going_back_and_forth_keeps_the_schedule_each_time(edited):
    other = NORM.replace("What does BatchNorm normalise over?", "What does BatchNorm normalize over?")
    edited(norm=NORM, answer="all")
    for text in (other, NORM, other, NORM):
        desk, moves = edited(norm=text)
        assert len(moves) == 1
        assert set(schedule(desk).values()) == {1}


def test_a_move_can_be_undone_and_is_not_made_again(edited):
    edited(norm=NORM, answer="all")
    text = NORM.replace("What does BatchNorm normalise over?", "What does BatchNorm normalize over?")
    desk, (move,) = edited(norm=text)
    assert desk.store.undo().card == move.old
    assert schedule(desk)[move.new] == 0
    desk, moves = edited(norm=text + "  - {q: A new one, a: x}\n")
    assert moves == ()
    assert schedule(desk)[move.new] == 0


def test_a_damaged_memory_of_the_cards_is_begun_anew(edited, tmp_path):
    edited(norm=NORM, answer="all")
    (tmp_path / "known.sqlite").write_bytes(b"not a database" * 400)
    _, moves = edited(norm=NORM.replace("normalise over?", "normalize over?"))
    assert moves == ()
    _, moves = edited(norm=NORM)
    assert set(moves) == set()
