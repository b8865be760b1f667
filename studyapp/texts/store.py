"""Sentences of the store: what happened – how to mend it."""

from collections.abc import Mapping

TABLE: Mapping[str, tuple[str, str]] = {
    "full": (
        "the disk is full, so nothing of this was recorded ({path}) – free some space, then answer again",
        "磁盘已满，这次没有记录任何内容（{path}）– 请腾出空间后重新作答",
    ),
    "busy": (
        "another program is using your study record ({path}) – close it and try again",
        "学习记录正被另一个程序占用（{path}）– 请关闭它后重试",
    ),
    "unwritable": (
        "your study record cannot be written in {path} ({reason}) – give yourself write permission there, "
        "or choose another folder with --home",
        "无法在 {path} 写入学习记录（{reason}）– 请取得该文件夹的写权限，或用 --home 指定另一个文件夹",
    ),
    "unreadable": (
        "your study record cannot be read from {path} ({reason}) – give yourself read permission there, "
        "or choose another folder with --home",
        "无法从 {path} 读取学习记录（{reason}）– 请取得读权限，或用 --home 指定另一个文件夹",
    ),
    "failing": (
        "the storage failed while your study record was used, and nothing of this was recorded ({path}: {reason}) – "
        "check the disk and its free space, then try again",
        "使用学习记录时存储出错，这次没有记录任何内容（{path}：{reason}）– 请检查磁盘及剩余空间后重试",
    ),
    "damaged": (
        "your study record is damaged ({path}: {reason}) – bring back a copy from the folder backups beside it with "
        "`studyapp restore FILE`, or save what can be read with `studyapp verify --repair`",
        "学习记录已损坏（{path}：{reason}）– 请用 `studyapp restore 文件` 恢复旁边 backups 文件夹中的备份，"
        "或用 `studyapp verify --repair` 抢救可读的内容",
    ),
    "empty": (
        "your study record {path} is empty (0 bytes) and was left as it is – bring back a copy "
        "from the folder backups "
        "beside it with `studyapp restore FILE`, or delete the empty file to begin anew",
        "学习记录 {path} 是空文件（0 字节），未做任何改动 – 请用 `studyapp restore 文件` 恢复旁边 backups 文件夹中的备份，"
        "或删除这个空文件重新开始",
    ),
    "not_a_store": (
        "{path} is not a study record, or is damaged beyond reading, and was left as it is – bring back a copy from "
        "the folder backups with `studyapp restore FILE`, or move the file away to begin anew",
        "{path} 不是学习记录，或已损坏得无法读取，未做任何改动 – 请用 `studyapp restore 文件` 恢复 backups 文件夹中的备份，"
        "或移走该文件重新开始",
    ),
    "truncated": (
        "your study record {path} is cut short (truncated) and was left as it is – bring back a copy from the folder "
        "backups beside it with `studyapp restore FILE`, or save what can be read with `studyapp verify --repair`",
        "学习记录 {path} 不完整（被截断），未做任何改动 – 请用 `studyapp restore 文件` 恢复旁边 backups 文件夹中的备份，"
        "或用 `studyapp verify --repair` 抢救可读的内容",
    ),
    "newer": (
        "{path} was written by a newer version of studyapp (format {version}, this one knows "
        "{known}) and was left as "
        "it is – update studyapp",
        "{path} 由更新版本的 studyapp 写入（格式 {version}，当前版本只认识 {known}），未做任何改动 – 请升级 studyapp",
    ),
    "missing": (
        "your study record {path} is gone, but there was one – bring back a copy with `studyapp restore FILE` from "
        "{backups}, or move what remains beside it away to begin anew",
        "学习记录 {path} 不见了，但曾经存在 – 请用 `studyapp restore 文件` 从 {backups} 恢复备份，或移走旁边剩余的文件重新开始",
    ),
    "no_ordinary_file": (
        "{path} is not an ordinary file – give the name of a file",
        "{path} 不是普通文件 – 请给出文件名",
    ),
    "no_file": (
        "there is no file {path} – check the name",
        "没有文件 {path} – 请检查文件名",
    ),
    "read_only": (
        "another studyapp is using your study record, so this one may only look ({path}) – close the other one and "
        "start again",
        "另一个 studyapp 正在使用学习记录，这里只能查看（{path}）– 请关闭另一个后重新启动",
    ),
    "locked": (
        "another studyapp is using your study record ({path}) – close it and try again",
        "另一个 studyapp 正在使用学习记录（{path}）– 请关闭它后重试",
    ),
    "never_answered": (
        "{card} was never answered, so it has no due day to move – review it first",
        "{card} 还没有作答过，没有到期日可改 – 请先复习它",
    ),
    "file_exists": (
        "{path} is there already and was left as it is – choose another name",
        "{path} 已存在，未做任何改动 – 请换一个文件名",
    ),
    "bad_line": (
        "line {line} of {path} is not an exported event ({reason}) – nothing was imported; export the file again",
        "{path} 第 {line} 行不是导出的事件（{reason}）– 未导入任何内容；请重新导出该文件",
    ),
    "nothing_to_salvage": (
        "no event can be read from {path} – bring back a copy from the folder backups with `studyapp restore FILE`",
        "从 {path} 读不出任何事件 – 请用 `studyapp restore 文件` 恢复 backups 文件夹中的备份",
    ),
    "clock_behind": (
        "the clock stands {minutes} minutes behind your last answer, so today counts on from that answer – set the "
        "clock if it is wrong",
        "时钟比上次作答早了 {minutes} 分钟，今天按上次作答的时间继续计算 – 如果时钟不对请校正",
    ),
    "backup_failed": (
        "today's backup could not be made in {path} ({reason}) – free some space or make one with "
        "`studyapp backup FILE`",
        "无法在 {path} 生成今天的备份（{reason}）– 请腾出空间，或用 `studyapp backup 文件` 手动备份",
    ),
    "fault_file": (
        "the file is damaged ({reason}) – bring back a copy with `studyapp restore FILE`, or save what can be read with "
        "`studyapp verify --repair`",
        "文件已损坏（{reason}）– 请用 `studyapp restore 文件` 恢复备份，或用 `studyapp verify --repair` 抢救可读的内容",
    ),
    "fault_gap": (
        "{missing} events of device {where} are missing – import an export that has them, or restore a backup",
        "设备 {where} 缺少 {missing} 个事件 – 请导入包含它们的导出文件，或恢复备份",
    ),
    "fault_memory": (
        "what is kept of {where} is not what its events come to – run `studyapp verify --repair`",
        "{where} 的记忆状态与事件记录不符 – 请运行 `studyapp verify --repair`",
    ),
    "fault_daily": (
        "the counts of day {where} are not what its events come to – run `studyapp verify --repair`",
        "第 {where} 天的统计与事件记录不符 – 请运行 `studyapp verify --repair`",
    ),
    "fault_rollup": (
        "the statistics ({where}) are not what the events come to – run `studyapp verify --repair`",
        "统计汇总（{where}）与事件记录不符 – 请运行 `studyapp verify --repair`",
    ),
    "fault_mistakes": (
        "the mistakes kept of {where} are not what its events come to – run `studyapp verify --repair`",
        "{where} 的错误记录与事件记录不符 – 请运行 `studyapp verify --repair`",
    ),
    "fault_alias": (
        "the names of renamed cards are not what the events come to – run `studyapp verify --repair`",
        "卡片改名记录与事件记录不符 – 请运行 `studyapp verify --repair`",
    ),
}
