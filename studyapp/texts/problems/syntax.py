"""Problems of the YAML itself, and what YAML allows but a deck does not."""

TABLE: dict[str, tuple[str, str]] = {
    "E010": ("mapping values are not allowed here", "这里不能再出现“键: 值”"),
    "E010.fix": ("the text holds ': ', so quote it:  {fix}", "文本里有“: ”，请加引号：  {fix}"),
    "E010.explain": (
        "A colon and a blank make a key, so a text that holds ': ' needs quotes.\n"
        "before: q: What is BN: a layer?\nafter:  q: 'What is BN: a layer?'",
        "冒号加空格会被当作键，所以含“: ”的文本要加引号。\n改前：q: What is BN: a layer?\n"
        "改后：q: 'What is BN: a layer?'",
    ),
    "E011": ("a tab where YAML wants blanks", "缩进里有制表符，YAML 只接受空格"),
    "E011.fix": ("indent with blanks:  {fix}", "请用空格缩进：  {fix}"),
    "E011.explain": (
        "YAML forbids tabs in indentation. Let your editor insert blanks.\nbefore: <tab>a: GroupNorm\n"
        "after:      a: GroupNorm",
        "YAML 不允许用制表符缩进，请让编辑器插入空格。\n改前：<tab>a: GroupNorm\n改后：    a: GroupNorm",
    ),
    "E012": ("a quote that never ends", "引号没有闭合"),
    "E012.after": ("text after the closing quote", "引号闭合之后还有文字"),
    "E012.fix": ("close it:  {fix}", "请闭合引号：  {fix}"),
    "E012.fix.after": ("quote all of it, doubling ' inside:  {fix}", "整段加引号，里面的 ' 写两次：  {fix}"),
    "E012.explain": (
        "A text that begins with a quote must end with it, and a single quote inside single quotes is written "
        "twice.\nbefore: a: 'It's the mean'\nafter:  a: 'It''s the mean'",
        "以引号开头的文本必须以同样的引号结尾；单引号里的单引号要写两次。\n改前：a: 'It's the mean'\n"
        "改后：a: 'It''s the mean'",
    ),
    "E013": ("a backslash escape that YAML does not know", "YAML 不认识这个反斜杠转义"),
    "E013.fix": ("single quotes keep the backslash:  {fix}", "用单引号可保留反斜杠：  {fix}"),
    "E013.explain": (
        "In double quotes a backslash starts an escape; LaTeX belongs into single quotes or none.\n"
        "before: a: \"$\\sigma$\"\nafter:  a: '$\\sigma$'",
        "双引号里反斜杠是转义的开头；LaTeX 请用单引号或不加引号。\n改前：a: \"$\\sigma$\"\n改后：a: '$\\sigma$'",
    ),
    "E014": ("brackets that YAML cannot match here", "这里的括号 YAML 无法配对"),
    "E014.open": ("a bracket that is never closed", "括号没有闭合"),
    "E014.fix": ("quote what holds brackets or commas:  {fix}", "含括号或逗号的内容请加引号：  {fix}"),
    "E014.fix.open": ("close it:  {fix}", "请闭合：  {fix}"),
    "E014.explain": (
        "Inside {{…}} and […] the characters , [ ] {{ }} belong to YAML; quote a value that "
        "holds them.\n"
        "before: {{id: first, answer: x[0], says: First only.}}\n"
        "after:  {{id: first, answer: 'x[0]', says: First only.}}",
        "在 {{…}} 和 […] 里，字符 , [ ] {{ }} 属于 YAML；含有它们的值要加引号。\n"
        "改前：{{id: first, answer: x[0], says: 只取第一个。}}\n"
        "改后：{{id: first, answer: 'x[0]', says: 只取第一个。}}",
    ),
    "E015": ("the line stands at the wrong depth", "这一行的缩进不对"),
    "E015.fix": ("indent it like its neighbours:\n{fix}", "请与相邻的键对齐：\n{fix}"),
    "E015.explain": (
        "The keys of one card stand below each other, each list item begins with a dash at the same depth.\n"
        "before: - q: What?\n           a: That.\nafter:  - q: What?\n          a: That.",
        "同一张卡片的键要上下对齐，列表各项的短横也要对齐。\n改前：- q: 问题\n         a: 答案\n改后：- q: 问题\n"
        "        a: 答案",
    ),
    "E016": ("a text may not begin with this character", "文本不能以这个字符开头"),
    "E016.dash": ("a list may not begin on the line of its key", "列表不能与键写在同一行"),
    "E016.bracket": ("text after a closing bracket", "括号闭合之后还有文字"),
    "E016.fix": ("quote it:  {fix}", "请加引号：  {fix}"),
    "E016.explain": (
        "YAML keeps @ ` % | > [ {{ & * ! for itself at the beginning of a value.\nbefore: a: `nn.Conv2d`\n"
        "after:  a: '`nn.Conv2d`'",
        "值的开头若是 @ ` % | > [ {{ & * ! 等字符，YAML 会另作他用。\n改前：a: `nn.Conv2d`\n改后：a: '`nn.Conv2d`'",
    ),
    "E017": ("not YAML: {what}", "不是合法的 YAML：{what}"),
    "E017.fix": ("quote the text, or check the indentation", "请给文本加引号，或检查缩进"),
    "E017.explain": (
        "The YAML parser cannot make sense of this place; most often a quote, a bracket or a "
        "blank is missing before it.\n"
        "before: a: ? what else\n"
        "after:  a: '? what else'",
        "YAML 解析器读不懂这里；多半是前面少了引号、括号或空格。\n改前：a: ? 还有什么\n改后：a: '? 还有什么'",
    ),
    "E018": ("{mark} is a YAML anchor or alias; a deck has none", "{mark} 是 YAML 的锚点或别名，卡组里不能用"),
    "E018.text": ("a text may not begin with & or *", "文本不能以 & 或 * 开头"),
    "E018.fix": ("quote the text:  {fix}", "请给文本加引号：  {fix}"),
    "E018.explain": (
        "A value that begins with * or & is a reference to YAML. Decks have no references: a few lines of them "
        "can stand for\nbillions of values.\nbefore: a: *Always* the mean\nafter:  a: '*Always* the mean'",
        "以 * 或 & 开头的值在 YAML 里是引用。卡组没有引用：几行引用就能展开成几十亿个值。\n"
        "改前：a: *总是*取均值\n改后：a: '*总是*取均值'",
    ),
    "E019": ("{mark} is a YAML tag; a deck has none", "{mark} 是 YAML 标签，卡组里不能用"),
    "E019.text": ("a text may not begin with !", "文本不能以 ! 开头"),
    "E019.fix": ("quote the text:  {fix}", "请给文本加引号：  {fix}"),
    "E019.explain": (
        "A word that begins with ! tells YAML to build an object. In a deck the schema alone decides types.\n"
        "before: a: !important\nafter:  a: '!important'",
        "以 ! 开头的词会让 YAML 构造对象。卡组里类型只由格式决定。\n改前：a: !important\n改后：a: '!important'",
    ),
    "E020": ("merge keys (<<) are not used in decks", "卡组里不能用合并键 <<"),
    "E020.fix": ("write the keys out, or use `defaults:` at the top", "请直接写出各个键，或在文件开头用 defaults:"),
    "E020.explain": (
        "Keys that all cards share belong in `defaults`.\nbefore: <<: *base\n"
        "after:  defaults: {{difficulty: 2}}   (at the top of the file)",
        "所有卡片共有的键写在 defaults 里。\n改前：<<: *base\n改后：defaults: {{difficulty: 2}}   （写在文件开头）",
    ),
    "E021": ("a second document in one file", "一个文件里出现了第二个文档"),
    "E021.directive": ("YAML directives are not used in decks", "卡组里不能用 YAML 指令"),
    "E021.fix": ("delete the line `---`, or make it a file of its own", "请删除 --- 这一行，或另存为一个文件"),
    "E021.fix.directive": ("delete the line that begins with %", "请删除以 % 开头的行"),
    "E021.explain": (
        "One file is one deck; what follows a second `---` is not read.\nbefore: cards: […]\n        ---\n"
        "        cards: […]\nafter:  two files",
        "一个文件就是一个卡组；第二个 --- 之后的内容不会读取。\n改前：cards: […]\n      ---\n      cards: […]\n"
        "改后：两个文件",
    ),
    "E022": ("duplicate key '{field}', already in line {first}", "键“{field}”重复，第 {first} 行已有"),
    "E022.fix": (
        "delete one of the two, or keep this one as your own key:  {fix}",
        "请删除其中一个，或改成自定义键：  {fix}",
    ),
    "E022.explain": (
        "A key counts once; YAML would silently keep the last. Often the dash of the next card is missing.\n"
        "before: - q: One?\n          a: 1\n          q: Two?\nafter:  - q: One?\n          a: 1\n"
        "        - q: Two?",
        "每个键只能出现一次，否则 YAML 会悄悄只留最后一个。常见原因是下一张卡片漏了短横。\n改前：- q: 一？\n"
        "        a: 1\n        q: 二？\n改后：- q: 一？\n        a: 1\n      - q: 二？",
    ),
    "E023": ("a list or map cannot be a key", "列表或映射不能当键"),
    "E023.fix": ("quote the text that begins with a bracket:  {fix}", "以括号开头的文本请加引号：  {fix}"),
    "E023.explain": (
        "A value that begins with {{ or [ is a map or list to YAML.\nbefore: q: {{{{x}}}}\nafter:  q: '{{{{x}}}}'",
        "以 {{ 或 [ 开头的值会被 YAML 当作映射或列表。\n改前：q: {{{{x}}}}\n改后：q: '{{{{x}}}}'",
    ),
    "E024": (
        "the comma ended the value before, and '{field}' became a key of its own",
        "逗号结束了前面的值，“{field}”变成了单独的键",
    ),
    "E024.fix": ("quote what holds a comma:  {fix}", "含逗号的值请加引号：  {fix}"),
    "E024.explain": (
        "Inside {{…}} a comma ends a value even within parentheses, and YAML does not complain.\n"
        "before: {{answer: avg_pool2d(x, 2), says: The mean.}}\n"
        "after:  {{answer: 'avg_pool2d(x, 2)', says: The mean.}}",
        "在 {{…}} 里，即使在圆括号内，逗号也会结束一个值，而且 YAML 不报错。\n"
        "改前：{{answer: avg_pool2d(x, 2), says: 这是平均}}\n改后：{{answer: 'avg_pool2d(x, 2)', says: 这是平均}}",
    ),
    "E025": ("the blank after the colon is missing", "冒号后面少了空格"),
    "E025.missing": ("a line without a key", "这一行没有键"),
    "E025.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E025.explain": (
        "A key is a word, a colon and a blank.\nbefore: - q:What is BN?\nafter:  - q: What is BN?",
        "键由名称、冒号和一个空格组成。\n改前：- q:什么是 BN？\n改后：- q: 什么是 BN？",
    ),
    "E026": (
        "YAML takes this for a list or map; '{field}' is an expression",
        "YAML 把它当成列表或映射，而“{field}”是表达式",
    ),
    "E026.fix": ("quote it:  {fix}", "请加引号：  {fix}"),
    "E026.explain": (
        "An expression that begins with a bracket needs quotes.\nbefore: answer: [mean(x), var(x)]\n"
        "after:  answer: '[mean(x), var(x)]'",
        "以括号开头的表达式要加引号。\n改前：answer: [mean(x), var(x)]\n改后：answer: '[mean(x), var(x)]'",
    ),
}
