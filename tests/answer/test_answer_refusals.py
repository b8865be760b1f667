"""What is refused, with which code and where; nothing hostile takes long."""

import time

import pytest

from studyapp.answer import Form, Unreadable, read


def refused(text: str, form: Form = "number", **settings: bool) -> Unreadable:
    result = read(text, form, **settings)
    assert isinstance(result, Unreadable), result
    return result


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("", "empty", 0, 0),
        ("  \n", "empty", 0, 3),
        ("1,000", "thousands", 1, 2),
        ("１，０００", "thousands", 1, 2),
        ("12,345.6", "thousands", 2, 3),
        ("1'000", "thousands", 1, 2),
        ("0,125", "decimal_comma", 1, 2),
        ("3 + 1,5", "decimal_comma", 5, 6),
        ("1, 5", "one_number", 1, 2),
        ("1_000", "underscore", 1, 2),
        ("0x10", "hexadecimal", 0, 4),
        ("2 + 0xFF", "hexadecimal", 4, 8),
        ("inf", "not_finite", 0, 3),
        ("-Infinity", "not_finite", 1, 9),
        ("nan", "not_finite", 0, 3),
        ("∞", "not_finite", 0, 1),
        ("np.nan", "not_finite", 0, 6),
        ("1 2", "two_numbers", 0, 3),
        ("1 000", "two_numbers", 0, 5),
        ("log(2)", "log_base", 0, 3),
        ("2 log", "log_base", 2, 5),
        ("ln 2", "needs_brackets", 0, 2),
        ("ln", "needs_brackets", 0, 2),
        ("2pi", "missing_operator", 0, 3),
        ("2(3)", "missing_operator", 0, 2),
        ("(2)(3)", "missing_operator", 2, 4),
        ("2√3", "missing_operator", 0, 2),
        ("2e", "missing_operator", 0, 2),
        ("3x4", "letter_x", 1, 2),
        ("3 x 4", "letter_x", 2, 3),
        ("5px", "unknown_name", 1, 3),
        ("foo(2)", "unknown_name", 0, 3),
        ("3²", "superscript", 1, 2),
        ("1.2.3", "two_points", 3, 4),
        ("...", "ellipsis", 0, 3),
        ("…", "ellipsis", 0, 1),
        ("x = 3", "equals", 2, 3),
        ("1/0", "division_by_zero", 1, 2),
        ("0^-1", "division_by_zero", 1, 2),
        ("1/(2-2)", "division_by_zero", 1, 2),
        ("5/(1e-400*1e-400*1e-400*e)", "division_by_zero", 1, 2),
        ("sqrt(-1)", "root_of_negative", 0, 4),
        ("√-4", "root_of_negative", 0, 1),
        ("(-8)^(1/3)", "root_of_negative", 4, 5),
        ("ln(0)", "log_of_nonpositive", 0, 2),
        ("1 + log2(-1)", "log_of_nonpositive", 4, 8),
        ("9**9**9", "power_too_large", 1, 3),
        ("2^65", "power_too_large", 1, 2),
        ("2^-65", "power_too_large", 1, 2),
        ("1e999", "too_large", 0, 5),
        ("1e99999999999999999999", "too_large", 0, 22),
        ("1e-999", "too_small", 0, 6),
        ("1e200*1e200", "too_large", 5, 6),
        ("(9^64)^64", "too_large", 6, 7),
        ("exp(1000)", "too_large", 0, 3),
        ("9" * 401, "too_many_digits", 0, 401),
        ("0." + "1" * 401, "too_many_digits", 0, 403),
        ("[1]", "one_number", 0, 3),
        ("1; 2", "one_number", 1, 2),
        ("(1, 2)", "several_in_brackets", 0, 6),
        ("()", "empty_brackets", 0, 2),
        ("max()", "arguments", 0, 5),
        ("abs(1, 2)", "arguments", 0, 9),
        ("max(1,)", "unfinished", 5, 6),
        ("max(,1)", "unexpected", 4, 5),
        ("1 +", "unfinished", 2, 3),
        ("*5", "unexpected", 0, 1),
        ("1 // 2", "unexpected", 3, 4),
        ("5%%", "unexpected", 2, 3),
        ("(1", "unclosed", 0, 1),
        ("1)", "unopened", 1, 2),
        ("(1]", "mismatched", 2, 3),
        ("2 ? 3", "unknown_character", 2, 3),
        ("约3", "unknown_name", 0, 2),
        ("é" * 30, "unknown_name", 0, 30),
        ("array(1, foo=2)", "equals", 12, 13),
        ("array(", "unclosed", 5, 6),
        ("tensor(1, dtype=int8) + 1", "wrapper_rest", 20, 25),
        ("array()", "empty", 0, 7),
        ("\u202e5", "hidden_character", 0, 1),
        ("1\u200b2", "hidden_character", 1, 2),
        ("5\x1b[31m", "hidden_character", 1, 2),
        ("5\x00", "hidden_character", 1, 2),
        ("\ud800", "hidden_character", 0, 1),
    ],
)
def test_one_number_is_refused_with_a_code_and_a_place(text: str, code: str, start: int, end: int) -> None:
    found = refused(text)
    assert (found.code, found.start, found.end) == (code, start, end)


@pytest.mark.parametrize(
    ("form", "text", "code", "start", "end"),
    [
        ("vector", "1, 2 3", "two_numbers", 3, 6),
        ("vector", "1,,2", "empty_item", 2, 3),
        ("vector", ",1", "empty_item", 0, 1),
        ("vector", "[]", "empty_list", 0, 2),
        ("vector", "[1, [2]]", "mixed", 4, 7),
        ("vector", "[1, 2", "unclosed", 0, 1),
        ("vector", "[1 2] 3", "mixed", 6, 7),
        ("vector", "1,000", "thousands", 1, 2),
        ("vector", "1 000", "thousands", 1, 2),
        ("vector", "[1, ..., 2]", "ellipsis", 4, 7),
        ("vector", "[0. 1. ... 9.]", "ellipsis", 7, 10),
        ("vector", "[1, nan]", "not_finite", 4, 7),
        ("vector", "2 * [1, 2]", "unexpected", 4, 5),
        ("vector", "[1, 2] + 1", "unexpected", 0, 1),
        ("vector", "1 ln 2", "needs_brackets", 2, 4),
        ("matrix", "1 2; 3", "ragged", 5, 6),
        ("matrix", "[[1, 2], [3]]", "ragged", 9, 12),
        ("matrix", "1 2\n3 4\n5", "ragged", 8, 9),
        ("matrix", "1 2;; 3 4", "empty_item", 4, 5),
        ("matrix", "[[1, 2], 3]", "mixed", 9, 10),
        ("matrix", "[[1, 2], []]", "empty_list", 9, 11),
        ("matrix", "array([[1]]) + 1", "wrapper_rest", 11, 16),
        ("tensor", "[[[1, 2]], [[3]]]", "ragged_inside", 11, 16),
        ("tensor", "1 2\n\n3 4\n5 6", "ragged", 5, 12),
        ("tensor", "[[[[[[1]]]]]]", "too_many_axes", 0, 13),
        ("tensor", " ".join(["1"] * 513), "too_many_cells", 1024, 1025),
        ("shape", "1*64", "shape_product", 1, 2),
        ("shape", "1 * 64", "shape_product", 2, 3),
        ("shape", "1x64, 3", "shape_separators", 1, 2),
        ("shape", "1,024", "thousands", 1, 2),
        ("shape", "[[1, 2]]", "shape_nested", 0, 8),
        ("shape", "1 64; 2 3", "shape_nested", 0, 9),
        ("shape", "1xx2", "letter_x", 1, 2),
    ],
)
def test_arrays_are_refused_with_a_code_and_a_place(form: Form, text: str, code: str, start: int, end: int) -> None:
    found = refused(text, form)
    assert (found.code, found.start, found.end) == (code, start, end)


def test_a_list_without_blanks_after_its_decimal_commas_is_refused() -> None:
    found = refused("1,2,3", "vector", decimal_comma=True)
    assert (found.code, found.start) == ("two_points", 3)


def test_a_ragged_row_is_counted() -> None:
    assert refused("1 2 3\n4 5", "matrix").details == {"row": 2, "found": 2, "expected": 3}


def test_a_letter_of_a_name_is_never_shown_at_length() -> None:
    assert len(str(refused("a" * 3000).details["name"])) == 20


HOSTILE = {
    "ten megabytes": ("1" * 10_000_000, "too_long"),
    "brackets": ("[" * 4000, "too_many_tokens"),
    "closed brackets": ("[" * 2000 + "]" * 2000, "too_many_tokens"),
    "round brackets": ("(" * 1199 + "1", "too_deep"),
    "signs": ("-" * 1000 + "1", "too_deep"),
    "roots": ("√" * 1000 + "1", "too_deep"),
    "powers": ("^".join("1" * 600), "too_deep"),
    "tower": ("9**9**9**9", "power_too_large"),
    "many tokens": ("1 " * 2000, "too_many_tokens"),
    "library prefixes": ("np." * 1300, "unknown_character"),
    "call chain": ("ln(" * 300 + "2" + ")" * 300, "too_deep"),
    "wrappers": ("array(" * 600, "unclosed"),
    "keywords": ("array([1]" + ", dtype=int" * 360, "unclosed"),
    "blanks": ("1" + " " * 3998 + "+", "unfinished"),
    "fractions": ("+".join(f"1/{n}" for n in range(1, 300)), None),
    "powers of fractions": ("*".join(["(123456789/987654321)^64"] * 60), None),
    "long products": ("*".join(["1e300", "1e-300"] * 150), None),
    "commas": ("," * 3000, "too_many_tokens"),
    "crosses": ("1" + "x1" * 590, "letter_x"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["number", "shape", "vector", "tensor"])
def test_hostile_text_is_answered_at_once(name: str, form: Form) -> None:
    text, code = HOSTILE[name]
    seconds = []
    for _ in range(3):
        started = time.process_time()
        result = read(text, form)
        seconds.append(time.process_time() - started)
    assert min(seconds) < 0.05
    if form == "number" and code:
        assert isinstance(result, Unreadable)
        assert result.code == code
