"""What can be set: each setting declared once with its default, bounds and meaning; read from one TOML file."""

import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from msgspec import Struct

TABLE = "setting"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Declared(Struct, frozen=True):
    """The bounds, choices and meaning (English, Chinese) of one setting."""

    doc: tuple[str, str]
    kind: type
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()


def _declare(default: Any, english: str, chinese: str, **bounds: Any) -> Any:
    declared = Declared((english, chinese), type(default), **bounds)
    return field(default=default, metadata={TABLE: declared})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; a person who sets none has a good program."""

    lang: str = _declare(
        "auto",
        "Language of the interface and the cards; auto follows the system.",
        "界面和卡片的语言；auto 表示跟随系统。",
        choices=("auto", "en", "zh-Hans"),
    )
    new_per_day: int = _declare(
        10, "At most so many new cards a day; 0 pauses them.", "每天最多学的新卡片数；0 表示暂停。", low=0, high=9999
    )
    reviews_per_day: int = _declare(
        200, "At most so many due cards a day; the others wait.", "每天最多复习的卡片数，其余顺延。", low=0, high=9999
    )
    retention: float = _declare(
        0.9,
        "The share of due cards you want to remember; more of it means more reviews.",
        "希望到期时仍记得的比例；越高复习越多。",
        low=0.7,
        high=0.99,
    )
    day_starts_at: int = _declare(
        4, "The hour at which a new study day begins.", "新的学习日从几点开始。", low=0, high=23
    )
    decks: tuple[str, ...] = _declare((), "Ids of the decks to study; empty means all.", "要学习的牌组；留空表示全部。")
    easy_days: tuple[str, ...] = _declare(
        (),
        'Weekdays that get fewer reviews, such as ["sat", "sun"]; reviews move by a few days at most.',
        '安排较少复习的星期，例如 ["sat", "sun"]；复习最多只移动几天。',
        choices=WEEKDAYS,
    )
    decimal_comma: bool = _declare(False, "Read 0,5 as one half in answers.", "作答时把 0,5 读作 0.5（逗号作小数点）。")
    theme: str = _declare(
        "auto",
        "Colours of the screens; auto follows the terminal's background where it tells.",
        "界面配色；auto 表示跟随终端告知的背景。",
        choices=("auto", "dark", "light", "ansi", "colour-blind"),
    )
    fit: bool = _declare(
        True,
        "Fit the schedule to your own reviews in the background, after each further tenth; needs studyapp[fit].",
        "每增加十分之一的复习，就在后台按你自己的记录拟合复习安排；需要 studyapp[fit]。",
    )


class SettingsProblem(Struct, frozen=True):
    """A line of the settings file that could not be used; the default stands in."""

    file: Path
    line: int
    code: str
    name: str = ""
    value: str = ""


def read_settings(file: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Read the settings file; what is missing or wrong there takes its default, and wrong lines are told."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), (SettingsProblem(file, 1, "unreadable", value=str(error)),)
    import tomllib

    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        return Settings(), (SettingsProblem(file, line, "syntax", value=str(error)),)
    good: dict[str, Any] = {}
    problems = []
    for name, value in written.items():
        code = fault(name, value)
        if code:
            problems.append(SettingsProblem(file, _line_of(text, name), code, name, str(value)))
        else:
            good[name] = tuple(value) if isinstance(value, list) else value
    return Settings(**good), tuple(problems)


def declared() -> dict[str, Declared]:
    """Return what is declared of each setting, in order."""
    return {each.name: each.metadata[TABLE] for each in fields(Settings)}


def fault(name: str, value: object) -> str:
    """Return the code of what is wrong with a value for a setting, or nothing."""
    bounds = declared().get(name)
    if bounds is None:
        return "unknown"
    if bounds.kind is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return "type"
        return "choice" if bounds.choices and not set(value) <= set(bounds.choices) else ""
    if type(value) is not bounds.kind and (bounds.kind, type(value)) != (float, int):
        return "type"
    if bounds.choices:
        return "" if value in bounds.choices else "choice"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    low, high = bounds.low, bounds.high
    return "range" if (low is not None and value < low) or (high is not None and value > high) else ""


def _line_of(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*(\[\s*)?[\"']?{re.escape(name)}\b", line):
            return number
    return 1
