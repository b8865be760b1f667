"""The ladder of verdicts, rung by rung."""

import numpy as np
import pytest
from exercise_samples import BN_TRAIN, FOCAL, HARDNESS, MAX_POOL, OUTPUT_SHAPE, PARAMETERS, SAMPLES, exercise, mistake
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge
from studyapp.exercise.stress import typed_text
from studyapp.memory.rating import Rating

FOCAL_3 = draw("d/focal", FOCAL, seed=8)
BN_3 = draw("d/bn", BN_TRAIN, seed=3)
POOL_3 = draw("d/pool", MAX_POOL, seed=3)
SHAPE_3 = draw("d/shape", OUTPUT_SHAPE, seed=3)
COUNT_3 = draw("d/count", PARAMETERS, seed=3)


def at(variant, offset, decimals=None):
    decimals = variant.decimals if decimals is None else decimals
    return judge(variant, f"{round(variant.expected, variant.decimals) + offset:.{decimals}f}")


def test_the_rounded_answer_is_right_and_so_are_more_digits():
    for verdict in (at(FOCAL_3, 0), judge(FOCAL_3, repr(FOCAL_3.expected))):
        assert (verdict.verdict, verdict.reason, verdict.credit, verdict.rating) == (
            "correct",
            "correct",
            1,
            Rating.GOOD,
        )


def test_fewer_decimals_are_imprecise_and_not_counted():
    verdict = judge(FOCAL_3, f"{FOCAL_3.expected:.2f}")
    assert verdict.verdict == "imprecise"
    assert verdict.rating is None
    assert not verdict.counts


def test_a_coarse_number_that_a_mistake_equals_is_that_mistake():
    near_three = exercise("3.4 * x", draw={"x": "pick(1)"}, decimals=1)
    assert judge(draw("d/x", near_three, seed=0), "3").verdict == "imprecise"
    taken = exercise("3.4 * x", draw={"x": "pick(1)"}, decimals=1, mistakes=(mistake("three", answer="x * 3.0"),))
    assert judge(draw("d/x", taken, seed=0), "3").mistake == "three"


def test_truncation_and_two_units_off_are_right_but_hard():
    variant = next(
        each for each in (draw("d/focal", FOCAL, seed=seed) for seed in range(30)) if each.expected * 1e4 % 1 > 0.6
    )
    cut = judge(variant, f"{np.floor(variant.expected * 1e4) / 1e4:.4f}")
    assert (cut.verdict, cut.reason, cut.rating) == ("correct", "truncated", Rating.HARD)
    near = at(FOCAL_3, 0.0002)
    assert (near.verdict, near.reason, near.rating) == ("correct", "close", Rating.HARD)
    assert at(FOCAL_3, 0.0004).verdict == "wrong"


def test_a_whole_number_is_met_exactly():
    assert judge(COUNT_3, str(COUNT_3.expected)).verdict == "correct"
    assert judge(COUNT_3, f"{COUNT_3.expected}.0").verdict == "correct"
    assert judge(COUNT_3, str(COUNT_3.expected + 1)).verdict == "wrong"
    assert judge(COUNT_3, f"{COUNT_3.expected}.3").verdict == "wrong"


@pytest.mark.parametrize("name", SAMPLES)
def test_every_mistake_is_named_as_itself(name):
    for seed in range(10):
        variant = draw("d/x", SAMPLES[name], seed=seed)
        for each in variant.mistakes:
            verdict = judge(variant, typed_text(each.value, variant))
            assert (verdict.verdict, verdict.mistake, verdict.mistake_kind) == ("wrong", each.id, "bug")
            assert verdict.rating is Rating.AGAIN


def test_a_mistake_is_named_though_its_steps_were_rounded():
    variant = FOCAL_3
    mistaken = next(each for each in variant.mistakes if each.id == "log10")
    steps = {step.name: step.value for step in variant.steps}
    p_t, alpha_t = steps["p_t"], steps["alpha_t"]
    rounded = -alpha_t * round(steps["modulating"], 4) * round(float(np.log10(p_t)), 4)
    assert abs(rounded - mistaken.value) < 1e-4
    assert judge(variant, f"{rounded:.4f}").mistake == "log10"


def test_a_convention_is_hard_and_not_again():
    chosen = exercise(
        "0.9 * old + 0.1 * new",
        draw={"old": "int(1, 5)", "new": "int(6, 9)"},
        mistakes=(mistake("keras", kind="convention", answer="0.1 * old + 0.9 * new"),),
    )
    variant = draw("d/x", chosen, seed=0)
    verdict = judge(variant, typed_text(variant.mistakes[0].value, variant))
    assert (verdict.mistake_kind, verdict.rating) == ("convention", Rating.HARD)


def test_two_mistakes_with_one_value_are_both_told():
    twins = (
        mistake("first", answer="x * 1.0"),
        mistake("twin", answer="x + 0.0"),
        mistake("other", answer="x * 3.0"),
    )
    variant = draw("d/x", exercise("x / 2", draw={"x": "int(3, 9)"}, mistakes=twins), seed=0)
    verdict = judge(variant, str(variant.given["x"]))
    assert (verdict.reason, verdict.mistake, verdict.also) == ("two_mistakes", "first", "twin")


def test_a_mistake_that_is_told_apart_is_named_before_a_blind_spot_with_its_value():
    wide = (
        mistake("usually-three", answer="x + where(arange(4) < 3, 2, 0) * (1 if x[0] > 5 else 0) + [7.0, 0, 0, 0]"),
        mistake("one-cell", answer="x + [7.0, 0, 0, 0]"),
        mistake("far", answer="x * 9.0"),
    )
    chosen = exercise("x * 1.0", draw={"x": "ints(4, 1, 9, distinct=True)"}, decimals=0, mistakes=wide)
    for seed in range(40):
        variant = draw("d/x", chosen, seed=seed)
        for each in variant.mistakes:
            assert judge(variant, typed_text(each.value, variant)).mistake == each.id


@pytest.mark.parametrize(
    "form", ["8 8; 9 4", "[[8, 8], [9, 4]]", "[[[8, 8], [9, 4]]]", "8 8\n9 4", "array([[8, 8], [9, 4]])"]
)
def test_a_matrix_may_be_typed_in_many_ways(form):
    assert POOL_3.expected.tolist() == [[[8, 8], [9, 4]]]
    assert judge(POOL_3, form).verdict == "correct"


def test_a_column_may_be_typed_as_a_vector():
    column = exercise("x * 2.5", draw={"x": "ints((3, 1), 1, 9, distinct=True)"})
    variant = draw("d/x", column, seed=0)
    cells = [f"{cell:.3f}" for cell in variant.expected.ravel()]
    for text in (" ".join(cells), "; ".join(cells), str(variant.expected.tolist())):
        verdict = judge(variant, text)
        assert verdict.verdict == "correct"
        assert np.shape(verdict.read_as) == (3, 1)


def test_the_wrong_shape_is_no_attempt_unless_a_mistake_has_it():
    plain = judge(POOL_3, "1 2 3; 4 5 6; 7 8 9")
    assert (plain.verdict, plain.reason, plain.rating) == ("unreadable", "wrong_shape", None)
    assert judge(POOL_3, "5").verdict == "unreadable"
    stride = next(each for each in POOL_3.mistakes if each.id == "stride-one")
    verdict = judge(POOL_3, typed_text(stride.value, POOL_3))
    assert (verdict.verdict, verdict.mistake) == ("wrong", "stride-one")


def test_cells_are_marked_and_credit_counts_beyond_what_a_mistake_gets_right():
    verdict = judge(POOL_3, "8 8; 9 7")
    assert verdict.verdict == "partial"
    assert verdict.cells.tolist() == [[[True, True], [True, False]]]
    assert verdict.credit == 0.75
    shared = exercise(
        "stack([a, b, c, d * 2]) * 1.0",
        draw=dict.fromkeys("abcd", "int(2, 9)"),
        mistakes=(mistake("undoubled", answer="stack([a, b, c, d]) * 1.0"),),
    )
    variant = draw("d/x", shared, seed=0)
    a, b, c, d = (variant.given[name] for name in "abcd")
    assert judge(variant, f"{a} {b} {c} {d * 5}").credit == 0
    assert judge(variant, f"{a} {b} {c} {d}").mistake == "undoubled"


def test_a_mistake_with_one_slip_more_is_still_recognised():
    for each in BN_3.mistakes:
        cells = each.value.copy()
        cells[1] += 3
        verdict = judge(BN_3, typed_text(cells, BN_3))
        assert (verdict.reason, verdict.mistake, verdict.details["cell"]) == ("mistake_and_slip", each.id, (1,))


def test_a_shape_of_another_rank_is_no_attempt():
    assert judge(SHAPE_3, "1, 2").verdict == "unreadable"
    assert judge(SHAPE_3, typed_text(SHAPE_3.expected, SHAPE_3)).verdict == "correct"
    assert judge(SHAPE_3, "×".join(str(size) for size in SHAPE_3.expected)).verdict == "correct"


def test_an_option_is_picked_by_letter_number_or_prefix():
    variant = next(
        each for each in (draw("d/x", HARDNESS, seed=seed) for seed in range(40)) if each.expected == "semi-hard"
    )
    for text in ("b", "B", "2", "semi", "SEMI-HARD"):
        assert judge(variant, text).verdict == "correct"
    assert judge(variant, "hard").verdict == "wrong"
    assert judge(variant, "a").mistake == "margin-left-out"
    assert judge(variant, "z").verdict == "unreadable"


@settings(max_examples=200, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="0123456789.,;-+*/^()[] eE\n%", max_size=60),
        st.floats().map(str),
        st.lists(st.lists(st.integers(-9, 9), max_size=4), max_size=4).map(str),
    ),
    name=st.sampled_from(sorted(SAMPLES)),
)
def test_no_answer_makes_judging_raise(text, name):
    verdict = judge(CACHED[name], text)
    assert verdict.verdict in ("correct", "partial", "wrong", "unreadable", "imprecise")
    assert 0 <= verdict.credit <= 1


CACHED = {name: draw("d/x", each, seed=2) for name, each in SAMPLES.items()}


def test_a_fraction_where_a_count_is_asked_is_named_when_typed_rounded():
    halves = exercise(
        "(x - 2) // 3", draw={"x": "pick(9, 12, 18)"}, mistakes=(mistake("unfloored", answer="(x - 2) / 3"),)
    )
    variant = draw("d/x", halves, seed=0)
    fraction = (variant.given["x"] - 2) / 3
    for text in (f"{fraction:.1f}", f"{fraction:.3f}", f"{variant.given['x'] - 2}/3"):
        assert judge(variant, text).mistake == "unfloored"
    assert judge(variant, str(variant.expected)).verdict == "correct"


def test_a_step_that_a_mistake_makes_a_single_number_is_compared_with_every_cell():
    gated = exercise(
        "g * gate + 0.5",
        draw={"g": "ints(3, 2, 9, distinct=True)"},
        steps={"gate": "where(g > 5, 1, 0)"},
        where=("min(g) < 5 and max(g) > 6",),
        mistakes=(mistake("ungated", steps={"gate": "1"}),),
    )
    variant = draw("d/x", gated, seed=0)
    found = judge(variant, typed_text(variant.mistakes[0].value, variant))
    assert (found.mistake, found.parting.step, found.parting.right, found.parting.wrong) == ("ungated", "gate", 0, 1)


def test_a_count_of_billions_is_still_met_exactly():
    variant = draw("d/x", exercise("n * 1000000007", draw={"n": "int(900, 999)"}), seed=0)
    assert variant.expected > 9e11
    assert judge(variant, str(variant.expected)).verdict == "correct"
    assert judge(variant, str(variant.expected + 1)).verdict == "wrong"
