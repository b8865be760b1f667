"""The words of the plan to a date."""

TABLE: dict[str, tuple[str, str]] = {
    "help_by": (
        "the day of the interview, as YYYY-MM-DD; none: that of the plan before",
        "面试日期，写作 YYYY-MM-DD；不写则沿用上次的计划",
    ),
    "help_topic": ("decks or tags to learn; none means all", "要学的牌组或标签；不写表示全部"),
    "help_minutes": ("how long you study a day; none: as long as lately", "每天学习多少分钟；不写则按最近的平均"),
    "head": (
        "Plan to {by}: {days} days, {minutes} minutes a day",
        "到 {by} 的计划：{days} 天，每天 {minutes} 分钟",
    ),
    "forecast": (
        "By then you can expect to know {known} of {cards} cards; now it is {now}.",
        "届时预计能记住 {cards} 张中的 {known} 张；现在是 {now} 张。",
    ),
    "counting_on": (
        "The forecast counts on {percent} % of the days being studied.",
        "预测按学习 {percent}% 的天数计算。",
    ),
    "since": (
        "Since the plan of {made}: studied on {studied} of {days} days, began {begun} of {planned} new cards; the forecast went from {then} to {now}.",
        "自 {made} 的计划以来：{days} 天中学了 {studied} 天，新卡片学了 {begun}/{planned} 张；预测从 {then} 变为 {now}。",
    ),
    "went": ("How it went (done of planned)", "实际进展（完成/计划）"),
    "lived": (
        "{date}  {minutes:>3} of {planned_minutes} min   new {new} of {planned_new}",
        "{date}  {minutes:>3}/{planned_minutes} 分钟   新 {new}/{planned_new}",
    ),
    "title": ("Plan to a date", "到期计划"),
    "by": ("Date", "日期"),
    "minutes": ("Minutes a day", "每天分钟"),
    "topic_row": ("{now} → {known} of {cards}", "{now} → {known}/{cards}"),
    "left_out": ("−{cards}", "−{cards}"),
    "about_by": (
        "← → a day, or type it as YYYY-MM-DD. The date itself is for the interview.",
        "← → 前后一天，或直接输入 YYYY-MM-DD。当天留给面试。",
    ),
    "about_minutes": ("← → five minutes, or type the number.", "← → 增减五分钟，或直接输入数字。"),
    "about_topic": (
        "Space takes it in or out. Now → by the date, of all its cards; − counts those that do not fit in.",
        "空格加入或去掉。现在 → 届时/全部卡片；− 为学不完的张数。",
    ),
    "no_topics": ("Take at least one topic in.", "请至少选择一个主题。"),
    "nothing_today": ("Nothing is left of today's part.", "今天的内容已经学完。"),
    "type_date": ("YYYY-MM-DD", "YYYY-MM-DD"),
    "schedule": ("Day by day: what is due + new cards", "每日安排：到期 + 新卡片"),
    "day": (
        "  {date}  {minutes:>3} min  {reviews:>3} due + ",
        "  {date}  {minutes:>3} 分钟  到期 {reviews:>3} + ",
    ),
    "more_days": ("  … and {days} days more", "  ……另有 {days} 天"),
    "how": (
        "First 'studyapp review --new 0', then for each topic of the day: studyapp review TOPIC --new N",
        "先运行 studyapp review --new 0，再对当天每个主题运行：studyapp review 主题 --new N",
    ),
    "topics": ("By topic, now → then", "按主题，现在 → 届时"),
    "topic": ("{title}: {now} → {known} of {cards}", "{title}：{now} → {known}/{cards}"),
    "nothing_dropped": ("Everything fits in.", "全部内容都能学完。"),
    "dropped": (
        "{cards} cards do not fit in – more minutes a day, or fewer topics with --topic, make room:",
        "有 {cards} 张卡片学不完——每天多几分钟，或用 --topic 减少主题：",
    ),
    "dropped_here": (
        "{cards} cards do not fit in: more minutes, a later date or fewer topics make room.",
        "有 {cards} 张卡片学不完：可增加每天的分钟数、推迟日期或减少主题。",
    ),
    "dropped_head": ("What does not fit in", "学不完的内容"),
    "dropped_topic": ("{title}: the last {cards}, from {first} on", "{title}：最后 {cards} 张，从 {first} 开始"),
    "no_date": ("a plan needs its date – add --by YYYY-MM-DD", "计划需要日期——请加上 --by YYYY-MM-DD"),
    "bad_date": (
        "'{text}' is no date – write it as YYYY-MM-DD, such as {example}",
        "“{text}”不是日期——请写作 YYYY-MM-DD，例如 {example}",
    ),
    "past_date": (
        "that date is not after today – give a coming day with --by",
        "该日期不在今天之后——请用 --by 给出将来的日期",
    ),
    "too_far": (
        "that date is more than {days} days away – give a nearer one",
        "该日期超过 {days} 天之后——请给出更近的日期",
    ),
    "bad_minutes": (
        "{minutes} minutes a day cannot be planned with – give --minutes-per-day from 1 to {most}",
        "无法按每天 {minutes} 分钟制定计划——--minutes-per-day 请取 1 到 {most}",
    ),
    "no_cards": (
        "there are no cards to learn about {topics} – name decks or tags that hold some ('studyapp search' lists them)",
        "{topics} 没有可学的卡片——请指定有卡片的牌组或标签（用 studyapp search 查看）",
    ),
    "unwritable": (
        "{path} cannot be written ({why}), so this plan is not kept – mend its permissions",
        "无法写入 {path}（{why}），计划未保存——请修正权限",
    ),
}
