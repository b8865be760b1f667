"""Problems of an exercise's numbers: the sentences of the expression engine under stable codes."""

from collections.abc import Mapping

from studyapp.texts.exercise import TABLE as SENTENCES

DASH = " – "
UNREADABLE = "E070"
CODES: Mapping[str, tuple[str, ...]] = {
    "E074": (
        "unknown_name", "unknown_name_near", "unknown_function", "unknown_function_near", "function_value",
        "unknown_step", "unknown_form", "not_an_option", "name_taken", "name_twice",
    ),
    "E075": ("bad_shape", "empty_range", "not_enough_distinct", "draw_only", "off_lattice"),
    "E076": (
        "arguments", "axis", "ambiguous_truth", "division_by_zero", "index", "not_finite", "not_indexable", "ragged",
        "list_of_arrays", "reshape", "shapes", "wrong_type", "form_mismatch", "not_an_integer",
        "too_many_elements", "too_much_work", "exponent_too_large",
    ),
    "E072": ("kernel", "kernel_result", "kernel_mismatch", "kernel_shape", "unsound_kernel"),
    "E071": ("mistake_equals_answer",),
    "E077": ("mistake_fails", "mistake_without_work", "never_applies"),
    "E073": (
        "unsound_blind", "unsound_failed", "unsound_not_finite", "unsound_rounding", "unsound_tie", "unsound_trivial",
        "unsound_where", "unsound_wide", "unsound_work",
    ),
    "W120": ("blind",),
    "W121": ("too_likely",),
    "W122": ("too_coarse", "too_many_inexact_steps"),
}  # fmt: skip
CODE_OF: Mapping[str, str] = {reason: code for code, reasons in CODES.items() for reason in reasons}


def code_of(reason: str) -> str:
    """Return the stable code of a problem that the expression engine found."""
    return CODE_OF.get(reason, UNREADABLE)


def _sentences() -> dict[str, tuple[str, str]]:
    """Part each sentence at its dash: what is wrong, and how to mend it."""
    table = {}
    for reason, (english, chinese) in SENTENCES.items():
        halves = [sentence.partition(DASH) for sentence in (english, chinese)]
        code = code_of(reason)
        table[f"{code}.{reason}"] = (halves[0][0], halves[1][0])
        table[f"{code}.fix.{reason}"] = (halves[0][2], halves[1][2])
    return table


TABLE: dict[str, tuple[str, str]] = {
    **_sentences(),
    "E070": ("an expression that cannot be read", "表达式无法读取"),
    "E070.explain": (
        "Expressions are Python's arithmetic on numbers, lists and drawn names, with a fixed list of functions; no\n"
        "attributes, loops, lambdas or imports.\nbefore: answer: x.mean()\nafter:  answer: mean(x)",
        "表达式是对数、列表和抽取的名称做 Python 算术，只能调用固定的函数；不支持属性、循环、lambda 和导入。\n"
        "改前：answer: x.mean()\n改后：answer: mean(x)",
    ),
    "E074": ("a name that nothing defines", "没有定义的名称"),
    "E074.explain": (
        "A name must be drawn, be an earlier step, or be a function; a step may not take a function's name.\n"
        "before: answer: max_pool(x, 2)\nafter:  answer: max_pool2d(x, 2)",
        "名称必须是抽取的量、前面的步骤或函数；步骤不能与函数同名。\n"
        "改前：answer: max_pool(x, 2)\n改后：answer: max_pool2d(x, 2)",
    ),
    "E075": ("a draw that cannot be made", "无法进行的抽取"),
    "E075.explain": (
        "Draws are int, ints, pick, decimals, probabilities, one_hot, labels, permutation and mask, each with bounds\n"
        "that leave something to draw.\nbefore: draw: {{x: 'ints(4, 5, 1)'}}\nafter:  draw: {{x: 'ints(4, 1, 5)'}}",
        "抽取函数有 int、ints、pick、decimals、probabilities、one_hot、labels、permutation 和 mask，范围内必须有可取的值。\n"
        "改前：draw: {{x: 'ints(4, 5, 1)'}}\n改后：draw: {{x: 'ints(4, 1, 5)'}}",
    ),
    "E076": ("a computation that fails", "计算失败"),
    "E076.explain": (
        "Every draw that `where` lets through must compute: no division by zero, shapes that "
        "fit, finite results. Here the\n"
        "answer is 6 / b.\n"
        "before: draw: {{b: 'int(0, 5)'}}\n"
        "after:  draw: {{b: 'int(1, 5)'}}",
        "凡是 where 允许的取值都必须能算出结果：不除以零、形状相容、结果有限。这里的答案是 6 / b。\n"
        "改前：draw: {{b: 'int(0, 5)'}}\n"
        "改后：draw: {{b: 'int(1, 5)'}}",
    ),
    "E072": ("the answer and its kernel differ", "答案与 kernel 不一致"),
    "E072.explain": (
        "`kernel` computes the answer a second time with a library function; both must agree on every draw.\n"
        "before: kernel: avg_pool2d(x, 2)\nafter:  kernel: max_pool2d(x, 2)",
        "kernel 用库函数把答案再算一遍，每次抽取两者都必须一致。\n"
        "改前：kernel: avg_pool2d(x, 2)\n改后：kernel: max_pool2d(x, 2)",
    ),
    "E071": ("a mistake that equals the answer", "与答案相同的错误"),
    "E071.explain": (
        "A mistake must give another number than the answer wherever it applies; say where with "
        "`when`.\n"
        "before: {{id: no-root, answer: sqrt(var(x)), says: Take the root.}}\n"
        "after:  {{id: no-root, answer: var(x), says: Take the root.}}",
        "错误在适用之处必须得出与答案不同的数；用 when 说明它何时适用。\n"
        "改前：{{id: no-root, answer: sqrt(var(x)), says: 要开平方根。}}\n"
        "改后：{{id: no-root, answer: var(x), says: 要开平方根。}}",
    ),
    "E077": ("a mistake that cannot be made", "无法算出的错误"),
    "E077.explain": (
        "A mistake must compute, and its `when` must be true now and then.\n"
        "before: {{id: no-root, when: sigma > 99, answer: variance, says: Take the root.}}\n"
        "after:  {{id: no-root, when: sigma != 1, answer: variance, says: Take the root.}}",
        "错误必须能算出结果，它的 when 也要有时成立。\n"
        "改前：{{id: no-root, when: sigma > 99, answer: variance, says: 要开平方根。}}\n"
        "改后：{{id: no-root, when: sigma != 1, answer: variance, says: 要开平方根。}}",
    ),
    "E073": ("an exercise whose draws are not sound", "抽取结果不可靠的计算题"),
    "E073.explain": (
        "A variant is sound when its answer is finite, not trivial, not near a rounding tie, and "
        "told apart from the\n"
        "mistakes; `studyapp stress CARD` shows why draws fail.\n"
        "before: where: sum(x) > 99\n"
        "after:  where: sum(x) > 9",
        "可靠的变体应有有限、不平凡、不靠近舍入边界、且能与各错误区分的答案。studyapp stress 会显示失败原因。\n"
        "改前：where: sum(x) > 99\n"
        "改后：where: sum(x) > 9",
    ),
    "W120": ("a mistake that is never told apart", "始终无法区分的错误"),
    "W120.explain": (
        "In no draw does this mistake give another number than the answer or another mistake "
        "(here: x * 2): change the draw\n"
        "or delete the mistake.\n"
        "before: {{id: twice, answer: x + x, says: Once is enough.}}\n"
        "after:  {{id: thrice, answer: x * 3, says: Once is enough.}}",
        "任何一次抽取中，这个错误都与答案或其他错误（这里是 x * 2）相同：请修改抽取方式，或删去它。\n"
        "改前：{{id: twice, answer: x + x, says: 一次就够。}}\n"
        "改后：{{id: thrice, answer: x * 3, says: 一次就够。}}",
    ),
    "W121": ("mistakes that chance would name too often", "容易被碰巧命中的错误"),
    "W121.explain": (
        "A mistake is named only where a random wrong number would hit it less than once in a hundred: ask for more\n"
        "decimals or widen the range of the answer.\nbefore: decimals: 1\nafter:  decimals: 3",
        "只有随机错误命中的概率低于百分之一时才会指出错误：请要求更多小数位，或扩大答案范围。\n"
        "改前：decimals: 1\n改后：decimals: 3",
    ),
    "W122": ("steps that round too coarsely or are too many", "步骤舍入过粗或过多"),
    "W122.explain": (
        "Whoever rounds the declared steps must still be right: declare fewer inexact steps, or "
        "an answer that does not\n"
        "magnify their rounding.\n"
        "before: answer: exp(root)\n"
        "after:  answer: root",
        "按步骤舍入的人也应得到正确结果：请减少不精确的步骤，或避免放大舍入误差的答案。\n"
        "改前：answer: exp(root)\n"
        "改后：answer: root",
    ),
}
