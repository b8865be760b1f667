"""Where things are: the learner's data, settings, cache and the folders that hold decks."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from studyapp.errors import UsageError

APP = "studyapp"


class Places(Struct, frozen=True):
    """The folders of one learner; nothing is written anywhere else."""

    data: Path
    config: Path
    cache: Path
    own_decks: Path
    decks: tuple[Path, ...]

    @property
    def settings(self) -> Path:
        """The one settings file."""
        return self.config / "settings.toml"


def find_places(home: str | None, decks: Iterable[str], environ: Mapping[str, str]) -> Places:
    """Resolve the folders from the command line, then the environment, then the platform's customs."""
    home = home or environ.get("STUDYAPP_HOME") or None
    if home is not None:
        data = config = Path(home).expanduser().absolute()
        cache = data / "cache"
    else:
        import platformdirs  # 19 ms, of no use where a home is given

        data = platformdirs.user_data_path(APP, appauthor=False)
        config = platformdirs.user_config_path(APP, appauthor=False)
        cache = platformdirs.user_cache_path(APP, appauthor=False)
    own = data / "decks"
    asked = [*filter(None, environ.get("STUDYAPP_DECKS", "").split(os.pathsep)), *decks]
    extra = tuple(Path(folder).expanduser().absolute() for folder in asked)
    for folder in (data, config, cache, *extra):
        if not in_utf8(str(folder)):
            raise UsageError("cli.not_utf8", word=folder)
    return Places(data, config, cache, own, tuple(dict.fromkeys((shipped_decks(), own, *extra))))


def in_utf8(path: str) -> bool:
    """Tell whether a name is UTF-8, as SQLite and JSON need it; Unix allows any bytes."""
    return not any("\ud800" <= character <= "\udfff" for character in path)


def shipped_decks() -> Path:
    """Return the decks of the wheel (inside the package) or of the checkout (beside it)."""
    inside = installed_decks()
    return inside if inside.is_dir() else inside.parents[1] / "decks"


def installed_decks() -> Path:
    """Return where the wheel has its decks; a checkout has no such folder."""
    return Path(__file__).resolve().parent / "decks"
