"""Warnings: the deck can be used, but a card could teach better or does not show what was meant."""

TABLE: dict[str, tuple[str, str]] = {
    "W101": ("' #' begins a comment and cuts the text", "“ #”开始了注释，文本被截断"),
    "W101.fix": ("quote the text:  {fix}", "请给文本加引号：  {fix}"),
    "W101.explain": (
        "YAML drops everything after a blank and #.\nbefore: a: Use GPU #0\nafter:  a: 'Use GPU #0'",
        "YAML 会丢掉空格加 # 之后的内容。\n改前：a: 使用 GPU #0\n改后：a: '使用 GPU #0'",
    ),
    "W102": ("LaTeX in double quotes: {word} is not what it seems", "LaTeX 用了双引号：{word} 会变样"),
    "W102.fix": ("single quotes keep the backslash:  {fix}", "用单引号可保留反斜杠：  {fix}"),
    "W102.explain": (
        "In double quotes \\t is a tab and \\n a new line.\nbefore: a: \"$\\theta$\"\nafter:  a: '$\\theta$'",
        "双引号里 \\t 是制表符，\\n 是换行。\n改前：a: \"$\\theta$\"\n改后：a: '$\\theta$'",
    ),
    "W103": ("'{field}' has no {lang}", "“{field}”缺少 {lang}"),
    "W103.fix": ("translate it, or write:  {fix}", "请翻译，或写成：  {fix}"),
    "W103.explain": (
        "A deck with `langs` has every text in all of them; {{any: …}} serves all.\nbefore: correct: GroupNorm\n"
        "after:  correct: {{any: GroupNorm}}",
        "写了 langs 的卡组，每段文本都要有全部语言；{{any: …}} 适用于所有语言。\n改前：correct: GroupNorm\n"
        "改后：correct: {{any: GroupNorm}}",
    ),
    "W104": ("{what} in {lang} and {first} differ: {values}", "{lang} 与 {first} 的{what}不一致：{values}"),
    "W104.fix": ("write the same in every language: {fix}", "各语言请写得一致：{fix}"),
    "W104.explain": (
        "Formulas, numbers and code mean the same in every language; a difference is most often "
        "a slip.\n"
        "before: q: {{en: Why kernel 3?, zh-Hans: 为什么卷积核取 5？}}\n"
        "after:  q: {{en: Why kernel 3?, zh-Hans: 为什么卷积核取 3？}}",
        "公式、数字和代码在各语言中应当相同；不同多半是笔误。\n"
        "改前：q: {{en: Why kernel 3?, zh-Hans: 为什么卷积核取 5？}}\n"
        "改后：q: {{en: Why kernel 3?, zh-Hans: 为什么卷积核取 3？}}",
    ),
    "W105": ("the answer has {count} words", "答案有 {count} 个词"),
    "W105.fix": ("keep to 60 and put the rest into `explain:`", "请控制在 60 个以内，其余放进 explain:"),
    "W105.explain": (
        "A long answer cannot be graded honestly; ask one thing a card.\nbefore: a: (three paragraphs)\n"
        "after:  a: (one sentence)   explain: (the rest)",
        "答案太长就无法如实评分；一张卡片只问一件事。\n改前：a: （三段话）\n改后：a: （一句话）   explain: （其余）",
    ),
    "W106": ("a question that is answered with yes or no", "这是只需回答“是”或“否”的问题"),
    "W106.fix": ("write a claim:  {fix}", "请改写成判断卡片：  {fix}"),
    "W106.explain": (
        "Yes or no is guessed half the time; a claim asks for the reason.\n"
        "before: q: Does BN need a bias?\n"
        "        a: No\n"
        "after:  claim: BN needs a bias.\n"
        "        truth: false\n"
        "        because: The mean absorbs it.",
        "“是”或“否”有一半机会猜对；判断卡片会追问理由。\n"
        "改前：q: BN 需要偏置吗？\n"
        "      a: 不需要\n"
        "改后：claim: BN 需要偏置。\n"
        "      truth: false\n"
        "      because: 均值会把它吸收。",
    ),
    "W107": ("the right option is much the longest", "正确选项明显最长"),
    "W107.fix": ("make the wrong options as long, or shorten:  {fix}", "请让错误选项同样长，或缩短：  {fix}"),
    "W107.explain": (
        "Learners learn to pick the longest.\n"
        "before: correct: GroupNorm, because its statistics do not depend on the batch\n"
        "after:  correct: GroupNorm   explain: Its statistics do not depend on the batch.",
        "学习者会学会选最长的。\n改前：correct: GroupNorm，因为它的统计量与批次无关\n"
        "改后：correct: GroupNorm   explain: 它的统计量与批次无关。",
    ),
    "W108": ("a list in the answer of a basic card", "问答卡片的答案是一个列表"),
    "W108.fix": ("make it a cloze, an `order:` or a `rubric:`", "请改成 cloze、order: 或 rubric:"),
    "W108.explain": (
        "Lists are hard to recall whole and impossible to grade; ask for each item.\n"
        "before: a: |\n"
        "          - conv\n"
        "          - norm\n"
        "          - relu\n"
        "after:  order: [conv, norm, relu]",
        "列表很难整体记住，也无法评分；请逐项提问。\n"
        "改前：a: |\n"
        "        - conv\n"
        "        - norm\n"
        "        - relu\n"
        "改后：order: [conv, norm, relu]",
    ),
    "W109": ("nothing explains the answer", "没有解释答案"),
    "W109.fix": ("add:  {fix}", "请加上：  {fix}"),
    "W109.explain": (
        "Who picked wrongly wants to know why.\nbefore: correct: GroupNorm\nafter:  correct: GroupNorm\n"
        "        explain: Its statistics do not depend on the batch.",
        "选错的人想知道原因。\n改前：correct: GroupNorm\n改后：correct: GroupNorm\n"
        "      explain: 它的统计量与批次无关。",
    ),
    "W110": ("almost the same question as in line {first}", "与第 {first} 行的问题几乎相同"),
    "W110.deck": ("almost the same question as in {file}:{first}", "与 {file}:{first} 的问题几乎相同"),
    "W110.fix": ("delete one, or say what differs", "请删除一个，或写明区别"),
    "W110.explain": (
        "Two like questions confuse each other's memory.\n"
        "before: - {{q: Over which axes does BatchNorm take its mean?, a: N H W}}\n"
        "        - {{q: And over which axes does BatchNorm take its mean?, a: Three}}\n"
        "after:  - {{q: Over which axes does BatchNorm take its mean?, a: N H W}}\n"
        "        - {{q: Which mean does BatchNorm use at inference?, a: The running one}}",
        "相似的问题会互相干扰记忆。\n"
        "改前：- {{q: BatchNorm 在哪些轴上求均值？, a: N H W}}\n"
        "      - {{q: 那么 BatchNorm 在哪些轴上求均值？, a: 三个}}\n"
        "改后：- {{q: BatchNorm 在哪些轴上求均值？, a: N H W}}\n"
        "      - {{q: 推理时 BatchNorm 用哪个均值？, a: 滑动平均}}",
    ),
    "W111": ("a formula that cannot be laid out: {what}", "公式无法排版：{what}"),
    "W111.fix": ("write it with simpler commands", "请用更简单的命令书写"),
    "W111.explain": (
        "The terminal shows a subset of LaTeX; what it cannot lay out is shown as typed.\n"
        "before: $\\overbracket{{a}}$\n"
        "after:  $\\overline{{a}}$",
        "终端只支持 LaTeX 的一个子集；排不出的会原样显示。\n改前：$\\overbracket{{a}}$\n改后：$\\overline{{a}}$",
    ),
    "W112": ("deck '{deck}' stands in for the one in {other}", "卡组“{deck}”取代了 {other} 中的同名卡组"),
    "W112.fix": ("give it another id with `deck:` to keep both", "想同时保留两者，请用 deck: 另取 id"),
    "W112.explain": (
        "Two files give one deck id: the later folder wins, your own over the shipped ones.\n"
        "before: deck: pooling\n"
        "after:  deck: pooling-2",
        "两个文件的卡组 id 相同时，后面的文件夹优先，自己的优先于自带的。\n改前：deck: pooling\n改后：deck: pooling-2",
    ),
    "W113": ("the last good version of this deck stays in use", "仍在使用这个卡组上一个可用的版本"),
    "W113.fix": ("mend the errors of this file", "请改正这个文件的错误"),
    "W113.explain": (
        "The file as it is now is not whole YAML, perhaps half saved; its cards as last read are asked until it "
        "is.\nbefore: (a file saved half-way)\nafter:  (the file saved whole)",
        "文件目前不是完整的 YAML（可能只保存了一半）；在改好之前沿用上次读到的卡片。\n"
        "改前：（只保存了一半的文件）\n改后：（完整保存的文件）",
    ),
    "W114": ("`quiet` without a reason in `note`", "有 quiet，但 note 里没有写理由"),
    "W114.fix": ("say why:  {fix}", "请写明理由：  {fix}"),
    "W114.explain": (
        "Who reads the deck later wants to know why a warning is silenced.\nbefore: quiet: [W105]\n"
        "after:  quiet: [W105]\n        note: The full list is the point.",
        "以后读卡组的人想知道为什么关掉警告。\n改前：quiet: [W105]\n改后：quiet: [W105]\n"
        "      note: 列出全部正是目的。",
    ),
    "W115": ("a blank inside the dollars: {what} is no formula", "美元符号内侧有空格：{what} 不是公式"),
    "W115.fix": ("take the blank away:  {fix}", "请去掉空格：  {fix}"),
    "W115.explain": (
        "A formula begins right after its $ and ends right before the other, so that prices stay prices.\n"
        "before: q: What is $x = $ 3?\nafter:  q: What is $x =$ 3?",
        "公式紧接在 $ 之后开始，紧挨着另一个 $ 结束，这样价格不会被当成公式。\n"
        "改前：q: $x = $ 3 是什么？\n改后：q: $x =$ 3 是什么？",
    ),
    "what.formula": ("formulas", "公式"),
    "what.code": ("code", "代码"),
    "what.number": ("numbers", "数字"),
}
