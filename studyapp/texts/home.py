"""The words of the home screen."""

TABLE: dict[str, tuple[str, str]] = {
    "first_run": (
        "{cards} cards in {decks} decks, and nothing learnt yet.",
        "{decks} 个牌组共 {cards} 张卡片，还没有开始学习。",
    ),
    "first_run_one": (
        "{cards} cards in one deck, and nothing learnt yet.",
        "1 个牌组共 {cards} 张卡片，还没有开始学习。",
    ),
    "first_key": (
        "Press Enter to study; {new} new cards wait today. x takes a deck out.",
        "按 Enter 开始学习，今天有 {new} 张新卡片；按 x 可以不学某个牌组。",
    ),
    "today": (
        "Today: {due} due, {learning} learning, {new} new",
        "今天：到期 {due} 张，学习中 {learning} 张，新卡片 {new} 张",
    ),
    "press_enter": ("Press Enter to study.", "按 Enter 开始学习。"),
    "all_done": (
        "Done for today: {answered} answered. Next cards: {when}.",
        "今天的任务完成了，共作答 {answered} 次。下一批：{when}。",
    ),
    "nothing_due": ("Nothing is due. Next cards: {when}.", "现在没有到期的卡片。下一批：{when}。"),
    "press_more": ("Press n for {count} more new cards.", "按 n 再学 {count} 张新卡片。"),
    "press_practise": ("Press p to practise the exercises of a deck.", "按 p 练习所选牌组的计算题。"),
    "waiting": (
        "{answered} answered today; {learning} of the cards come back within minutes.",
        "今天已作答 {answered} 次；其中 {learning} 张卡片过几分钟会再出现。",
    ),
    "no_decks": ("There are no decks here.", "这里没有牌组。"),
    "no_decks_how": (
        "Put a deck into {folder}, or quit with q and run: studyapp new NAME",
        "请把牌组放入 {folder}，或按 q 退出后运行：studyapp new 名称",
    ),
    "none_chosen": ("None of the decks chosen for study exists: {names}.", "设置中选择的牌组都不存在：{names}。"),
    "none_chosen_how": ("Press x on a deck to study it.", "把光标移到牌组上按 x 即可学习。"),
    "streak": ("{days} days in a row", "连续 {days} 天"),
    "streak_one": ("1 day in a row", "连续 1 天"),
    "tomorrow": ("Tomorrow {count}", "明天 {count} 张"),
    "week": ("next 7 days {count}", "7 天内 {count} 张"),
    "mistakes": ("{count} active mistakes", "{count} 个未改正的错误"),
    "mistakes_one": ("1 active mistake", "1 个未改正的错误"),
    "weakest": ("Weakest: {deck}", "最弱：{deck}"),
    "missed": ("missed {percent} %", "遗忘 {percent} %"),
    "deck": ("Deck (x: in or out)", "牌组（x：学/不学）"),
    "deck_short": ("Deck", "牌组"),
    "due": ("Due", "到期"),
    "new": ("New", "新"),
    "mastered": ("Mastered", "已掌握"),
    "not_studied": ("{cards} cards, not studied", "{cards} 张，未选"),
    "last_deck": ("One deck has to stay; press x on another first.", "至少要保留一个牌组；请先在另一个牌组上按 x。"),
    "nothing_in_deck": (
        "Nothing is due in this deck, and today's new cards are done; p practises its exercises.",
        "这个牌组没有到期的卡片，今天的新卡片也学完了；按 p 练习它的计算题。",
    ),
    "no_exercises": ("This deck has no exercises; d studies its cards.", "这个牌组没有计算题；按 d 学习它的卡片。"),
    "no_more_new": ("There are no more new cards in the decks you study.", "所学牌组中没有新卡片了。"),
    "nothing_now": ("Nothing can be asked now.", "现在没有可以提问的卡片。"),
    "settings_line": ("settings, line {line}: {told}", "设置第 {line} 行：{told}"),
}
