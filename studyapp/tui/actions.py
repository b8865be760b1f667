"""The one table of actions: bindings, key bar, palette, help and the README's key list are made from it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from textual.binding import Binding, BindingType

Place = Literal[
    "anywhere",
    "home",
    "browse",
    "formulas",
    "statistics",
    "settings",
    "review",
    "trace",
    "end",
    "interview",
    "scorecard",
    "brief",
    "plan",
    "preview",
]


class Action(Struct, frozen=True):
    """One thing a person can do: its keys (Textual's names), where it works, and whether the key bar shows it."""

    name: str
    keys: tuple[str, ...]
    place: Place
    bar: bool = False
    priority: bool = False
    target: str = ""

    @property
    def binding(self) -> str:
        """Return the action as Textual calls it."""
        return f"{self.target}{self.name}"


ACTIONS = (
    Action("study", ("enter", "space", "r"), "home", bar=True),
    Action("resume_interview", ("c",), "home", bar=True),
    Action("study_deck", ("d",), "home"),
    Action("practise", ("p",), "home", bar=True),
    Action("interview", ("i",), "home", bar=True, target="app."),
    Action("plan", ("g",), "home", bar=True, target="app."),
    Action("choose_deck", ("x",), "home"),
    Action("more", ("n",), "home"),
    Action("down", ("j", "down"), "home"),
    Action("up", ("k", "up"), "home"),
    Action("page_down", ("pagedown",), "home"),
    Action("page_up", ("pageup",), "home"),
    Action("browse", ("slash", "b"), "home", bar=True, target="app."),
    Action("statistics", ("t",), "home", bar=True, target="app."),
    Action("settings", ("comma",), "home", bar=True, target="app."),
    Action("language", ("l",), "home"),
    Action("undo", ("u", "ctrl+z"), "home"),
    Action("leave", ("q",), "home", bar=True, target="app."),
    Action("formulas", ("f",), "home", bar=True, target="app."),
    Action("find", ("slash",), "browse", bar=True),
    Action("leave_search", ("enter",), "browse", bar=True),
    Action("down", ("j", "down"), "browse"),
    Action("up", ("k", "up"), "browse"),
    Action("page_down", ("pagedown",), "browse"),
    Action("page_up", ("pageup",), "browse"),
    Action("scroll_down", ("right", "J"), "browse"),
    Action("scroll_up", ("left", "K"), "browse"),
    Action("pick", ("space",), "browse", bar=True),
    Action("pick_all", ("a",), "browse", bar=True),
    Action("suspend_or_resume", ("at",), "browse", bar=True),
    Action("flag", ("g",), "browse", bar=True),
    Action("undo", ("u", "ctrl+z"), "browse", bar=True),
    Action("go_back", ("escape",), "browse", bar=True),
    Action("set_due", ("d",), "browse", bar=True),
    Action("forget", ("n",), "browse", bar=True),
    Action("edit", ("e",), "browse", bar=True),
    Action("find", ("slash",), "formulas", bar=True),
    Action("leave_search", ("enter",), "formulas", bar=True),
    Action("down", ("j", "down"), "formulas"),
    Action("up", ("k", "up"), "formulas"),
    Action("page_down", ("pagedown",), "formulas"),
    Action("page_up", ("pageup",), "formulas"),
    Action("scroll_down", ("right", "J"), "formulas", bar=True),
    Action("scroll_up", ("left", "K"), "formulas", bar=True),
    Action("trace", ("t",), "formulas", bar=True),
    Action("go_back", ("escape",), "formulas", bar=True),
    Action("numbers", ("n",), "statistics", bar=True),
    Action("down", ("j", "down"), "statistics"),
    Action("up", ("k", "up"), "statistics"),
    Action("page_down", ("pagedown", "space"), "statistics", bar=True),
    Action("page_up", ("pageup",), "statistics"),
    Action("home", ("escape",), "statistics", bar=True, target="app."),
    Action("increase", ("right",), "settings", bar=True),
    Action("decrease", ("left",), "settings", bar=True),
    Action("change", ("enter", "space"), "settings", bar=True),
    Action("default", ("d",), "settings", bar=True),
    Action("down", ("j", "down"), "settings"),
    Action("up", ("k", "up"), "settings"),
    Action("go_back", ("escape",), "settings", bar=True),
    Action("advance", ("enter",), "review", bar=True),
    Action("mark", ("space",), "review", bar=True),
    Action("choose(1)", ("1",), "review"),
    Action("choose(2)", ("2",), "review"),
    Action("choose(3)", ("3",), "review"),
    Action("choose(4)", ("4",), "review"),
    Action("choose(5)", ("5",), "review"),
    Action("choose(6)", ("6",), "review"),
    Action("choose(7)", ("7",), "review"),
    Action("choose(8)", ("8",), "review"),
    Action("choose(9)", ("9",), "review"),
    Action("down", ("j", "down"), "review"),
    Action("up", ("k", "up"), "review"),
    Action("carry_down", ("J", "shift+down"), "review"),
    Action("carry_up", ("K", "shift+up"), "review"),
    Action("next_choice", ("right",), "review"),
    Action("last_choice", ("left",), "review"),
    Action("page_down", ("pagedown",), "review", bar=True),
    Action("page_up", ("pageup",), "review"),
    Action("hint", ("h", "f1"), "review", bar=True),
    Action("show", ("s", "ctrl+s"), "review", bar=True),
    Action("retry", ("r",), "review", bar=True),
    Action("trace", ("t",), "review", bar=True),
    Action("in_line", ("ctrl+t",), "review", bar=True),
    Action("undo", ("u", "ctrl+z"), "review", bar=True),
    Action("bury", ("minus",), "review"),
    Action("suspend", ("at",), "review"),
    Action("flag", ("g", "ctrl+1"), "review"),
    Action("info", ("i",), "review"),
    Action("edit", ("e", "f4"), "review"),
    Action("home", ("escape",), "review", bar=True, target="app."),
    Action("begin", ("enter",), "brief", bar=True),
    Action("increase", ("right",), "brief", bar=True),
    Action("decrease", ("left",), "brief", bar=True),
    Action("take_topic", ("space", "x"), "brief", bar=True),
    Action("down", ("j", "down"), "brief"),
    Action("up", ("k", "up"), "brief"),
    Action("page_down", ("pagedown",), "brief"),
    Action("page_up", ("pageup",), "brief"),
    Action("go_back", ("escape",), "brief", bar=True),
    Action("advance", ("enter",), "interview", bar=True),
    Action("mark", ("space",), "interview", bar=True),
    *(Action(f"choose({number})", (str(number),), "interview") for number in range(1, 10)),
    Action("down", ("j", "down"), "interview"),
    Action("up", ("k", "up"), "interview"),
    Action("carry_down", ("J", "shift+down"), "interview"),
    Action("carry_up", ("K", "shift+up"), "interview"),
    Action("next_choice", ("right",), "interview"),
    Action("last_choice", ("left",), "interview"),
    Action("page_down", ("pagedown",), "interview"),
    Action("page_up", ("pageup",), "interview"),
    Action("in_line", ("ctrl+t",), "interview", bar=True),
    Action("pass_on", ("ctrl+n",), "interview", bar=True),
    Action("turn_back", ("ctrl+b",), "interview", bar=True),
    Action("think", ("ctrl+o",), "interview", bar=True),
    Action("pause", ("ctrl+s",), "interview", bar=True),
    Action("end", ("ctrl+g",), "interview", bar=True),
    Action("go_on_later", ("escape",), "interview", bar=True),
    Action("practise_these", ("d",), "scorecard", bar=True),
    Action("write_report", ("w",), "scorecard", bar=True),
    Action("down", ("j", "down"), "scorecard"),
    Action("up", ("k", "up"), "scorecard"),
    Action("page_down", ("pagedown", "space"), "scorecard", bar=True),
    Action("page_up", ("pageup",), "scorecard"),
    Action("home", ("escape",), "scorecard", bar=True, target="app."),
    Action("leave", ("q",), "scorecard", target="app."),
    Action("study_planned", ("enter",), "plan", bar=True),
    Action("increase", ("right",), "plan", bar=True),
    Action("decrease", ("left",), "plan", bar=True),
    Action("take_topic", ("space", "x"), "plan", bar=True),
    Action("down", ("j", "down"), "plan"),
    Action("up", ("k", "up"), "plan"),
    Action("page_down", ("pagedown",), "plan", bar=True),
    Action("page_up", ("pageup",), "plan"),
    Action("go_back", ("escape",), "plan", bar=True),
    Action("play", ("space", "enter"), "trace", bar=True),
    Action("forward", ("right", "l", "n"), "trace", bar=True),
    Action("back", ("left", "h", "p"), "trace", bar=True),
    Action("next_cell", ("down", "j"), "trace", bar=True),
    Action("last_cell", ("up", "k"), "trace"),
    Action("first", ("home",), "trace"),
    Action("last", ("end",), "trace"),
    Action("page_down", ("pagedown",), "trace"),
    Action("page_up", ("pageup",), "trace"),
    Action("close", ("escape", "t", "q"), "trace", bar=True),
    Action("home", ("enter", "space", "escape"), "end", bar=True, target="app."),
    Action("leave", ("q",), "end", bar=True, target="app."),
    Action("answer", ("space", "enter"), "preview", bar=True),
    Action("variant", ("n",), "preview", bar=True),
    Action("next_language", ("l",), "preview", bar=True),
    Action("next_card", ("j", "right", "down"), "preview", bar=True),
    Action("last_card", ("k", "left", "up"), "preview", bar=True),
    Action("edit", ("e",), "preview", bar=True),
    Action("page_down", ("pagedown",), "preview"),
    Action("page_up", ("pageup",), "preview"),
    Action("leave", ("q", "escape"), "preview", bar=True, target="app."),
    Action("palette", ("ctrl+p",), "anywhere", priority=True, target="app."),
    Action("help", ("question_mark",), "anywhere", bar=True, target="app."),
    Action("leave", ("ctrl+q",), "anywhere", priority=True, target="app."),
    Action("copy_or_leave", ("ctrl+c",), "anywhere", priority=True, target="app."),
)

NAMES = {
    "comma": ",", "slash": "/",
    "enter": "Enter", "space": "Space", "escape": "Esc", "minus": "-", "at": "@", "question_mark": "?",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "f1": "F1", "f4": "F4", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "shift+down": "Shift+↓", "shift+up": "Shift+↑",
}  # fmt: skip


def actions(*places: Place) -> tuple[Action, ...]:
    """Return the actions of some places, in the order of the table."""
    return tuple(action for action in ACTIONS if action.place in places)


def bindings(*places: Place) -> list[BindingType]:
    """Return Textual's bindings for some places; the key bar is our own, so they show nowhere else."""
    found: Iterable[Action] = actions(*places)
    return [Binding(",".join(action.keys), action.binding, show=False, priority=action.priority) for action in found]


def types_a_character(key: str) -> bool:
    """Tell whether a key writes into an input that has the focus, instead of acting."""
    return len(key) == 1 or key in ("space", "minus", "at", "question_mark", "comma", "slash")


def key_name(key: str) -> str:
    """Name a key as it is printed on keyboards."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return NAMES.get(key, key)
