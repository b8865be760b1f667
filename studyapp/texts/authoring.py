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
}
