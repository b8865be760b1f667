"""Problems of a file as a whole and of the characters in it."""

TABLE: dict[str, tuple[str, str]] = {
    "E001": ("the file cannot be read: {reason}", "无法读取文件：{reason}"),
    "E001.missing": ("the file is not there (any more)", "文件不存在（或已被移走）"),
    "E001.folder": ("this is a folder, not a deck file", "这是文件夹，不是卡组文件"),
    "E001.special": ("this is not an ordinary file", "这不是普通文件"),
    "E001.link": ("this link leads to no file", "这个链接指向的文件不存在"),
    "E001.name": ("the name of this file is not UTF-8", "文件名不是 UTF-8 编码"),
    "E001.fix.name": ("rename the file", "请给文件改名"),
    "E001.fix.link": ("point it at a deck file, or remove it", "请让链接指向卡组文件，或删除它"),
    "E001.fix.missing": ("check the name", "请检查文件名"),
    "E001.fix.special": ("put an ordinary file in its place", "请换成普通文件"),
    "E001.fix": ("check the name and who may read it", "请检查文件名和读取权限"),
    "E001.fix.folder": ("rename the folder so that it does not end in .yaml", "给文件夹改名，不要以 .yaml 结尾"),
    "E001.explain": (
        "A deck is an ordinary file that you may read. The other decks are used; this one is left out until it "
        "can be read.\nbefore: decks/pooling.yaml -> a file that was moved away\n"
        "after:  decks/pooling.yaml, an ordinary file",
        "卡组必须是可读取的普通文件。其他卡组照常使用，这一个在能读取之前先略过。\n"
        "改前：decks/pooling.yaml 指向已被移走的文件\n改后：decks/pooling.yaml 是普通文件",
    ),
    "E002": ("the file is not UTF-8", "文件不是 UTF-8 编码"),
    "E002.bytes": ("these bytes are not UTF-8", "这里的字节不是 UTF-8"),
    "E002.utf16": ("the file is UTF-16, not UTF-8", "文件是 UTF-16 编码，不是 UTF-8"),
    "E002.fix": ("save the file as UTF-8", "请将文件另存为 UTF-8"),
    "E002.explain": (
        "Decks are UTF-8 text. In another encoding letters with accents, Chinese and symbols would be read as "
        "something else.\nbefore: saved as UTF-16 or Latin-1\n"
        "after:  saved as UTF-8 (most editors: Save with encoding)",
        "卡组是 UTF-8 文本。用其他编码时，带重音的字母、汉字和符号都会读错。\n改前：以 UTF-16 或 Latin-1 保存\n"
        "改后：以 UTF-8 保存（编辑器中选择“以指定编码保存”）",
    ),
    "E003": ("the file is larger than {limit} bytes", "文件超过 {limit} 字节"),
    "E003.fix": ("split it into several decks", "请拆成几个卡组"),
    "E003.explain": (
        "A deck of that size is no longer written by hand; it would slow down every start.\n"
        "before: one file of 20 MB\nafter:  several decks, one a topic",
        "这么大的卡组不会是手写的，而且会拖慢每次启动。\n改前：一个 20 MB 的文件\n改后：按主题拆成几个卡组",
    ),
    "E004": ("the file is empty", "文件是空的"),
    "E004.fix": ("begin with:  {fix}", "可以这样开头：  {fix}"),
    "E004.explain": (
        "A deck needs at least a list of cards.\nbefore: (nothing)\nafter:  cards:\n"
        "          - q: What is asked?\n            a: What is true.",
        "卡组至少要有一个 cards 列表。\n改前：（空）\n改后：cards:\n        - q: 问题\n          a: 答案",
    ),
    "E005": ("a deck holds at most {limit} cards", "一个卡组最多 {limit} 张卡片"),
    "E005.fix": ("move the cards from here on into another deck", "请把从这里开始的卡片移到另一个卡组"),
    "E005.explain": (
        "The cards beyond the limit are left out.\nbefore: 60,000 cards in one file\nafter:  two files",
        "超出上限的卡片不会读入。\n改前：一个文件 60,000 张卡片\n改后：拆成两个文件",
    ),
    "E006": ("control or bidirectional character {character}", "含有控制字符或双向字符 {character}"),
    "E006.fix": ("remove the character:  {fix}", "请删除该字符：  {fix}"),
    "E006.explain": (
        "A control character can give orders to a terminal, and a bidirectional one can show text in another "
        "order than it is.\nbefore: q: What is <U+202E>BN?\nafter:  q: What is BN?",
        "控制字符可以操纵终端，双向字符会让显示的顺序与实际不同。\n改前：q: 什么是<U+202E>BN？\n改后：q: 什么是 BN？",
    ),
    "E007": ("{escape} in double quotes stands for {character}", "双引号里的 {escape} 表示 {character}"),
    "E007.latex": (
        "in double quotes {word} begins with {escape}, the control character {character}",
        "双引号里的 {word} 以 {escape} 开头，即控制字符 {character}",
    ),
    "E007.fix": ("single quotes keep the backslash:  {fix}", "用单引号可保留反斜杠：  {fix}"),
    "E007.explain": (
        "In double quotes YAML reads a backslash as an escape: the \\f of \\frac is a form feed, \\e gives "
        "orders to a terminal.\nbefore: a: \"$\\frac{{1}}{{2}}$\"\nafter:  a: '$\\frac{{1}}{{2}}$'",
        "双引号里 YAML 把反斜杠当作转义：\\frac 的 \\f 是换页符，\\e 会操纵终端。\n"
        "改前：a: \"$\\frac{{1}}{{2}}$\"\n改后：a: '$\\frac{{1}}{{2}}$'",
    ),
    "E008": ("nested deeper than 24 levels", "嵌套超过 24 层"),
    "E008.fix": ("close brackets, or write the text in quotes", "请闭合括号，或给文本加引号"),
    "E008.explain": (
        "No card needs that depth; such files are made to crash programs that read YAML.\nbefore: [[[[[[[[[[[[…\n"
        "after:  [[1, 2], [3, 4]]",
        "没有卡片需要这么深的嵌套；这种文件通常是为了让读 YAML 的程序崩溃。\n改前：[[[[[[[[[[[[…\n"
        "改后：[[1, 2], [3, 4]]",
    ),
    "E009": ("a text longer than {limit} characters", "文本超过 {limit} 个字符"),
    "E009.fix": ("shorten it, or split the card", "请缩短文本，或拆分卡片"),
    "E009.explain": (
        "Nobody reads a card of that length; most often a quote is not closed.\nbefore: a: (a whole book)\n"
        "after:  a: (one answer)",
        "没有人会读这么长的卡片；多半是引号没有闭合。\n改前：a: （整本书）\n改后：a: （一个答案）",
    ),
}
