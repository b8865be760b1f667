"""Why an answer could not be read, and how to mend it."""

from collections.abc import Mapping

TABLE: Mapping[str, tuple[str, str]] = {
    "ambiguous_option": (
        "“{typed}” fits more than one option – type the letter, or more of the text.",
        "“{typed}”符合不止一个选项 – 请输入选项字母，或多输入几个字。",
    ),
    "arguments": (
        "{name} was given {count} numbers – max and min take one or more, every other function exactly one.",
        "{name} 得到了 {count} 个数 – max 和 min 可取一个或多个数，其他函数只取一个。",
    ),
    "decimal_comma": (
        "The comma does not mark decimals here – write a point (1.5), or switch the decimal comma on in the settings.",
        "这里的逗号不是小数点 – 请写小数点（1.5），或在设置中开启小数逗号。",
    ),
    "division_by_zero": (
        "This divides by zero – check the denominator.",
        "这里除以了零 – 请检查分母。",
    ),
    "ellipsis": (
        "“…” leaves numbers out – write every number.",
        "省略号略去了一些数 – 请把每个数都写出来。",
    ),
    "empty": (
        "Nothing was typed – type an answer, or ask for a hint.",
        "还没有输入内容 – 请输入答案，或查看提示。",
    ),
    "empty_brackets": (
        "There is nothing between these brackets – put a number in, or delete them.",
        "括号里没有内容 – 请填入数，或删去括号。",
    ),
    "empty_item": (
        "A number is missing beside this “{sign}” – put it in, or delete the sign.",
        "这个“{sign}”旁边缺少一个数 – 请补上，或删去这个符号。",
    ),
    "empty_list": (
        "These brackets hold no numbers – write the numbers between them.",
        "括号里没有数 – 请在括号里写上数。",
    ),
    "equals": (
        "Only the value is asked for – leave out this sign and what stands before it.",
        "只需要填写数值 – 请去掉这个符号和它前面的内容。",
    ),
    "hexadecimal": (
        "Numbers are read in base ten – write the number in decimal digits, or write * to multiply.",
        "只接受十进制数 – 请改写成十进制；若要相乘请用 *。",
    ),
    "hidden_character": (
        "There is an invisible character here ({character}) – delete it, or type the answer instead of pasting it.",
        "这里有一个不可见的字符（{character}） – 请删去它，或手动输入而不要粘贴。",
    ),
    "letter_x": (
        "The letter x does not multiply – write *.",
        "字母 x 不能表示乘号 – 请用 *。",
    ),
    "log_base": (
        "log has no base here – write ln, log2 or log10.",
        "log 没有写明底数 – 请写 ln、log2 或 log10。",
    ),
    "log_of_nonpositive": (
        "A logarithm needs a positive number – check what stands in its brackets.",
        "对数的真数必须是正数 – 请检查括号里的内容。",
    ),
    "mismatched": (
        "“{bracket}” closes a bracket of another kind – write “{wanted}” here.",
        "“{bracket}”与前面的括号不匹配 – 这里应写“{wanted}”。",
    ),
    "missing_operator": (
        "Between “{left}” and “{right}” there is no sign – write * to multiply.",
        "“{left}”和“{right}”之间缺少运算符 – 相乘请写 *。",
    ),
    "mixed": (
        "Numbers and bracketed rows stand side by side – put every row in brackets of its own.",
        "数和带括号的行混在一起 – 请给每一行都加上括号。",
    ),
    "needs_brackets": (
        "{name} needs brackets – write {name}(…).",
        "{name} 需要括号 – 请写 {name}(…)。",
    ),
    "no_such_option": (
        "“{typed}” is none of the options – type a letter from A to {last}, a number, or the start of an option.",
        "没有“{typed}”这个选项 – 请输入 A 到 {last} 的字母、编号，或选项开头的文字。",
    ),
    "not_finite": (
        "“{name}” is not a finite number – write a finite one, as every answer here is.",
        "“{name}”不是有限的数 – 这里的答案都是有限的数，请重新填写。",
    ),
    "one_number": (
        "This question asks for one number – write it alone, without lists or brackets.",
        "本题只要一个数 – 请只写这个数，不要写成列表或加方括号。",
    ),
    "one_option": (
        "This question has one right option – choose just one.",
        "本题是单选题 – 请只选一个选项。",
    ),
    "power_too_large": (
        "The exponent is beyond {limit} – work the power out and type the number.",
        "指数超过了 {limit} – 请先算出结果，再填写这个数。",
    ),
    "ragged": (
        "Row {row} has {found} items, the first row has {expected} – give every row the same number.",
        "第 {row} 行有 {found} 项，而第一行有 {expected} 项 – 请让每行的项数相同。",
    ),
    "ragged_inside": (
        "The rows in this part are not as long as those before it – give every row the same number of items.",
        "这一部分的行与前面的行长度不同 – 请让每行的项数相同。",
    ),
    "root_of_negative": (
        "A root of a negative number is not real – check the sign under the root.",
        "负数的根不是实数 – 请检查根号下的符号。",
    ),
    "several_in_brackets": (
        "These round brackets hold several numbers where one is meant – keep one, or write a list in [ ].",
        "圆括号里有多个数，而这里只要一个 – 请只留一个；列表请写在 [ ] 里。",
    ),
    "shape_nested": (
        "A shape is one list of lengths, this one is nested – write it like 1, 64, 32, 32.",
        "形状是一个长度列表，不能嵌套 – 请写成 1, 64, 32, 32 这样。",
    ),
    "shape_product": (
        "“*” multiplies the lengths into one – part them with commas or x: 1x64x32.",
        "“*”会把各个长度乘成一个数 – 请用逗号或 x 分隔：1x64x32。",
    ),
    "shape_separators": (
        "Crosses and commas are mixed – part the lengths with only one of them.",
        "叉号和逗号混用了 – 请只用其中一种来分隔各个长度。",
    ),
    "superscript": (
        "Raised digits are not read – write a power as ^2.",
        "不能识别上标数字 – 乘方请写成 ^2。",
    ),
    "thousands": (
        "“{separator}” does not group digits here – write 1000; in a list put a blank after the comma.",
        "这里不能用“{separator}”给数字分组 – 请直接写 1000；若是列表，请在逗号后加空格。",
    ),
    "too_deep": (
        "This is nested more than {limit} deep – simplify it, or type the number.",
        "嵌套超过了 {limit} 层 – 请化简，或直接填写数值。",
    ),
    "too_large": (
        "This number is too large – check the exponent.",
        "这个数太大了 – 请检查指数。",
    ),
    "too_long": (
        "The answer has {length} characters, at most {limit} are read – shorten it.",
        "答案有 {length} 个字符，最多读取 {limit} 个 – 请缩短。",
    ),
    "too_many_axes": (
        "This is nested {found} deep, at most {limit} axes are read – take some brackets away.",
        "嵌套了 {found} 层，最多 {limit} 个轴 – 请去掉一些括号。",
    ),
    "too_many_cells": (
        "More than {limit} numbers were typed – leave some out.",
        "输入的数超过了 {limit} 个 – 请减少一些。",
    ),
    "too_many_digits": (
        "This number has more than {limit} digits – round it.",
        "这个数超过了 {limit} 位 – 请取近似值。",
    ),
    "too_many_tokens": (
        "The answer has more than {limit} numbers and signs – shorten it.",
        "答案中的数和符号超过了 {limit} 个 – 请缩短。",
    ),
    "too_small": (
        "This number is too close to zero – check the exponent, or write 0.",
        "这个数太接近零了 – 请检查指数，或写 0。",
    ),
    "two_numbers": (
        "Two numbers stand side by side – put a sign between them, or write the digits without a blank.",
        "两个数挨在一起 – 请在中间写上运算符，或去掉数字之间的空格。",
    ),
    "two_points": (
        "A number has one decimal mark at most – delete this one, or put a blank or semicolon between two numbers.",
        "一个数最多有一个小数点 – 请删去这个；若是两个数，请用空格或分号隔开。",
    ),
    "unclosed": (
        "This bracket is never closed – add “{wanted}”.",
        "这个括号没有闭合 – 请补上“{wanted}”。",
    ),
    "underscore": (
        "“_” does not group digits here – write the digits without it.",
        "这里不能用“_”给数字分组 – 请去掉它。",
    ),
    "unexpected": (
        "“{sign}” does not belong here – delete it, or add what is missing before it.",
        "“{sign}”不应出现在这里 – 请删去它，或补上它前面缺少的内容。",
    ),
    "unfinished": (
        "Something is missing after “{sign}” – add a number, or delete the sign.",
        "“{sign}”后面缺少内容 – 请补上一个数，或删去这个符号。",
    ),
    "unknown_character": (
        "“{character}” means nothing in an answer – delete it.",
        "答案里不能有“{character}” – 请删去它。",
    ),
    "unknown_name": (
        "“{name}” is not known – write numbers, pi, e, ln log2 log10 exp sqrt abs sigmoid tanh max min and no units.",
        "不认识“{name}” – 可用数、pi、e 以及 ln log2 log10 exp sqrt abs sigmoid tanh max min，不要写单位。",
    ),
    "unopened": (
        "“{bracket}” closes nothing – delete it, or open a bracket before it.",
        "“{bracket}”没有对应的左括号 – 请删去它，或在前面补上左括号。",
    ),
    "wrapper_rest": (
        "What follows the numbers is not understood – keep only the numbers in their brackets.",
        "数后面的内容无法识别 – 请只保留括号里的数。",
    ),
    "no_such_line": (
        "There is no such line – type the number of one line, from 1 to {lines}.",
        "没有这一行 – 请输入一个行号，从 1 到 {lines}。",
    ),
    "sequence_length": (
        "This names {count} of {length} – name every one once, in order, such as b a c.",
        "这里写了 {count} 个，共需 {length} 个 – 请按顺序把每一个写一次，例如 b a c。",
    ),
    "sequence_repeats": (
        "“{typed}” comes twice – name every one once.",
        "“{typed}”出现了两次 – 每一个只写一次。",
    ),
}
