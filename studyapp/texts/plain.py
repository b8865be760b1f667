"""The words of the line front end alone: what to type at each prompt."""

TABLE: dict[str, tuple[str, str]] = {
    "retry": (
        "(:r tries again with the same numbers; anything else shows the solution)",
        "（:r 用同样的数字再试一次；其他输入则显示解答）",
    ),
    "begin": ("(:? lists what can be typed besides an answer)", "（输入 :? 查看可用的命令）"),
    "commands": (
        ":h hint · :s answer · :n next step · :r try again · :t 1 3 tick points · :u undo\n"
        ":e edit · :b set aside until tomorrow · :x suspend · :f flag · :i line to paste in a report · :q quit",
        ":h 提示 · :s 答案 · :n 下一步 · :r 再试一次 · :t 1 3 勾选要点 · :u 撤销\n"
        ":e 编辑 · :b 搁置到明天 · :x 暂停 · :f 旗标 · :i 反馈用的编号 · :q 退出",
    ),
    "no_command": ("There is no command {command} – :? lists them.", "没有命令 {command}——输入 :? 查看全部。"),
    "tick_how": ("(:t 1 3 ticks points 1 and 3)", "（:t 1 3 勾选第 1、3 个要点）"),
    "no_tick": (
        "Points are ticked by number once they are shown, such as :t 1 3.",
        "要点显示后才能按编号勾选，例如 :t 1 3。",
    ),
    "no_step": ("There is no further step here.", "这里没有下一步。"),
    "no_editor": (
        "there is no terminal for an editor here – the card is at {file}:{line}",
        "这里没有可用的终端，无法打开编辑器——卡片位于 {file}:{line}",
    ),
    "no_retry": ("There is no second try here.", "这里不能再试。"),
    "rate_how": ("Type 1, 2, 3 or 4, or nothing for the marked one.", "请输入 1、2、3 或 4；直接回车选择带 * 的评分。"),
}
