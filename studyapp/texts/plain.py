"""The words of the line front end alone: what to type at each prompt."""

TABLE: dict[str, tuple[str, str]] = {
    "retry": (
        "(:r tries again with the same numbers; anything else shows the solution)",
        "（:r 用同样的数字再试一次；其他输入则显示解答）",
    ),
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
