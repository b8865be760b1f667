"""Problems of one kind of card: gaps, options, lines of code, exercises."""

TABLE: dict[str, tuple[str, str]] = {
    "E050": ("a cloze without a gap", "填空卡片里没有空"),
    "E050.fix": ("hide a word:  {fix}", "请挖一个空：  {fix}"),
    "E050.explain": (
        "A cloze hides at least one part, written {{{{c1::text}}}} or {{{{c1::text::hint}}}}.\n"
        "before: cloze: BN uses batch statistics.\nafter:  cloze: 'BN uses {{{{c1::batch}}}} statistics.'",
        "填空卡片至少要有一个空，写作 {{{{c1::内容}}}} 或 {{{{c1::内容::提示}}}}。\n"
        "改前：cloze: BN 使用批次统计量。\n改后：cloze: BN 使用{{{{c1::批次}}}}统计量。",
    ),
    "E051": ("a gap that cannot be read", "空的写法有误"),
    "E051.open": ("a gap that is not closed, or whose braces do not balance", "空没有闭合，或花括号不配对"),
    "E051.empty": ("a gap that hides nothing", "空里没有内容"),
    "E051.number": ("gaps are numbered from c1 to c99", "空的编号从 c1 到 c99"),
    "E051.nested": ("a gap inside a gap", "空里面又有空"),
    "E051.form": ("a gap is written {{{{c1::text}}}}", "空要写作 {{{{c1::内容}}}}"),
    "E051.fix": ("the form is  {fix}", "正确写法：  {fix}"),
    "E051.explain": (
        "A gap is {{{{c1::text::hint}}}}; braces inside it are balanced.\nbefore: {{{{c1::$e^{{x$}}}}\n"
        "after:  {{{{c1::$e^{{x}}$}}}}",
        "空写作 {{{{c1::内容::提示}}}}，里面的花括号要配对。\n改前：{{{{c1::$e^{{x$}}}}\n改后：{{{{c1::$e^{{x}}$}}}}",
    ),
    "E052": (
        "the gaps in {lang} are {numbers}, in {first} {expected}",
        "{lang} 的空是 {numbers}，而 {first} 是 {expected}",
    ),
    "E052.fix": ("number the gaps alike in every language: {fix}", "各语言的空要编号一致：{fix}"),
    "E052.explain": (
        "One gap number is one card with one schedule, whatever language is shown.\n"
        "before: cloze: {{en: '{{{{c1::a}}}} {{{{c2::b}}}}', zh-Hans: '{{{{c1::甲}}}}'}}\n"
        "after:  cloze: {{en: '{{{{c1::a}}}} {{{{c2::b}}}}', zh-Hans: '{{{{c1::甲}}}} "
        "{{{{c2::乙}}}}'}}",
        "一个编号就是一张卡片，无论显示哪种语言都共用进度。\n"
        "改前：cloze: {{en: '{{{{c1::a}}}} {{{{c2::b}}}}', zh-Hans: '{{{{c1::甲}}}}'}}\n"
        "改后：cloze: {{en: '{{{{c1::a}}}} {{{{c2::b}}}}', zh-Hans: '{{{{c1::甲}}}} {{{{c2::乙}}}}'}}",
    ),
    "E053": ("a gap outside a cloze", "空只能出现在 cloze 里"),
    "E053.fix": ("write the text plainly, or as `cloze:`  {fix}", "请写成普通文本，或改用 cloze：  {fix}"),
    "E053.explain": (
        "Gaps are read under the key `cloze` only.\nbefore: q: BN uses {{{{c1::batch}}}} statistics.\n"
        "after:  cloze: BN uses {{{{c1::batch}}}} statistics.",
        "只有 cloze 键里的空有效。\n改前：q: BN 使用{{{{c1::批次}}}}统计量。\n"
        "改后：cloze: BN 使用{{{{c1::批次}}}}统计量。",
    ),
    "E054": ("a choice needs at least one wrong option", "选择题至少要有一个错误选项"),
    "E054.fix": ("add:  {fix}", "请加上：  {fix}"),
    "E054.explain": (
        "With nothing to tell it from, the right option is no question.\n"
        "before: correct: GroupNorm\n"
        "        wrong: []\n"
        "after:  correct: GroupNorm\n"
        "        wrong: [BatchNorm, No normalisation]",
        "没有错误选项就不成为选择题。\n"
        "改前：correct: GroupNorm\n"
        "      wrong: []\n"
        "改后：correct: GroupNorm\n"
        "      wrong: [BatchNorm, 不用归一化]",
    ),
    "E055": ("the option '{text}' is there twice", "选项“{text}”出现了两次"),
    "E055.fix": ("write another one:  {fix}", "请换一个：  {fix}"),
    "E055.explain": (
        "Nobody can tell two equal options apart.\nbefore: wrong: [BatchNorm, BatchNorm]\n"
        "after:  wrong: [BatchNorm, InstanceNorm]",
        "相同的选项无法区分。\n改前：wrong: [BatchNorm, BatchNorm]\n改后：wrong: [BatchNorm, InstanceNorm]",
    ),
    "E056": ("line {number} is outside the code, which has {count}", "第 {number} 行超出了代码（共 {count} 行）"),
    "E056.fix": ("count from 1:  {fix}", "从 1 数起：  {fix}"),
    "E056.explain": (
        "The faulty line is counted from 1 within `code`.\n"
        "before: bug: {{line: 9, why: It is wrong., fix: b}}\n"
        "after:  bug: {{line: 2, why: It is wrong., fix: b}}",
        "出错的行在 code 里从 1 数起。\n"
        "改前：bug: {{line: 9, why: 错了。, fix: b}}\n"
        "改后：bug: {{line: 2, why: 错了。, fix: b}}",
    ),
    "E057": ("'{field}' needs at least {least}", "“{field}”至少要有 {least} 项"),
    "E057.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E057.explain": (
        "With fewer there is nothing to put in order, match or tick.\nbefore: order: [conv]\n"
        "after:  order: [conv, norm, relu]",
        "太少就无从排序、配对或勾选。\n改前：order: [conv]\n改后：order: [conv, norm, relu]",
    ),
    "E058": ("nothing draws {{{{{name}}}}}", "没有抽取 {{{{{name}}}}}"),
    "E058.fix": ("draw it:  {fix}", "请抽取它：  {fix}"),
    "E058.fix.near": ("did you mean  {fix}", "是不是  {fix}"),
    "E058.explain": (
        "A name in double braces shows a value under `draw` (outside the question also a step).\n"
        "before: q: What is {{{{y}}}} + 1?\n"
        "        draw: {{x: 'int(1, 9)'}}\n"
        "after:  q: What is {{{{x}}}} + 1?\n"
        "        draw: {{x: 'int(1, 9)'}}",
        "双花括号里的名称显示 draw 中的值（题目之外也可以是步骤）。\n"
        "改前：q: 求 {{{{y}}}} + 1。\n"
        "      draw: {{x: 'int(1, 9)'}}\n"
        "改后：q: 求 {{{{x}}}} + 1。\n"
        "      draw: {{x: 'int(1, 9)'}}",
    ),
    "E060": ("'{name}' cannot name a value", "“{name}”不能当作值的名称"),
    "E060.fix": ("letters, digits and _:  {fix}", "只能用字母、数字和 _：  {fix}"),
    "E060.explain": (
        "Names are used in expressions.\nbefore: draw: {{batch-size: 'int(1, 9)'}}\n"
        "after:  draw: {{batch_size: 'int(1, 9)'}}",
        "名称要用在表达式里。\n改前：draw: {{batch-size: 'int(1, 9)'}}\n改后：draw: {{batch_size: 'int(1, 9)'}}",
    ),
    "E061": ("the name '{name}' is given twice", "名称“{name}”用了两次"),
    "E061.fix": ("write another one:  {fix}", "请换一个：  {fix}"),
    "E061.explain": (
        "Each drawn value and each step has a name of its own.\nbefore: steps: [{{m: mean(x)}}, {{m: m + 1}}]\n"
        "after:  steps: [{{m: mean(x)}}, {{y: m + 1}}]",
        "每个抽取的值和每个步骤都要有自己的名称。\n改前：steps: [{{m: mean(x)}}, {{m: m + 1}}]\n"
        "改后：steps: [{{m: mean(x)}}, {{y: m + 1}}]",
    ),
    "E062": ("the mistake '{id}' says neither which steps nor which answer", "错误“{id}”既没有 steps 也没有 answer"),
    "E062.both": ("the mistake '{id}' has both steps and answer", "错误“{id}”同时有 steps 和 answer"),
    "E062.fix": ("write one of the two:  {fix}", "请写其中一个：  {fix}"),
    "E062.explain": (
        "A mistake changes steps (the rest follows) or gives a whole wrong computation.\n"
        "before: {{id: no-root, says: Divide by the root.}}\n"
        "after:  {{id: no-root, steps: {{sigma: variance}}, says: Divide by the root.}}",
        "错误要么改动步骤（其余照算），要么给出完整的错误算法。\n改前：{{id: no-root, says: 要除以平方根}}\n"
        "改后：{{id: no-root, steps: {{sigma: variance}}, says: 要除以平方根}}",
    ),
    "E063": ("no step is called '{name}'", "没有名为“{name}”的步骤"),
    "E063.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E063.explain": (
        "The steps of a mistake replace steps of the exercise.\nbefore: steps: {{sigm: variance}}\n"
        "after:  steps: {{sigma: variance}}",
        "错误里的步骤用来替换练习的步骤。\n改前：steps: {{sigm: variance}}\n改后：steps: {{sigma: variance}}",
    ),
}
