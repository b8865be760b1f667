"""Every sentence of the interface, English and Simplified Chinese side by side, one module a part of the app."""

from collections.abc import Iterable, Mapping
from importlib import import_module

from studyapp.errors import StudyError

LANGUAGES = ("en", "zh-Hans")
_FULL_WIDTH = tuple("。！？；：，、）")


class Texts:
    """The interface in one language; a table is loaded when its first sentence is asked for."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang if lang in LANGUAGES else "en"
        self._column = LANGUAGES.index(self.lang)
        self._tables: dict[str, Mapping[str, tuple[str, str]]] = {}

    def __call__(self, key: str, **details: object) -> str:
        """Word `key` (`table.name`) with its details filled in by `str.format`."""
        table, _, name = key.partition(".")
        return self.table(table)[name][self._column].format(**details)

    def error(self, error: StudyError) -> str:
        """Word a failure; where a near name was found, the sentence that suggests it."""
        near = f"{error.code}_near"
        return self(near if error.details.get("suggestion") and self.has(near) else error.code, **error.details)

    def joined(self, sentences: Iterable[str]) -> str:
        """Set sentences one after the other, apart by a blank only where the script wants one."""
        whole = ""
        for sentence in filter(None, sentences):
            whole += sentence if not whole or whole.endswith(_FULL_WIDTH) else f" {sentence}"
        return whole

    def has(self, key: str) -> bool:
        """Tell whether a sentence exists for `key`."""
        table, _, name = key.partition(".")
        return name in self.table(table)

    def table(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Load one table: sentence name to (English, Chinese)."""
        if name not in self._tables:
            self._tables[name] = import_module(f"studyapp.texts.{name}").TABLE
        return self._tables[name]
