"""Variants: the same for ever, sound, and judged kindly however the steps are rounded."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from exercise_samples import BN_TRAIN, FOCAL, MAX_POOL, PARAMETERS, SAMPLES, exercise, mistake

from studyapp.deck.models import Level
from studyapp.exercise.compiler import compiled
from studyapp.exercise.cover import telling
from studyapp.exercise.errors import ExpressionError, Unsound
from studyapp.exercise.generate import draw
from studyapp.exercise.hull import roundings
from studyapp.exercise.judge import judge
from studyapp.exercise.limits import Env
from studyapp.exercise.payload import show_json
from studyapp.exercise.program import version
from studyapp.exercise.stress import typed_text

FEW = range(12)


@pytest.fixture(params=SAMPLES)
def sample(request):
    return SAMPLES[request.param]


def test_one_seed_gives_one_variant_in_every_process():
    here = [show_json(draw("d/bn", BN_TRAIN, seed=seed), BN_TRAIN, "en", answer=True) for seed in (0, 5)]
    script = (
        "import sys; sys.path.insert(0, 'tests/exercise')\n"
        "from exercise_samples import BN_TRAIN\n"
        "from studyapp.exercise.generate import draw\n"
        "from studyapp.exercise.payload import show_json\n"
        "print([show_json(draw('d/bn', BN_TRAIN, seed=s), BN_TRAIN, 'en', answer=True) for s in (0, 5)])"
    )
    there = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "77"}
    )
    assert there.stdout.strip() == str(here)


def test_other_seeds_give_other_numbers(sample):
    assert len({str(draw("d/x", sample, seed=seed).given) for seed in range(30)}) > 4


def test_every_variant_is_sound(sample):
    for seed in FEW:
        variant = draw("d/x", sample, seed=seed)
        assert np.isfinite(variant.low).all()
        assert (variant.high - variant.low <= 10.0**-variant.decimals * 1.000001).all()
        assert len(variant.blind_spots) * 3 <= len(variant.applicable) or variant.form == "choice"
        values = [variant.expected, *(each.value for each in variant.mistakes)]
        for one, other in combinations(values, 2):
            assert separated(one, other, variant), (one, other)


def separated(one, other, variant):
    if isinstance(one, str) or np.shape(one) != np.shape(other):
        return one is not other
    one, other = np.ravel(one).astype(float), np.ravel(other).astype(float)
    if variant.exact:
        return bool((one != other).any())
    least = np.maximum(4 * 10.0**-variant.decimals, 0.02 * np.maximum(abs(one), abs(other)))
    return bool((abs(one - other) >= least - 1e-9).any())


def test_the_answer_keeps_its_distance_from_rounding_ties():
    for seed in range(40):
        variant = draw("d/focal", FOCAL, seed=seed)
        scaled = variant.expected * 1e4
        assert abs(scaled - np.floor(scaled) - 0.5) >= 0.02


def test_answers_in_every_form():
    forms = {name: draw("d/x", each, seed=1) for name, each in SAMPLES.items()}
    assert {name: each.form for name, each in forms.items()} == {
        "focal": "number", "bn": "vector", "pool": "matrix", "shape": "shape", "hardness": "choice",
        "parameters": "integer",
    }  # fmt: skip
    assert forms["pool"].shape == (2, 2)
    assert forms["pool"].expected.shape == (1, 2, 2)
    assert [forms[name].decimals for name in ("focal", "bn", "pool", "shape", "parameters")] == [4, 2, 3, 0, 0]


@pytest.mark.parametrize("name", ["focal", "bn"])
def test_rounding_any_of_the_steps_is_never_judged_wrong(name):
    chosen = SAMPLES[name]
    for seed in FEW:
        variant = draw("d/x", chosen, seed=seed)
        names = list(chosen.steps)
        for count in range(len(names) + 1):
            for subset in combinations(names, count):
                answer = rounded_answer(chosen, variant, set(subset))
                assert judge(variant, typed_text(answer, variant)).verdict == "correct", (seed, subset)


def rounded_answer(chosen, variant, subset):
    env = Env(dict(variant.given))
    for name, text in chosen.steps.items():
        value = compiled(text)(env)
        ways = roundings(value, variant.decimals) if name in subset else []
        env.values[name] = ways[-1] if ways else value
    return compiled(chosen.answer)(env)


def test_a_level_overrides_what_is_drawn():
    assert draw("d/p", PARAMETERS, seed=1, level=2).given["c_in"] in (64, 128)
    assert draw("d/p", PARAMETERS, seed=1, level=3).level == 2
    assert draw("d/p", PARAMETERS, seed=1).given["c_in"] in (3, 16, 32)


def test_the_version_changes_with_what_is_computed_and_not_with_texts():
    import msgspec

    base = version(FOCAL)
    assert len(base) == 12
    assert version(msgspec.structs.replace(FOCAL, hints=(), mistakes=(), kernel="")) == base
    assert version(msgspec.structs.replace(FOCAL, where=("p > 0.3",))) != base
    assert version(msgspec.structs.replace(FOCAL, levels={2: Level(decimals=3)})) != base


def test_steps_that_disagree_with_the_kernel_are_never_asked():
    wrong = exercise("sum(x) / 4", draw={"x": "ints(4, 1, 9)"}, kernel="sum(x) / 3")
    with pytest.raises(Unsound) as caught:
        draw("d/x", wrong, seed=0)
    assert caught.value.code == "exercise.unsound_kernel"


@pytest.mark.parametrize(
    ("answer", "draws", "reason"),
    [
        ("x - x", {"x": "ints(3, 1, 9)"}, "trivial"),
        ("x / 0.0", {"x": "int(1, 9)"}, None),
        ("ln(0 - x)", {"x": "int(1, 9)"}, "not_finite"),
        ("x / 16", {"x": "pick(1, 3, 5)"}, "rounding"),
        ("argmax([x, x, 0])", {"x": "int(1, 9)"}, "tie"),
    ],
)
def test_what_cannot_be_asked_says_why(answer, draws, reason):
    with pytest.raises((Unsound, ExpressionError)) as caught:
        draw("d/x", exercise(answer, draw=draws), seed=0)
    assert caught.value.code == (f"exercise.unsound_{reason}" if reason else "exercise.division_by_zero")


def test_ties_may_be_pinned():
    pinned = exercise("argmax([x, x, 0], first=True)", draw={"x": "int(1, 9)"})
    assert draw("d/x", pinned, seed=0).expected == 0


def test_a_pooling_gradient_is_never_asked_at_a_tie():
    routed = exercise("max_pool2d_backward(g, x, 2)", draw={"x": "ints((1, 2, 4), 0, 1)", "g": "ints((1, 1, 2), 1, 9)"})
    for seed in range(20):
        x = draw("d/x", routed, seed=seed).given["x"][0]
        assert (x[:, :2] == x[:, :2].max()).sum() == 1
        assert (x[:, 2:] == x[:, 2:].max()).sum() == 1


def test_a_mistake_names_the_first_step_where_it_parts():
    variant = draw("d/bn", BN_TRAIN, seed=3)
    parting = {each.id: each.parting for each in variant.mistakes}["sample-variance"]
    assert parting.step == "variance"
    assert parting.wrong == pytest.approx(parting.right * 4 / 3)


def test_a_wrong_step_may_use_its_own_right_value():
    chosen = exercise(
        "b * 10.0",
        draw={"a": "int(2, 9)"},
        steps={"b": "a * 3"},
        mistakes=(mistake("negated-step", steps={"b": "-b / 3"}),),
    )
    variant = draw("d/x", chosen, seed=0)
    assert variant.mistakes[0].value == -variant.given["a"] * 10


def test_mistakes_that_coincide_are_blind_spots():
    twins = (
        mistake("first", steps={"half": "x"}),
        mistake("twin", answer="x * 1.0"),
        mistake("other", answer="x * 3.0"),
    )
    variant = draw("d/x", exercise("half", draw={"x": "int(3, 9)"}, steps={"half": "x / 2"}, mistakes=twins), seed=0)
    assert [each.id for each in variant.mistakes] == ["first", "other"]
    assert variant.blind_spots == ("twin",)


def test_steps_that_magnify_roundings_ask_for_fewer_decimals():
    magnified = exercise("third * 20", draw={"x": "pick(1, 2, 4, 5)"}, steps={"third": "x / 3"}, decimals=3)
    variant = draw("d/x", magnified, seed=0)
    assert (variant.decimals, variant.carry) == (2, 3)
    assert judge(variant, f"{round(variant.given['x'] / 3, 3) * 20:.2f}").verdict == "correct"


def test_max_pool_is_drawn_with_its_channel_axis():
    variant = draw("d/pool", MAX_POOL, seed=0)
    assert variant.given["x"].shape == (1, 4, 4)
    assert variant.given["x"].dtype == np.int64


def test_the_next_variant_is_chosen_to_tell_an_active_mistake_apart():
    untold = next(seed for seed in range(50) if draw("d/focal", FOCAL, seed=seed).given["y"] == 1)
    variant = telling("d/focal", FOCAL, seed=untold, level=1, wanted=("p-for-p_t", "alpha-not-switched"))
    assert {"p-for-p_t", "alpha-not-switched"} <= {each.id for each in variant.mistakes}
    assert telling("d/focal", FOCAL, seed=untold, level=1, wanted=("log10",)).seed == untold
