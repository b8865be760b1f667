"""Problems of keys and values: unknown, missing, of the wrong type, or naming what does not exist."""

TABLE: dict[str, tuple[str, str]] = {
    "E030": ("unknown key '{field}' in {owner}", "{owner}里没有“{field}”这个键"),
    "E030.fix": ("a key of your own begins with x-:  {fix}", "自定义的键以 x- 开头：  {fix}"),
    "E030.fix.near": ("did you mean '{suggestion}'?  {fix}", "是不是“{suggestion}”？  {fix}"),
    "E030.explain": (
        "A slip in a key would silently lose what it says, so unknown keys are refused. Your own begin with x-.\n"
        "before: dificulty: 3\nafter:  difficulty: 3",
        "键写错会悄悄丢掉内容，所以不认识的键一律拒绝。自定义的键以 x- 开头。\n改前：dificulty: 3\n改后：difficulty: 3",
    ),
    "E031": (
        "the card's kind is not clear: it has none of a, cloze, correct, claim, order, match, accept, output, "
        "bug, answer, steps, rubric",
        "看不出卡片的类型：a、cloze、correct、claim、order、match、accept、output、bug、answer、steps、rubric "
        "一个也没有",
    ),
    "E031.exercise": ("an exercise without `answer`", "练习题没有 answer"),
    "E031.fix": ("add the key that decides it, for instance:  {fix}", "请加上决定类型的键，例如：  {fix}"),
    "E031.explain": (
        "One key decides the kind of a card: `a` makes a basic card, `correct` a choice, `answer` an exercise …\n"
        "before: - q: What is BN?\nafter:  - q: What is BN?\n          a: A layer that normalises.",
        "卡片的类型由一个键决定：a 是问答，correct 是选择，answer 是练习……\n改前：- q: 什么是 BN？\n"
        "改后：- q: 什么是 BN？\n        a: 做归一化的层。",
    ),
    "E032": ("'{first}' and '{second}' make two different kinds of card", "“{first}”和“{second}”属于两种不同的卡片"),
    "E032.fix": ("keep one of them, or begin a new card:  {fix}", "请只留一个，或另起一张卡片：  {fix}"),
    "E032.explain": (
        "A card is of one kind.\nbefore: - q: Which?\n          a: GroupNorm\n          correct: GroupNorm\n"
        "after:  - q: Which?\n          correct: GroupNorm\n          wrong: BatchNorm",
        "一张卡片只能是一种类型。\n改前：- q: 哪个？\n        a: GroupNorm\n        correct: GroupNorm\n"
        "改后：- q: 哪个？\n        correct: GroupNorm\n        wrong: BatchNorm",
    ),
    "E033": ("kind says {told}, but '{field}' makes it {kind}", "kind 写的是 {told}，而“{field}”表示 {kind}"),
    "E033.fix": ("delete `kind`, or write:  {fix}", "请删除 kind，或写成：  {fix}"),
    "E033.explain": (
        "The kind follows from the card's keys; `kind` need not be written.\n"
        "before: kind: basic\n"
        "        correct: GroupNorm\n"
        "after:  correct: GroupNorm",
        "类型由卡片的键决定，不必写 kind。\n改前：kind: basic\n      correct: GroupNorm\n改后：correct: GroupNorm",
    ),
    "E034": ("'{field}' is missing in {owner}", "{owner}缺少“{field}”"),
    "E034.fix": ("add:  {fix}", "请加上：  {fix}"),
    "E034.explain": (
        "Some keys must be there.\nbefore: - a: GroupNorm\nafter:  - q: Which norm suits batch size 1?\n"
        "          a: GroupNorm",
        "有些键必须有。\n改前：- a: GroupNorm\n改后：- q: 批大小为 1 时用哪种归一化？\n        a: GroupNorm",
    ),
    "E035": ("'{field}' must be {expected}, not {got}", "“{field}”应为{expected}，而不是{got}"),
    "E035.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E035.explain": (
        "The format decides the type of a value; YAML's guesses do not count.\nbefore: difficulty: hard\n"
        "after:  difficulty: 4",
        "值的类型由格式决定，与 YAML 的猜测无关。\n改前：difficulty: hard\n改后：difficulty: 4",
    ),
    "E036": ("'{field}' may not be '{value}', only: {allowed}", "“{field}”不能是“{value}”，只能是：{allowed}"),
    "E036.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E036.explain": (
        "The value is one of a short list.\nbefore: status: done\nafter:  status: ready",
        "值只能取列表中的一个。\n改前：status: done\n改后：status: ready",
    ),
    "E037": (
        "'{field}' lies between {low} and {high}, not {value}",
        "“{field}”应在 {low} 与 {high} 之间，而不是 {value}",
    ),
    "E037.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E037.explain": (
        "The number is out of bounds.\nbefore: difficulty: 9\nafter:  difficulty: 5",
        "数字超出范围。\n改前：difficulty: 9\n改后：difficulty: 5",
    ),
    "E038": ("'{field}' is empty", "“{field}”是空的"),
    "E038.card": ("an empty card", "空卡片"),
    "E038.fix": ("delete it, or write:  {fix}", "请删除，或写成：  {fix}"),
    "E038.explain": (
        "A key without a value says nothing; perhaps the text slipped to the wrong depth, or began with #.\n"
        "before: a:\nafter:  a: GroupNorm or LayerNorm.",
        "没有值的键什么也没说；可能文本的缩进错了，或者以 # 开头。\n改前：a:\n改后：a: GroupNorm 或 LayerNorm。",
    ),
    "E039": ("'{tag}' is not a language of this deck", "“{tag}”不是这个卡组的语言"),
    "E039.fix": ("write:  {fix}", "请写成：  {fix}"),
    "E039.explain": (
        "The keys of a text are language tags: en, zh-Hans, or `any` for all. A deck with `langs` has only "
        "these.\nbefore: q: {{en: Why?, cn: 为什么？}}\nafter:  q: {{en: Why?, zh-Hans: 为什么？}}",
        "文本的键是语言标签：en、zh-Hans，或表示全部的 any。写了 langs 的卡组只能用其中的语言。\n"
        "改前：q: {{en: Why?, cn: 为什么？}}\n改后：q: {{en: Why?, zh-Hans: 为什么？}}",
    ),
    "E040": ("'{value}' cannot be an id", "“{value}”不能当 id"),
    "E040.fix": (
        "small letters, digits, '.', '_' and '-', at most 64:  {fix}",
        "只能用小写字母、数字、“.”、“_”和“-”，最多 64 个：  {fix}",
    ),
    "E040.explain": (
        "Progress hangs on the id, so it is short, readable and safe in a command line.\n"
        "before: id: BatchNorm Axes\nafter:  id: batchnorm-axes",
        "学习进度系于 id，所以它要短、可读，能在命令行里使用。\n改前：id: BatchNorm Axes\n改后：id: batchnorm-axes",
    ),
    "E041": ("the id '{id}' is taken by the card in line {first}", "id“{id}”已被第 {first} 行的卡片使用"),
    "E041.same": (
        "the same question as the card in line {first}, and no id",
        "与第 {first} 行的卡片问题相同，又没有 id",
    ),
    "E041.mistake": ("two mistakes with the id '{id}'", "两个错误用了同一个 id“{id}”"),
    "E041.fix": ("write another one:  {fix}", "请换一个：  {fix}"),
    "E041.explain": (
        "Two cards with one id would share one schedule.\nbefore: id: bn-axes   twice\n"
        "after:  id: bn-axes   and   id: bn-axes-1d",
        "两张卡片同用一个 id 就会共用进度。\n改前：id: bn-axes   出现两次\n改后：id: bn-axes   和   id: bn-axes-1d",
    ),
    "E042": ("deck format {value} is newer than this program knows (1)", "卡组格式 {value} 比本程序支持的（1）更新"),
    "E042.fix": ("update the program, or write:  {fix}", "请更新程序，或写成：  {fix}"),
    "E042.explain": (
        "A newer format may mean something else by the same keys, so the deck is not read.\nbefore: format: 2\n"
        "after:  format: 1",
        "新格式里同样的键可能有别的含义，所以不读取。\n改前：format: 2\n改后：format: 1",
    ),
    "E044": ("'{value}' is not a web address", "“{value}”不是网址"),
    "E044.fix": ("begin with https://  {fix}", "请以 https:// 开头：  {fix}"),
    "E044.explain": (
        "Only http and https addresses are opened.\nbefore: url: arxiv.org/abs/1502.03167\n"
        "after:  url: https://arxiv.org/abs/1502.03167",
        "只打开 http 和 https 网址。\n改前：url: arxiv.org/abs/1502.03167\n改后：url: https://arxiv.org/abs/1502.03167",
    ),
    "E045": ("the file is no map of keys", "文件内容不是“键: 值”的映射"),
    "E045.list": ("a list of cards without `cards:` above it", "卡片列表上面缺少 cards:"),
    "E045.card": ("a card without `cards:` above it", "卡片上面缺少 cards:"),
    "E045.fix": ("begin the file with the line:  {fix}", "请在文件开头加一行：  {fix}"),
    "E045.explain": (
        "The cards of a deck stand under the key `cards`.\nbefore: - q: What?\n          a: That.\n"
        "after:  cards:\n          - q: What?\n            a: That.",
        "卡组的卡片写在 cards 键下面。\n改前：- q: 问题\n        a: 答案\n改后：cards:\n        - q: 问题\n"
        "          a: 答案",
    ),
    "E046": ("needs '{need}', which does not exist", "needs 里的“{need}”不存在"),
    "E046.fix": ("take it out:  {fix}", "请删除：  {fix}"),
    "E046.fix.near": ("did you mean '{suggestion}'?  {fix}", "是不是“{suggestion}”？  {fix}"),
    "E046.explain": (
        "`needs` names the id of a card in this deck, deck/id, or a deck.\nbefore: needs: [bn-axis]\n"
        "after:  needs: [bn-axes]",
        "needs 写本卡组中卡片的 id、deck/id，或卡组的 id。\n改前：needs: [bn-axis]\n改后：needs: [bn-axes]",
    ),
    "E047": ("'{id}' needs '{need}', which needs '{id}' in turn", "“{id}”需要“{need}”，而后者又需要“{id}”"),
    "E047.fix": ("take one of them out:  {fix}", "请去掉其中一个：  {fix}"),
    "E047.explain": (
        "Cards that need each other would never be asked.\nbefore: a needs b, b needs a\nafter:  b needs a",
        "互相需要的卡片永远不会出现。\n改前：a 需要 b，b 需要 a\n改后：b 需要 a",
    ),
    "expected.text": ("a text", "文本"),
    "expected.flag": ("true or false", "true 或 false"),
    "expected.integer": ("a whole number", "整数"),
    "expected.number": ("a number", "数字"),
    "expected.list": ("a list", "列表"),
    "expected.map": ("a map of keys", "“键: 值”的映射"),
    "expected.pair": ("a pair [left, right]", "一对 [左, 右]"),
    "expected.steps": ("a list of named steps", "命名步骤的列表"),
    "expected.card": ("a card with keys", "带键的卡片"),
    "expected.expression": ("an expression", "表达式"),
    "expected.tag": ("a tag without blanks", "不含空格的标签"),
    "got.text": ("'{value}'", "“{value}”"),
    "got.list": ("a list", "列表"),
    "got.map": ("a map", "映射"),
    "owner.deck": ("a deck", "卡组"),
    "owner.defaults": ("the deck's defaults", "卡组的 defaults"),
    "owner.card": ("a card", "卡片"),
    "owner.basic": ("a basic card", "问答卡片"),
    "owner.cloze": ("a cloze card", "填空卡片"),
    "owner.choice": ("a choice card", "选择卡片"),
    "owner.claim": ("a claim", "判断卡片"),
    "owner.order": ("an order card", "排序卡片"),
    "owner.match": ("a match card", "配对卡片"),
    "owner.typed": ("a typed card", "输入卡片"),
    "owner.output": ("an output card", "输出卡片"),
    "owner.bug": ("a bug card", "找错卡片"),
    "owner.exercise": ("an exercise", "练习题"),
    "owner.derivation": ("a derivation", "推导卡片"),
    "owner.open": ("an open question", "开放题"),
    "owner.ref": ("a reference", "参考资料"),
    "owner.option": ("an option", "选项"),
    "owner.step": ("a step", "步骤"),
    "owner.point": ("a rubric point", "评分点"),
    "owner.mistake": ("a mistake", "错误"),
    "owner.level": ("a level", "难度级别"),
}
