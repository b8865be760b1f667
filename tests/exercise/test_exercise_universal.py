"""Universal mistakes, and how rarely chance is taken for a mistake."""

import math
import random

import numpy as np
import pytest
from exercise_samples import FOCAL, PARAMETERS, SAMPLES, exercise, mistake

from studyapp.exercise.chance import reach
from studyapp.exercise.generate import draw
from studyapp.exercise.judge import judge

PLAIN = exercise("mean(x) / 7", draw={"x": "ints((5,), 20, 30)"}, decimals=4)
NUMBER = draw("d/x", PLAIN, seed=1)
GRID = draw("d/x", exercise("x * 1.5", draw={"x": "ints((2, 3), -9, 9, distinct=True)"}, decimals=1), seed=1)
CUBE = draw("d/x", exercise("x * 1.5", draw={"x": "ints((2, 3, 4), -60, 90, distinct=True)"}, decimals=1), seed=1)
COUNT = draw("d/x", exercise("n * 1000", draw={"n": "int(37, 60)"}), seed=1)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("negated", lambda x: -x),
        ("complement", lambda x: 1 - x),
        ("percent", lambda x: 100 * x),
        ("fraction", lambda x: x / 100),
        ("reciprocal", lambda x: 1 / x),
        ("squared", lambda x: x * x),
        ("root", math.sqrt),
        ("doubled", lambda x: 2 * x),
        ("halved", lambda x: x / 2),
        ("over_ln2", lambda x: x / math.log(2)),
        ("times_ln2", lambda x: x * math.log(2)),
        ("over_ln10", lambda x: x / math.log(10)),
        ("times_ln10", lambda x: x * math.log(10)),
        ("times_n", lambda x: 5 * x),
        ("over_n", lambda x: x / 5),
        ("power_of_ten", lambda x: 10 * x),
    ],
)
def test_a_slip_of_one_number_is_named(name, change):
    verdict = judge(NUMBER, f"{change(NUMBER.expected):.4f}")
    assert (verdict.verdict, verdict.mistake) == ("wrong", f"universal:{name}")


def test_a_percentage_of_the_rounded_answer_is_named_too():
    assert judge(NUMBER, f"{round(NUMBER.expected, 4) * 100:.2f}").mistake == "universal:percent"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("negated", np.negative),
        ("transposed", np.transpose),
        ("flipped", np.fliplr),
        ("flipped", np.flipud),
        ("rotated", lambda x: np.rot90(x, 2)),
        ("rotated", np.rot90),
        ("nesting", np.ravel),
        ("nesting", lambda x: x.reshape(3, 2)),
        ("missing_row", lambda x: x[:1]),
        ("missing_row", lambda x: x[:, 1:]),
    ],
)
def test_an_array_turned_over_is_named(name, change):
    verdict = judge(GRID, str(change(GRID.expected).tolist()))
    assert (verdict.verdict, verdict.mistake) == ("wrong", f"universal:{name}")


def test_channels_last_is_named():
    assert judge(CUBE, str(CUBE.expected.transpose(1, 2, 0).tolist())).mistake == "universal:permuted"


def test_a_count_doubled_is_named():
    assert judge(COUNT, str(COUNT.expected * 2)).mistake == "universal:doubled"


def test_an_authors_mistake_comes_before_a_universal_one():
    own = exercise("x * 0.37", draw={"x": "int(30, 90)"}, mistakes=(mistake("sign", answer="-x * 0.37"),))
    variant = draw("d/x", own, seed=0)
    assert judge(variant, f"{-variant.expected:.3f}").mistake == "sign"


@pytest.mark.parametrize("name", ["focal", "plain"])
def test_random_wrong_numbers_are_hardly_ever_named(name):
    chosen = {"focal": FOCAL, "plain": PLAIN}[name]
    rng = random.Random(5)
    named = total = 0
    for seed in range(6):
        variant = draw("d/x", chosen, seed=seed)
        far = reach(variant)
        for _ in range(150):
            verdict = judge(variant, f"{rng.uniform(-far, far):.{variant.decimals}f}")
            total += 1
            named += verdict.mistake is not None
    assert named / total <= 0.01


def test_where_chance_would_name_numbers_nothing_is_said():
    likely = tuple(mistake(f"m{offset}", answer=f"x + {offset}.3") for offset in range(5, 45, 5))
    coarse = draw("d/x", exercise("x + 0.3", draw={"x": "pick(40, 50)"}, decimals=0, mistakes=likely), seed=0)
    assert judge(coarse, f"{coarse.given['x'] + 5.3:.1f}").mistake is None


def test_small_counts_are_not_taken_for_universal_mistakes():
    variant = draw("d/x", exercise("n + 1", draw={"n": "int(3, 6)"}), seed=0)
    assert judge(variant, str(-variant.expected)).mistake is None


def test_a_right_array_is_never_a_universal_mistake():
    for chosen in SAMPLES.values():
        variant = draw("d/x", chosen, seed=4)
        assert not (judge(variant, "x").mistake or "").startswith("universal")
    assert judge(draw("d/p", PARAMETERS, seed=4), "0").mistake is None
