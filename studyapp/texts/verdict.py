"""What checking an answer found, in words: one message a verdict, with the reason and where the ways part."""

from collections.abc import Mapping

TABLE: Mapping[str, tuple[str, str]] = {
    "asked.number": ("a number to {decimals} decimals", "一个数，四舍五入到 {decimals} 位小数"),
    "asked.whole": ("a whole number", "一个整数"),
    "asked.integer": ("a whole number", "一个整数"),
    "asked.shape": ("a shape, such as 1, 64, 32, 32", "一个形状，例如 1, 64, 32, 32"),
    "asked.array": (
        "{count} numbers of shape {shape}, to {decimals} decimals",
        "{count} 个数，形状 {shape}，四舍五入到 {decimals} 位小数",
    ),
    "asked.row": ("{count} numbers, to {decimals} decimals", "{count} 个数，四舍五入到 {decimals} 位小数"),
    "asked.whole_row": ("{count} whole numbers", "{count} 个整数"),
    "asked.whole_array": ("{count} whole numbers of shape {shape}", "{count} 个整数，形状 {shape}"),
    "asked.choice": ("one of the options", "选择一项"),
    "asked.carry": ("keep {carry} decimals on the way", "中间步骤保留 {carry} 位小数"),
    "close": (
        "Right, but a little off in the last decimal – keep one more decimal on the way.",
        "答案正确，但最后一位略有偏差 – 中间步骤多保留一位小数。",
    ),
    "convention": (
        "This is right under another convention: {says}",
        "按另一种约定这是对的：{says}",
    ),
    "correct": ("Right.", "正确。"),
    "imprecise": (
        "Right so far, but {decimals} decimals are asked for – give the rest; this was not counted.",
        "到目前为止正确，但需要保留 {decimals} 位小数 – 请补全；这次不计。",
    ),
    "mistake": (
        "A known mistake gives exactly this: {says}",
        "一个常见错误恰好会得到这个结果：{says}",
    ),
    "mistake_and_slip": (
        "All but the cell {cell} are exactly what a known mistake gives: {says}",
        "除 {cell} 处外，其余都与一个常见错误的结果完全一致：{says}",
    ),
    "parting_answer": (
        "That way gives {wrong}; the right way gives {right}.",
        "这样算得 {wrong}，正确算法得 {right}。",
    ),
    "parting_answer_cell": (
        "At {cell} that way gives {wrong}; the right way gives {right}.",
        "在 {cell} 处，这样算得 {wrong}，正确算法得 {right}。",
    ),
    "parting_step": (
        "The two computations part at {step}: yours {wrong}, right {right}.",
        "两种算法从 {step} 开始分开：你的是 {wrong}，正确的是 {right}。",
    ),
    "parting_step_cell": (
        "The two computations part at {step}, cell {cell}: yours {wrong}, right {right}.",
        "两种算法从 {step} 的 {cell} 处开始分开：你的是 {wrong}，正确的是 {right}。",
    ),
    "rule.exact": ("Judged exactly.", "须完全一致。"),
    "rule.choice": ("One option is right.", "只有一项正确。"),
    "rule.decimals": (
        "Counted as right: what rounds to the answer at {decimals} decimals, however you rounded the steps.",
        "判分规则：保留 {decimals} 位小数后与答案一致即为正确，中间步骤是否取舍均可。",
    ),
    "some_cells": (
        "{right} of {total} numbers are right; the wrong ones are marked.",
        "{total} 个数中有 {right} 个正确，错误处已标出。",
    ),
    "truncated": (
        "Right, but the last decimal was cut off – round it instead.",
        "答案正确，但最后一位是截断的 – 请四舍五入。",
    ),
    "two_mistakes": (
        "Either of two known mistakes gives exactly this: {says} – or: {also}",
        "两个常见错误都会得到这个结果：{says} – 或者：{also}",
    ),
    "universal": ("You get exactly this if {what}.", "{what}，就会恰好得到这个结果。"),
    "universal.complement": ("one minus the answer was taken", "如果用 1 减去了答案"),
    "universal.doubled": ("a factor of 2 too many came in", "如果多乘了一个 2"),
    "universal.flipped": ("the numbers are put in reverse order", "如果把数的顺序颠倒了"),
    "universal.fraction": ("the answer was divided by 100", "如果把答案除以了 100"),
    "universal.halved": ("a factor of 2 was lost", "如果少乘了一个 2"),
    "universal.missing_row": ("one row or column was left out", "如果漏掉了一行或一列"),
    "universal.negated": ("the sign was turned round", "如果正负号弄反了"),
    "universal.nesting": ("the right numbers were put into another shape", "如果数都对但形状不对"),
    "universal.over_ln10": (
        "the logarithm to base 10 was taken, or a division by ln 10 came in",
        "如果用了以 10 为底的对数，或多除了一个 ln 10",
    ),
    "universal.over_ln2": (
        "the logarithm to base 2 was taken, or a division by ln 2 came in",
        "如果用了以 2 为底的对数，或多除了一个 ln 2",
    ),
    "universal.over_n": ("it was divided by the number of elements once too often", "如果多除了一次元素个数"),
    "universal.percent": ("the answer is written in per cent", "如果把答案写成了百分数"),
    "universal.permuted": (
        "the axes are in another order (such as NHWC for NCHW)",
        "如果坐标轴顺序不同（例如把 NCHW 当成 NHWC）",
    ),
    "universal.power_of_ten": ("the decimal point slipped", "如果小数点移错了位置"),
    "universal.reciprocal": ("numerator and denominator changed places", "如果分子和分母颠倒了"),
    "universal.root": ("a square root too many was taken", "如果多开了一次平方根"),
    "universal.rotated": ("the array was turned by a quarter or a half", "如果把数组旋转了"),
    "universal.squared": ("a square too many was taken, or the root was forgotten", "如果多平方了一次，或忘了开方"),
    "universal.times_ln10": ("a factor ln 10 came in", "如果多乘了一个 ln 10"),
    "universal.times_ln2": ("a factor ln 2 came in", "如果多乘了一个 ln 2"),
    "universal.times_n": ("the sum was taken where the mean was meant", "如果把平均算成了求和"),
    "universal.transposed": ("rows and columns changed places", "如果行和列颠倒了"),
    "unknown": (
        "No mistake that is known here gives this.",
        "这里已知的错误都不会得出这个结果。",
    ),
    "unreadable": ("This could not be read; it was not counted.", "无法读取这个答案；这次不计。"),
    "wrong_shape": (
        "The shape {typed} was typed, {asked} is asked for – it was not counted.",
        "输入的形状是 {typed}，要求的是 {asked} – 这次不计。",
    ),
}
