"""The words of authoring: new decks, ids written in, schedules that move along, searching, previewing."""

TABLE: dict[str, tuple[str, str]] = {
    "name_is_a_path": (
        "'{name}' is a path – give a name alone; the deck is written to {folder}",
        "“{name}”是路径——请只写名称；牌组会写到 {folder}",
    ),
    "no_slug": (
        "'{name}' holds no Latin letter or digit to make an id of – name it, say, 'attention' and put the title into the file",
        "“{name}”里没有可以组成 id 的拉丁字母或数字——请取名如 attention，再把标题写进文件",
    ),
    "deck_exists": (
        "there is a deck '{deck}' already, and nothing is written over – choose another name",
        "已经有牌组“{deck}”，不会覆盖——请换一个名称",
    ),
    "unwritable": (
        "nothing can be written to {path} ({reason}) – make it writable, or choose another place with --home",
        "无法写入 {path}（{reason}）——请开放写权限，或用 --home 换一个位置",
    ),
    "what_next": (
        "Edit it, and see it change:  studyapp preview {file}\nBefore sharing:  studyapp lint {file}\nStudy it:  studyapp review {deck}",
        "边改边看：  studyapp preview {file}\n分享之前：  studyapp lint {file}\n开始学习：  studyapp review {deck}",
    ),
    "no_deck_file": (
        "there is no deck file in {path} – a deck ends in .yaml or .yml; 'studyapp new DECK' starts one",
        "{path} 中没有牌组文件——牌组以 .yaml 或 .yml 结尾；用 studyapp new 新建一个",
    ),
    "closed_folder": (
        "the folder {path} cannot be looked into – allow yourself to read it",
        "无法查看文件夹 {path}——请开放读取权限",
    ),
    "unreadable": (
        "{path} cannot be read ({reason}) – check the name and who may read it",
        "无法读取 {path}（{reason}）——请检查文件名和读取权限",
    ),
    "unsafe_insertion": (
        "{path} is left as it is: ids put in there would change a card – write them in by hand",
        "{path} 保持不变：在其中插入 id 会改变卡片——请手动写入",
    ),
    "changed_meanwhile": (
        "{path} was changed meanwhile, so nothing is written – run it again",
        "{path} 刚刚被修改过，未写入任何内容——请再运行一次",
    ),
    "ids_written": (
        "{path}: {count} ids written; schedules go on under them",
        "{path}：已写入 {count} 个 id；原有进度继续有效",
    ),
    "ids_missing": (
        "{path}: {count} cards without an id – 'studyapp fmt --ids' writes them in",
        "{path}：{count} 张卡片没有 id——用 studyapp fmt --ids 补写",
    ),
    "moved": (
        "cards that were renamed, moved or reworded keep their schedules ({count}: {moves}) – undo takes each back",
        "改了名、换了位置或改了措辞的卡片保留进度（{count} 张：{moves}）——撤销可逐个还原",
    ),
    "summary_deck": (
        "{deck}: cards {cards}, errors {errors}, warnings {warnings}",
        "{deck}：{cards} 张卡片，{errors} 个错误，{warnings} 个警告",
    ),
    "summary_kinds": ("  kinds: {kinds}", "  类型：{kinds}"),
    "summary_languages": ("  translated: {languages}", "  翻译：{languages}"),
    "summary_exercises": (
        "  exercises: {exercises}, {kernels} with a kernel; {mistakes} mistakes each",
        "  计算题：{exercises} 道，其中 {kernels} 道有 kernel；平均每道 {mistakes} 个常见错误",
    ),
    "summary_without": ("  without a kernel: {names}", "  没有 kernel：{names}"),
    "summary_total": ("all", "合计"),
    "no_editor": (
        "there is no editor to open {file} with – set EDITOR, for example to nano",
        "没有可以打开 {file} 的编辑器——请设置 EDITOR，例如 nano",
    ),
    "bad_editor": (
        "VISUAL or EDITOR cannot be read as a command: {editor} – close its quotes",
        "VISUAL 或 EDITOR 不是有效的命令：{editor}——请补全引号",
    ),
    "no_such_editor": (
        "the editor '{editor}' cannot be started – set VISUAL or EDITOR to one that is installed",
        "无法启动编辑器“{editor}”——请把 VISUAL 或 EDITOR 设为已安装的编辑器",
    ),
    "editor_failed": (
        "the editor '{editor}' ended with code {status} – the file is as the editor left it",
        "编辑器“{editor}”以代码 {status} 退出——文件保持编辑器退出时的样子",
    ),
    "no_such_card": (
        "there is no card '{name}' in {file} – 'studyapp lint' tells whether it has an error",
        "{file} 中没有卡片“{name}”——用 studyapp lint 检查它是否有错误",
    ),
    "no_such_card_near": (
        "there is no card '{name}' in {file} – did you mean '{suggestion}'?",
        "{file} 中没有卡片“{name}”——是不是想写“{suggestion}”？",
    ),
    "preview_prompt": (
        "[Enter answer · n numbers · l language · j k card · e edit · q quit] ",
        "[Enter 答案 · n 换数字 · l 语言 · j k 换卡片 · e 编辑 · q 退出] ",
    ),
    "names_functions": ("functions: {names}", "函数：{names}"),
    "names_draws": ("in draw: {names}", "draw 中可用：{names}"),
    "names_kernels": ("kernels: {names}", "kernel：{names}"),
    "copied_deck": (
        "The shipped deck was copied to {file}; the copy stands in for it from now on, and schedules are kept.",
        "自带的牌组已复制到 {file}；从现在起由这个副本代替，学习进度保留。",
    ),
    "preview_counts": ("errors: {errors}, warnings: {warnings}", "{errors} 个错误，{warnings} 个警告"),
    "preview_old": (
        "This is the last good version; the file now has an error:",
        "这是上一个可用的版本；文件现在有错误：",
    ),
    "preview_nothing": (
        "{file} holds no card that can be shown yet.",
        "{file} 里还没有可以显示的卡片。",
    ),
    "query_kind": (
        "the search cannot be read at character {column}: there is no kind '{value}' – choose one of {kinds}\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：没有卡片类型“{value}”——请从 {kinds} 中选一个\n  {query}\n  {caret}",
    ),
    "query_closing": (
        "the search cannot be read at character {column}: this bracket closes nothing – remove it, or quote it to look for it\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：这个括号没有对应的左括号——请删除，或加引号按文本查找\n  {query}\n  {caret}",
    ),
    "query_opening": (
        "the search cannot be read at character {column}: this bracket is never closed – add )\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：这个括号没有闭合——请补上 )\n  {query}\n  {caret}",
    ),
    "query_or": (
        "the search cannot be read at character {column}: 'or' needs a part on both sides – write one, or quote it to look for the word\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：or 两侧都要有条件——请补上，或加引号按文本查找\n  {query}\n  {caret}",
    ),
    "query_quote": (
        "the search cannot be read at character {column}: this quote is never closed – add another\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：这个引号没有闭合——请补上\n  {query}\n  {caret}",
    ),
    "query_deep": (
        "the search cannot be read at character {column}: brackets are nested too deep – use fewer\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：括号嵌套过深——请减少层数\n  {query}\n  {caret}",
    ),
    "query_name": (
        "the search cannot be read at character {column}: there is no search '{name}:' – there are deck: tag: kind: is: prop: rated: flag: missing:; quote it to look for the text\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：没有“{name}:”这种搜索——可用 deck: tag: kind: is: prop: rated: flag: missing:；加引号可按文本查找\n  {query}\n  {caret}",
    ),
    "query_name_near": (
        "the search cannot be read at character {column}: there is no search '{name}:' – did you mean '{suggestion}:'?\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：没有“{name}:”这种搜索——是不是想写“{suggestion}:”？\n  {query}\n  {caret}",
    ),
    "query_value": (
        "the search cannot be read at character {column}: nothing follows '{name}:' – write what to look for right behind it\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：“{name}:”后面没有内容——请紧接着写要找的内容\n  {query}\n  {caret}",
    ),
    "query_state": (
        "the search cannot be read at character {column}: there is no state '{value}' – choose one of {states}\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：没有状态“{value}”——可选：{states}\n  {query}\n  {caret}",
    ),
    "query_state_near": (
        "the search cannot be read at character {column}: there is no state '{value}' – did you mean 'is:{suggestion}'?\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：没有状态“{value}”——是不是想写“is:{suggestion}”？\n  {query}\n  {caret}",
    ),
    "query_property": (
        "the search cannot be read at character {column}: '{value}' compares nothing – write s, d, r, due, lapses or reviews with < <= > >= = != and a number, such as prop:s<10\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：“{value}”不是比较——请写 s、d、r、due、lapses 或 reviews，加 < <= > >= = != 和数字，例如 prop:s<10\n  {query}\n  {caret}",
    ),
    "query_rated": (
        "the search cannot be read at character {column}: '{value}' is no number of days – write a whole number from 1, such as rated:7\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：“{value}”不是天数——请写从 1 开始的整数，例如 rated:7\n  {query}\n  {caret}",
    ),
    "query_flag": (
        "the search cannot be read at character {column}: '{value}' is no flag – write a number from 0, such as flag:1\n  {query}\n  {caret}",
        "搜索在第 {column} 个字符处无法识别：“{value}”不是标记——请写从 0 开始的数字，例如 flag:1\n  {query}\n  {caret}",
    ),
    "edited": ("{card} is asked anew as it was saved.", "已按保存后的内容重新提问：{card}。"),
    "edited_away": (
        "{card} cannot be read as it was saved, so it is asked as before; 'studyapp lint' shows why.",
        "保存后的 {card} 无法读取，仍按原样提问；用 studyapp lint 查看原因。",
    ),
}
