"""Typed words against the accepted ones."""

import time

import pytest

from studyapp.answer.match import match_typed


@pytest.mark.parametrize(
    "text",
    [
        "batch normalization",
        "Batch  Normalization ",
        "BATCH\u00a0NORMALIZATION",
        "ｂａｔｃｈ normalization",
        "BatchNorm",
    ],
)
def test_case_width_and_blanks_do_not_matter(text: str) -> None:
    assert match_typed(text, ["batch normalization", "batchnorm"]).matched


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("kuhn–munkres", "Kuhn-Munkres"),
        ("cross entropy", "cross-entropy"),
        ("resnet 50", "ResNet-50"),
        ("Holder's inequality", "Hölder’s inequality"),
        ("Kuhn‑Munkres 算法", "Kuhn-Munkres算法"),
    ],
)
def test_dashes_hyphens_accents_and_quotes_do_not_matter(typed: str, accepted: str) -> None:
    assert match_typed(typed, [accepted]).matched


def test_a_sign_does_matter() -> None:
    assert match_typed("dim=−1", ["dim=-1"]).matched
    assert not match_typed("dim=1", ["dim=-1"]).matched
    assert not match_typed("10 20", ["10-20"]).matched


def test_the_accepted_text_that_matched_is_told() -> None:
    assert match_typed("BATCHNORM", ["batch normalization", "BatchNorm"]).nearest == "BatchNorm"


def test_words_to_ignore_do_not_count_on_either_side() -> None:
    assert match_typed("the softmax function", ["softmax"], ["the", "function"]).matched
    assert match_typed("softmax", ["the Softmax function"], ["The", "function"]).matched
    assert not match_typed("the", ["softmax"], ["the"]).matched


def test_chinese_needs_no_blanks() -> None:
    assert match_typed("批 归一化", ["批归一化"]).matched
    assert match_typed("ReLU 激活", ["relu激活"]).matched
    assert match_typed("批归一化层", ["批归一化"], ["层"]).matched


def test_a_near_miss_shows_how_to_get_from_one_to_the_other() -> None:
    found = match_typed("Batch normalisatin", ["layer norm", "Batch Normalization"])
    assert not found.matched
    assert found.close
    assert found.nearest == "Batch Normalization"
    assert "".join(text for op, text in found.diff if op != "extra") == "Batch Normalization"
    assert "".join(text for op, text in found.diff if op != "missing").casefold() == "batch normalisatin"
    assert ("extra", "s") in found.diff
    assert ("missing", "z") in found.diff


def test_something_else_is_not_close() -> None:
    found = match_typed("dropout", ["batch normalization"])
    assert not found.matched
    assert not found.close


def test_nothing_to_accept_matches_nothing() -> None:
    assert not match_typed("x", []).matched


def test_endless_text_is_compared_at_once() -> None:
    started = time.process_time()
    assert not match_typed("ab" * 5_000_000, ["ba" * 200, "softmax"]).matched
    assert time.process_time() - started < 0.2
