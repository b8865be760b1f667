"""The words of fitting the schedule to the learner: what was found, and what can go wrong."""

TABLE: dict[str, tuple[str, str]] = {
    "missing": (
        "fitting needs an optional part that is not installed – install it with: pip install 'studyapp[fit]'",
        "拟合需要一个尚未安装的可选组件 – 请用以下命令安装：pip install 'studyapp[fit]'",
    ),
    "too_few": (
        "there are {trials} reviews on a later day so far and a fit needs {needed}, so the default stays – go on reviewing",
        "目前只有 {trials} 次隔天复习，拟合需要 {needed} 次，因此沿用默认参数 – 请继续复习",
    ),
    "failed": (
        "the fit ended early ({reason}), so nothing was changed – try again, or update with: "
        "pip install -U 'studyapp[fit]'",
        "拟合提前结束（{reason}），未做任何改动 – 请重试，或用以下命令更新：pip install -U 'studyapp[fit]'",
    ),
    "cancelled": (
        "the fit was cancelled, so nothing was changed – start it again at any time",
        "拟合已取消，未做任何改动 – 可随时重新开始",
    ),
    "no_fit": (
        "there is no fit to take back – the default parameters are in use",
        "没有可以撤回的拟合 – 当前使用默认参数",
    ),
    "help_dry_run": ("fit and report, but go on as before", "只拟合并报告，不改变现状"),
    "help_undo": ("go back to the parameters before the last fit", "恢复上次拟合之前的参数"),
    "progress": ("fitting your schedule: {done} of {of}", "正在拟合复习安排：{done}/{of}"),
    "chosen_default": (
        "The default parameters stay: nothing fitted foretold your later reviews clearly better.",
        "沿用默认参数：拟合结果对后续复习的预测没有明显更好。",
    ),
    "chosen_initial": (
        "Fitted: how long a new card lasts; the rest stays at the default, which foretold your later reviews best.",
        "已拟合：新卡片能记住多久；其余沿用默认值，这样对后续复习预测得最好。",
    ),
    "chosen_fitted": ("Fitted: all parameters are your own now.", "已拟合：所有参数都已换成你自己的。"),
    "chosen_kept": (
        "The parameters in use stay: they foretell your newest reviews better than a new fit.",
        "沿用当前参数：它们对最新复习的预测好于重新拟合。",
    ),
    "chosen_undone": (
        "Taken back: the parameters before the last fit are in use.",
        "已撤回：恢复使用上次拟合之前的参数。",
    ),
    "losses": (
        "Log-loss on {held_out} later reviews: {loss} (default {default}); calibration error {rmse} % (default {rmse_default} %).",
        "在 {held_out} 次后续复习上的对数损失：{loss}（默认 {default}）；校准误差 {rmse} %（默认 {rmse_default} %）。",
    ),
    "dry": ("Nothing was changed (--dry-run).", "未做任何改动（--dry-run）。"),
    "stays": ("Days that are set already stay; coming answers go by it.", "已安排的日期不变，之后的作答按新参数安排。"),
    "adopted": (
        "Your schedule was fitted to {reviews} reviews; 'studyapp stats' tells more.",
        "已按 {reviews} 次复习拟合你的复习安排；详见 studyapp stats。",
    ),
    "running": ("fitting your schedule {percent} %", "正在拟合复习安排 {percent} %"),
    "stats_default": ("parameters: default", "参数：默认"),
    "stats_default_on": (
        "parameters: default, kept by the fit of {date} on {reviews} reviews",
        "参数：默认（{date} 按 {reviews} 次复习拟合后保留）",
    ),
    "stats_fitted": ("parameters: fitted on {date} to {reviews} reviews", "参数：{date} 按 {reviews} 次复习拟合"),
    "stats_undone": ("parameters: those before the fit taken back on {date}", "参数：{date} 撤回拟合之前的参数"),
}
