"""Searching as in Anki: words in both languages, properties, what is remembered, and errors that point."""

import pytest

from studyapp.authoring.query import Test as Asked
from studyapp.authoring.query import parse
from studyapp.authoring.search import Searcher, search
from studyapp.errors import UsageError
from studyapp.memory.rating import Rating
from studyapp.store import Answered
from studyapp.texts import Texts

NORM = """\
langs: [en, zh-Hans]
tags: [normalisation]
cards:
  - id: axes
    tags: [bn]
    q: {en: Over which axes does BatchNorm work?, zh-Hans: 批归一化在哪些维度上计算？}
    a: {en: Batch and space., zh-Hans: 批次和空间。}
  - {id: group, tags: [gn], q: Which layer for a batch of one?, a: GroupNorm}
  - {id: gaps, tags: [bn], cloze: {en: 'a {{c1::mean}} and a {{c2::variance}}', zh-Hans: '{{c1::均值}}和{{c2::方差}}'}}
"""
POOL = """\
cards:
  - {id: max, q: What does max pooling keep?, a: The largest value., status: draft}
  - {id: stride, q: Default stride?, a: 'Ratio 3:4 is not it.'}
"""
EVERY = ["axes", "group", "gaps#c1", "gaps#c2", "max", "stride"]


@pytest.fixture
def find(sit, time):
    desk = sit(norm=NORM, pool=POOL)
    store = desk.store
    store.record(Answered("norm/axes", Rating.GOOD))
    store.record(Answered("norm/axes", Rating.GOOD))
    store.suspend("norm/group")
    store.bury("norm/gaps#c1")
    store.flag("pool/max", 2)
    time.pass_days(1)
    store.record(Answered("pool/stride", Rating.AGAIN))
    searcher = Searcher.open(desk.library, store)
    return lambda text: [key.partition("/")[2] for key in searcher.keys(parse(text))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", EVERY),
        ("BATCHNORM", ["axes"]),
        ("批次", ["axes"]),
        ("均值 方差", ["gaps#c1", "gaps#c2"]),
        ("batch of", ["group"]),
        ('"which axes"', ["axes"]),
        ('"axes which"', []),
        ("axes or stride", ["axes", "stride"]),
        ("-batch", ["gaps#c1", "gaps#c2", "max", "stride"]),
        ("deck:norm -tag:bn", ["group"]),
        ("deck:n*", EVERY[:4]),
        ("tag:normalisation kind:cloze", ["gaps#c1", "gaps#c2"]),
        ("tag:none", ["max", "stride"]),
        ("(tag:gn or tag:bn) -kind:cloze", ["axes", "group"]),
        ("（tag：gn or tag：bn） －kind：cloze", ["axes", "group"]),
        ("-(tag:gn or tag:bn)", ["max", "stride"]),
        ("missing:zh-Hans", ["group", "max", "stride"]),
        ("is:draft", ["max"]),
        ("is:new", ["group", "gaps#c1", "gaps#c2", "max"]),
        ("-is:new", ["axes", "stride"]),
        ("is:learning", ["stride"]),
        ("is:review", ["axes"]),
        ("is:suspended or is:buried", ["group"]),
        ("flag:2", ["max"]),
        ("flag:0 deck:pool", ["stride"]),
        ("rated:1", ["stride"]),
        ("rated:2", ["axes", "stride"]),
        ("prop:reviews>=2", ["axes"]),
        ("prop:reviews!=2", ["stride"]),
        ("prop:s<1", ["stride"]),
        ("prop:s>1", ["axes"]),
        ("prop:d>=6", ["stride"]),
        ("prop:r>0.99", ["stride"]),
        ("prop:r<=0.99", ["axes"]),
        ("prop:lapses=0", ["axes", "stride"]),
        ('"ratio 3:4"', ["stride"]),
        ("max and pooling", ["max"]),
        ("-", []),
        ('"or"', EVERY[:4]),
    ],
)
def test_a_search_finds(find, query, found):
    assert find(query) == found


def test_what_is_due_is_found(find, time):
    time.pass_days(5)
    assert "axes" in find("is:due")
    assert "group" not in find("is:due")


@pytest.mark.parametrize(
    ("query", "column", "code"),
    [
        ("tagg:bn", 1, "name"),
        ("batch is:dew", 10, "state"),
        ("(a or b", 1, "opening"),
        ("a)", 2, "closing"),
        ('a "b', 3, "quote"),
        ("a or", 3, "or"),
        ("or a", 1, "or"),
        ("批 prop:x<3", 8, "property"),
        ("prop:s", 6, "property"),
        ("rated:soon", 7, "rated"),
        ("rated:0", 7, "rated"),
        ("flag:red", 6, "flag"),
        ("tag:", 5, "value"),
        ("(" * 100 + "a" + ")" * 100, 51, "deep"),
        ("-" * 100 + "a", 51, "deep"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(query, column, code):
    with pytest.raises(UsageError) as told:
        parse(query)
    assert (told.value.code, told.value.details["column"]) == (f"authoring.query_{code}", column)
    for lang in ("en", "zh-Hans"):
        first, shown, caret = Texts(lang).error(told.value).split("\n")
        assert str(column) in first
        assert shown.strip() == query
        assert caret.endswith("^")


def test_a_near_name_is_suggested():
    with pytest.raises(UsageError) as told:
        parse("is:suspnded")
    assert "is:suspended" in Texts("en").error(told.value)


def test_texts_come_from_the_cache_until_their_deck_changes(sit, tmp_path):
    def found(desk, *words):
        return [row.key for row, _ in search(desk.library, desk.store, words, tmp_path / "cache")]

    (tmp_path / "cache").mkdir()
    desk = sit(norm=NORM, pool=POOL)
    assert found(desk, "largest") == ["pool/max"]
    assert found(sit(norm=NORM, pool=POOL.replace("largest", "biggest")), "largest") == []
    (tmp_path / "cache" / "search.sqlite").write_bytes(b"damaged" * 999)
    assert found(sit(norm=NORM, pool=POOL), "largest") == ["pool/max"]


def test_a_kind_that_does_not_exist_is_pointed_at():
    with pytest.raises(UsageError) as caught:
        parse("deck:norm kind:exercize")
    assert (caught.value.code, caught.value.details["column"]) == ("authoring.query_kind", 16)
    assert "exercise" in Texts("en").error(caught.value)
    assert parse("kind:ex*") == Asked("kind", "ex*")
