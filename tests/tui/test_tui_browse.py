"""Looking through the cards: found at every key, shown whole, suspended and flagged many at a time, taken back."""

import sys

import pytest
from screen_play import LANGS, SIZES, compare, fits, play

from studyapp.memory.rating import Rating
from studyapp.store import Answered
from studyapp.tui.app import StudyApp
from studyapp.tui.card_page import card_page
from studyapp.tui.catalogue import Catalogue, asked


def many(count: int) -> str:
    return "cards:\n" + "".join(f"  - {{id: c{n}, q: Question {n}?, a: Answer {n}.}}\n" for n in range(count))


def test_typing_narrows_the_list_and_the_card_is_shown_with_its_answer(sit):
    seen = play(StudyApp(sit()), ["slash", "type:which axes", "backspace"])
    assert "5 of 5" in seen[1]
    assert "1 of 5" in seen[2]
    assert "norm/axes" in seen[2]
    assert "Over N, H and W." in seen[2]


def test_words_are_found_in_answers_keys_and_any_language(sit):
    deck = "cards:\n  - {id: x, q: {en: Loss?, zh-Hans: 损失？}, a: {en: entropy, zh-Hans: 交叉熵}, tags: [rare-tag]}\n"
    desk = sit(one="lang: en\nlangs: [en, zh-Hans]\n" + deck)
    catalogue = Catalogue(desk.library, desk.store)
    assert list(catalogue.read("en"))[-1] == 1
    for query in ("ENTROPY", "交叉熵", "rare-tag", "one/x", "loss 损失", ""):
        assert list(catalogue.find(query)) == [0], query
    assert list(catalogue.find("entropy nothing")) == []
    assert list(catalogue.find("entropy")) == [0]


def test_a_shorter_query_finds_again_what_a_longer_one_left_out(sit):
    desk = sit(norm=many(30))
    catalogue = Catalogue(desk.library, desk.store)
    list(catalogue.read("en"))
    assert len(catalogue.find("question 1")) == 12
    assert [catalogue.cards[at].row.key for at in catalogue.find("question c29")] == ["norm/c29"]
    assert len(catalogue.find("question")) == 30


def test_properties_are_searched_as_on_the_command_line(sit):
    desk = sit()
    desk.store.suspend("norm/axes")
    seen = play(StudyApp(desk), ["slash", "type:is:suspended"])
    assert "1 of 5" in seen[-1]
    assert "norm/axes" in seen[-1]
    unreadable = play(StudyApp(desk), ["slash", "type:is:x"])[-1]
    assert "is:x" in unreadable.splitlines()[1]
    assert unreadable.splitlines()[-2].strip()


def test_gaps_are_filled_in_the_list(sit):
    card = sit().library.card("norm/modes#c1")
    assert asked(card, "en").startswith("In training BN uses batch statistics, at inference running ones")


def test_picked_cards_are_suspended_resumed_and_it_is_taken_back(sit):
    desk = sit(norm=many(30))
    seen = play(StudyApp(desk), ["slash", "type:c2", "enter", "a", "at", "u"])
    assert "11 picked" in seen[4]
    assert "11 cards changed" in seen[5]
    assert "✗" in seen[5]
    assert "Taken back" in seen[6]
    assert not desk.store.hidden()
    play(StudyApp(desk), ["slash", "type:c2", "enter", "a", "at", "at"])
    assert not desk.store.hidden()


def test_without_picking_the_card_at_the_cursor_is_flagged(sit):
    desk = sit()
    seen = play(StudyApp(desk), ["slash", "enter", "down", "g"])
    assert [key for key in ("norm/axes", "norm/modes#c1") if desk.store.memory(key)] == ["norm/modes#c1"]
    assert desk.store.memory("norm/modes#c1").flag == 1
    assert "⚑" in seen[-1]
    assert "flagged" in seen[-1]


def test_cards_answered_before_are_made_new_again_and_back(sit):
    desk = sit()
    desk.store.record(Answered("norm/axes", Rating.EASY, 4000))
    before = desk.store.memory("norm/axes")
    seen = play(StudyApp(desk), ["slash", "enter", "a", "n"])
    assert "1 card changed" in seen[-1]
    assert desk.store.memory("norm/axes").reviews == 0
    play(StudyApp(desk), ["slash", "enter", "n"])
    assert desk.store.history("norm/axes")[-1].kind == "forget"
    desk.store.undo()
    assert desk.store.memory("norm/axes") == before


def test_cards_answered_before_are_moved_to_another_day_and_back(sit):
    desk = sit()
    desk.store.record(Answered("norm/axes", Rating.EASY, 4000))
    before = desk.store.memory("norm/axes")
    seen = play(StudyApp(desk), ["slash", "enter", "d", "type:x", "enter", "backspace", "type:40", "enter"])
    assert "in how many days" in seen[3]
    assert "'x' is no number of days" in " ".join(seen[5].split())
    assert "1 card changed" in seen[-1]
    assert desk.store.memory("norm/axes").due_day == desk.store.today() + 40
    play(StudyApp(desk), ["slash", "enter", "d", "type:3", "enter", "u"])
    assert desk.store.memory("norm/axes").due_day == desk.store.today() + 40
    desk.store.undo()
    assert desk.store.memory("norm/axes") == before


def test_cards_never_answered_have_nothing_to_reset_or_move(sit):
    desk = sit()
    seen = play(StudyApp(desk), ["slash", "enter", "n", "d", "type:3", "escape", "escape"])
    assert "Never answered" in seen[3]
    assert "norm/axes" in seen[6]
    assert "☑" in seen[7]
    assert desk.store.stats().events == 0


def test_the_preview_breaks_between_facts_not_within(sit):
    desk = sit()
    desk.store.record(Answered("norm/axes", Rating.EASY, 4000))
    for width in (20, 34, 60):
        lines = ["".join(span.text for span in line) for line in card_page(desk, "norm/axes", width)]
        facts = [fact for line in lines[1:7] for fact in line.split(" · ")]
        assert width < 30 or any(fact.startswith("difficulty ") for fact in facts)
        assert all(len(line) <= width for line in lines)


def test_undo_takes_back_only_what_was_done_here(sit):
    desk = sit()
    play(StudyApp(desk), ["enter", "space", "3", "escape"])
    play(StudyApp(desk), ["slash", "enter", "u"])
    assert desk.store.stats().reviews == 1


def test_a_store_that_another_window_writes_says_why_nothing_changed(sit, tmp_path, time):
    from msgspec.structs import replace

    from studyapp.store import Store

    desk = sit()
    with Store.open(tmp_path / "home", clock=time.clock) as second:
        assert second.read_only
        seen = play(StudyApp(replace(desk, store=second)), ["slash", "enter", "at"])
    assert "another" in seen[0]
    assert seen[-1].splitlines()[-2].strip()
    assert not desk.store.hidden()


def test_what_finds_nothing_says_how_to_go_on(sit):
    assert "Backspace" in play(StudyApp(sit()), ["slash", "type:zzz"])[-1]


def test_escape_goes_from_the_search_to_the_list_and_then_home(sit):
    seen = play(StudyApp(sit()), ["slash", "type:axes", "escape", "escape"])
    assert "pick" in seen[3]
    assert "☑" in seen[4]


def test_letters_search_while_the_search_has_the_focus(sit):
    desk = sit()
    seen = play(StudyApp(desk), ["slash", "type:a@gu"])
    assert "a@gu" in seen[-1]
    assert desk.store.stats().events == 0


def test_an_exercise_that_cannot_be_drawn_is_still_listed_and_told(sit):
    deck = "cards:\n  - {id: e, q: 'Compute {{x}}', draw: {x: 'int(1, 2)'}, where: ['x > 5'], answer: x}\n"
    seen = play(StudyApp(sit(norm=deck)), ["slash"])
    assert "norm/e" in seen[-1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_as_kept(sit, lang, size):
    desk = sit(lang=lang)
    desk.store.suspend("norm/axes")
    picture = play(StudyApp(desk), ["slash", "enter", "down", "g", "down", "space"], size=size)[-1]
    assert fits(picture, size[0])
    compare(f"browse-{lang}-{size[0]}", picture)


def test_the_card_at_the_cursor_is_edited_and_found_anew(sit, monkeypatch, tmp_path):
    desk = sit(norm="cards:\n  - {id: a, q: Old words?, a: x}\n")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\nf = pathlib.Path(sys.argv[-1])\nf.write_text(f.read_text().replace('Old', 'New'))"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    monkeypatch.setattr("studyapp.tui.editing.run_suspended", lambda _app, work: work())
    seen = play(StudyApp(desk), ["slash", "enter", "e"])
    assert "Old words?" in seen[2]
    assert "New words?" in seen[3]
