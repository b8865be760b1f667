"""What is wrong with an exercise: expressions that are refused or fail, and draws that never come out sound."""

from collections.abc import Mapping

TABLE: Mapping[str, tuple[str, str]] = {
    "arguments": (
        "{function} was called with arguments that it does not take – check how many there are and what they are.",
        "{function} 的参数不对 – 请检查参数的个数和类型。",
    ),
    "attribute": (
        "Expressions have no attributes or modules – call the function by its bare name, as in mean(x).",
        "表达式不支持属性或模块 – 请直接写函数名，例如 mean(x)。",
    ),
    "axis": (
        "Axis {axis} does not fit an array of shape {shape} – count axes from 0.",
        "轴 {axis} 不适用于形状为 {shape} 的数组 – 轴从 0 开始编号。",
    ),
    "ambiguous_truth": (
        "An array is neither true nor false – compare single numbers, or use all(…) or any(…).",
        "数组本身没有真假 – 请比较单个数，或使用 all(…) 或 any(…)。",
    ),
    "bad_shape": (
        "{shape} is no shape that can be drawn – give positive whole numbers, as in (1, 4, 4).",
        "{shape} 不是可用的形状 – 请给出正整数，例如 (1, 4, 4)。",
    ),
    "blind": (
        "Mistake {id} is never told apart from the answer or from another mistake – change the draw, or delete it.",
        "错误 {id} 始终无法与答案或其他错误区分 – 请修改 draw，或删去它。",
    ),
    "call": (
        "Only functions with a plain name can be called – write mean(x).",
        "只能按函数名调用函数 – 请写成 mean(x)。",
    ),
    "character": (
        "“{character}” has no place in an expression – write numbers, names, operators and brackets.",
        "表达式中不能出现“{character}” – 请只写数、名称、运算符和括号。",
    ),
    "comprehension": (
        "Expressions have no loops – compute with whole arrays, as in sum(x ** 2).",
        "表达式不支持循环 – 请对整个数组计算，例如 sum(x ** 2)。",
    ),
    "division_by_zero": (
        "This divides by zero – exclude zero with nonzero=True or a `where`.",
        "这里除以了零 – 请用 nonzero=True 或 `where` 排除零。",
    ),
    "draw_only": (
        "{name} draws numbers, which only `draw` may do – draw the value there and use its name here.",
        "{name} 只能在 `draw` 中使用 – 请在那里抽取，再在此处使用其名称。",
    ),
    "empty": (
        "{function} of an empty array has no value – check the slice.",
        "空数组没有 {function} – 请检查切片。",
    ),
    "empty_expression": (
        "The expression is empty – write one, or delete the key.",
        "表达式为空 – 请填写，或删去该键。",
    ),
    "empty_range": (
        "There is nothing to draw between {low} and {high} – put the smaller bound first.",
        "{low} 与 {high} 之间没有可抽取的数 – 请把较小的界放在前面。",
    ),
    "exponent_too_large": (
        "A whole exponent may be at most {limit} – write a smaller one.",
        "整数指数最大为 {limit} – 请改小。",
    ),
    "f_string": (
        "Formatted strings are not allowed – compute with numbers only.",
        "不支持格式化字符串 – 请只用数计算。",
    ),
    "form_mismatch": (
        "The answer has the shape {shape}, which is no {form} – leave `form` out, or reduce it to one number.",
        "答案的形状是 {shape}，不是 {form} – 请去掉 `form`，或归约为一个数。",
    ),
    "function_value": (
        "{name} is a function – call it, as in {name}(x); a value needs another name.",
        "{name} 是函数 – 请写成 {name}(x)；若要表示数值请换一个名称。",
    ),
    "index": (
        "Index {index} lies outside an array of shape {shape} – indices begin at 0.",
        "下标 {index} 超出形状为 {shape} 的数组 – 下标从 0 开始。",
    ),
    "join": (
        "{function} cannot join shapes {shapes} – give them equal sizes along the other axes.",
        "{function} 无法拼接形状 {shapes} – 其余各轴的大小必须相同。",
    ),
    "kernel": (
        "{function} refuses this: {reason} – check its arguments.",
        "{function} 拒绝了这次调用：{reason} – 请检查参数。",
    ),
    "kernel_mismatch": (
        "The answer {answer} differs from its kernel's {kernel} (seed {seed}) – mend the steps or the kernel call.",
        "答案 {answer} 与 kernel 的结果 {kernel} 不一致（种子 {seed}） – 请修正步骤或 kernel 调用。",
    ),
    "kernel_result": (
        "{function} returns something that cannot be an answer – use a kernel that returns numbers.",
        "{function} 的返回值不能作为答案 – 请使用返回数值的 kernel。",
    ),
    "kernel_shape": (
        "The answer has shape {answer}, its kernel's result {kernel}; a single number has shape () – reshape one of them.",
        "答案的形状是 {answer}，kernel 结果的形状是 {kernel}；单个数的形状是 () – 请用 reshape 调整其中之一。",
    ),
    "lambda": (
        "Functions cannot be made here – write the computation itself.",
        "这里不能定义函数 – 请直接写出计算式。",
    ),
    "list_of_arrays": (
        "{function} takes one list of arrays – write {function}([a, b]).",
        "{function} 接受一个数组列表 – 请写成 {function}([a, b])。",
    ),
    "long_string": (
        "A text may have {limit} printable characters – shorten it.",
        "文本最多 {limit} 个可见字符 – 请缩短。",
    ),
    "mistake_equals_answer": (
        "Mistake {id} gives the right answer (seed {seed}) – say with `when` where it applies, or change the draw.",
        "错误 {id} 得到了正确答案（种子 {seed}） – 请用 `when` 限定适用条件，或修改 draw。",
    ),
    "mistake_fails": (
        "Mistake {id} computes nothing in any of {draws} draws – keep its numbers finite.",
        "错误 {id} 在 {draws} 次抽取中都算不出结果 – 请让它得到有限数。",
    ),
    "mistake_without_work": (
        "Mistake {id} computes nothing – give it `steps` or an `answer`.",
        "错误 {id} 没有任何计算 – 请给出 `steps` 或 `answer`。",
    ),
    "name_taken": (
        "{name} is the name of a function – choose another name for this value.",
        "{name} 是函数名 – 请为这个值另取名称。",
    ),
    "name_twice": (
        "{name} is drawn already – give the step another name.",
        "{name} 已经在 draw 中使用 – 请为该步骤另取名称。",
    ),
    "not_a_name": (
        "“{name}” is not a name – use letters, digits and _, with a letter first.",
        "“{name}”不是合法名称 – 请使用字母、数字和 _，并以字母开头。",
    ),
    "not_allowed": (
        "This is not allowed in an expression ({what}) – use numbers, names, operators and calls only.",
        "表达式中不允许这样写（{what}） – 只能使用数、名称、运算符和函数调用。",
    ),
    "not_an_integer": (
        "{value} is not a whole number – round it, or use //.",
        "{value} 不是整数 – 请取整，或使用 //。",
    ),
    "not_an_option": (
        "“{value}” is none of the options – list it under `options`, spelt the same.",
        "“{value}”不在选项中 – 请以相同写法列入 `options`。",
    ),
    "not_enough_distinct": (
        "{count} cannot be taken out of {values} – draw fewer or widen the range.",
        "无法从 {values} 个中取出 {count} 个 – 请少抽一些，或扩大范围。",
    ),
    "not_finite": (
        "This is not a finite number – keep the draw inside the domain.",
        "结果不是有限数 – 请让抽取的值落在定义域内。",
    ),
    "not_indexable": (
        "Only arrays, tuples and lists have parts – leave the index out.",
        "只有数组、元组和列表可以取下标 – 请去掉下标。",
    ),
    "number_too_large": ("The number grows too large – use smaller ones.", "数过大 – 请使用较小的数。"),
    "off_lattice": (
        "{value} cannot be shown exactly with {limit} decimals – draw decimals and compute the rest in `steps`.",
        "{value} 无法用 {limit} 位小数精确显示 – 请抽取有限小数，其余放入 `steps` 计算。",
    ),
    "ragged": ("The rows of this list differ in length – make them equal.", "列表各行长度不一 – 请保持一致。"),
    "reshape": (
        "An array of shape {shape} cannot become {wanted} – the number of cells must stay the same.",
        "形状 {shape} 的数组无法变为 {wanted} – 元素个数必须不变。",
    ),
    "shapes": (
        "Shapes {left} and {right} do not fit together – reshape one of them.",
        "形状 {left} 与 {right} 不匹配 – 请调整其中之一。",
    ),
    "star": ("Arguments are written out one by one – leave out the star.", "参数须逐个写出 – 请去掉星号。"),
    "string": (
        "A text may only be a keyword's value, an alternative or a comparison – compute with numbers.",
        "文本只能作为关键字参数、选择分支或比较对象 – 请用数计算。",
    ),
    "syntax": (
        "This cannot be read: {reason} – check brackets and operators.",
        "无法解析：{reason} – 请检查括号和运算符。",
    ),
    "too_deep": ("The expression is nested too deeply – split it into steps.", "表达式嵌套过深 – 请拆成多个步骤。"),
    "too_long": (
        "The expression has {length} characters, more than {limit} – split it into steps.",
        "表达式有 {length} 个字符，超过 {limit} 个 – 请拆成多个步骤。",
    ),
    "too_many_elements": (
        "{count} numbers are more than the {limit} allowed – nobody computes that by hand.",
        "{count} 个数超过上限 {limit} – 请缩小规模，便于手算。",
    ),
    "never_applies": (
        "Mistake {id} applies in none of {draws} draws – mend its `when`.",
        "错误 {id} 在 {draws} 次抽取中从不适用 – 请修正它的 `when`。",
    ),
    "too_coarse": (
        "Steps rounded to {declared} decimals move the answer, so only {asked} are asked for – declare {asked}.",
        "步骤保留 {declared} 位小数会使答案偏移，因此只要求 {asked} 位 – 请把 decimals 设为 {asked}。",
    ),
    "too_likely": (
        "So few decimals are asked for that a wrong number may meet a mistake by chance – ask for one more.",
        "要求的小数位过少，错误答案可能碰巧与某个错误相同 – 请多要求一位小数。",
    ),
    "too_many_inexact_steps": (
        "{count} steps need rounding, but only {limit} are followed – merge some of them.",
        "有 {count} 个步骤需要取舍，而最多只追踪 {limit} 个 – 请合并一些步骤。",
    ),
    "too_many_parts": (
        "An exercise may have {limit} of these – split it into two.",
        "此处最多 {limit} 项 – 请拆成两道题。",
    ),
    "too_much_work": ("This computes for too long – use smaller arrays.", "计算量过大 – 请使用较小的数组。"),
    "unknown_form": (
        "“{form}” is no form of an answer – use one of {forms}.",
        "“{form}”不是答案形式 – 请使用 {forms} 之一。",
    ),
    "unknown_function": (
        "There is no function {name} – 'studyapp lint --explain E074' lists all that can be called.",
        "没有函数 {name} – 可用的函数见 studyapp lint --explain E074。",
    ),
    "unknown_function_near": (
        "There is no function {name} – did you mean {near}?",
        "没有函数 {name} – 是否想写 {near}？",
    ),
    "unknown_name": (
        "Nothing is called {name} here – draw it, or make it an earlier step.",
        "此处没有 {name} – 请抽取它，或在前面的步骤中计算。",
    ),
    "unknown_name_near": (
        "Nothing is called {name} here – did you mean {near}?",
        "此处没有 {name} – 是否想写 {near}？",
    ),
    "unknown_step": (
        "A mistake changes the step {name}, which does not exist – the steps are: {steps}.",
        "错误修改了不存在的步骤 {name} – 已有步骤：{steps}。",
    ),
    "unsound_blind": (
        "{card}: in {attempts} draws too many mistakes coincided – widen the draw, or use `when`.",
        "{card}：抽取 {attempts} 次，太多错误得到相同的数 – 请扩大 draw 的范围，或用 `when` 限定适用条件。",
    ),
    "unsound_failed": (
        "{card}: the computation failed in most of {attempts} draws – keep the draw inside the domain.",
        "{card}：抽取 {attempts} 次，多数计算失败 – 请让抽取的值落在定义域内。",
    ),
    "unsound_kernel": (
        "{card}: answer and kernel disagreed in most of {attempts} draws – mend the steps or the kernel call.",
        "{card}：抽取 {attempts} 次，多数情况下答案与 kernel 不一致 – 请修正步骤或 kernel 调用。",
    ),
    "unsound_not_finite": (
        "{card}: most of {attempts} draws gave infinite or undefined values – keep the draw inside the domain.",
        "{card}：抽取 {attempts} 次，多数得到无穷或未定义的值 – 请让抽取的值落在定义域内。",
    ),
    "unsound_rounding": (
        "{card}: the answer lay on a rounding tie in most of {attempts} draws – ask for one decimal more.",
        "{card}：抽取 {attempts} 次，答案多数恰在舍入边界 – 请多要求一位小数。",
    ),
    "unsound_tie": (
        "{card}: a maximum was tied in most of {attempts} draws – draw with distinct=True, or tag it ties.",
        "{card}：抽取 {attempts} 次，最大值多数并列 – 请用 distinct=True，或加标签 ties。",
    ),
    "unsound_trivial": (
        "{card}: most of {attempts} draws gave a zero, constant or tiny answer – draw larger numbers, or add decimals.",
        "{card}：抽取 {attempts} 次，答案多数为零、全相同或相对小数位数过小 – 请抽取更大的数，或要求更多小数位。",
    ),
    "unsound_where": (
        "{card}: `where` refused most of {attempts} draws – draw from values that meet it.",
        "{card}：抽取 {attempts} 次，多数不满足 `where` – 请从满足条件的值中抽取。",
    ),
    "unsound_wide": (
        "{card}: rounding the steps moves most of {attempts} answers by a unit – ask for fewer decimals, or merge steps.",
        "{card}：抽取 {attempts} 次，步骤取舍多数使答案偏移超过一个单位 – 请减少小数位，或合并步骤。",
    ),
    "unsound_work": (
        "{card}: drawing takes too long – use smaller arrays and a `where` that is met more often.",
        "{card}：抽取耗时过长 – 请使用较小的数组，并放宽 `where`。",
    ),
    "use_attribute": (
        "There are no modules here – call the function by its bare name, as in mean(x).",
        "这里没有模块 – 请直接写函数名，例如 mean(x)。",
    ),
    "use_len": ("There is no len – write shape(x)[0].", "没有 len – 请写 shape(x)[0]。"),
    "use_log": ("log has no base here – write ln, log2 or log10.", "log 没有写明底数 – 请写 ln、log2 或 log10。"),
    "walrus": ("Names cannot be assigned here – make it a step.", "这里不能赋值 – 请写成一个步骤。"),
    "wrong_type": (
        "This cannot be computed with ({kind}) – numbers and arrays can.",
        "无法对它进行计算（{kind}） – 请使用数或数组。",
    ),
}
