"""Keeping a store whole: copies, checks, fits, and events carried from device to device."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.errors import StudyError
from studyapp.store.backups import copy_whole
from studyapp.store.opened import Opened
from studyapp.store.sqlite import mended

if TYPE_CHECKING:
    from studyapp.memory.fitting.fit import Fit
    from studyapp.store.check import Check
    from studyapp.store.exchange import Imported
    from studyapp.store.fits import Dated, Fitted
    from studyapp.store.verify import Verification


class Keeping(Opened):
    """What keeps a store safe and up to date."""

    def backup(self, file: Path) -> None:
        """Write a checked copy of the store to a file that does not exist yet."""
        if file.exists():
            raise StudyError("store.file_exists", path=str(file))
        with mended(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(self._database.connection, file)

    @property
    def backup_problem(self) -> StudyError | None:
        """Why the copy of today could not be made; None where it could, or where nothing was changed yet."""
        return self._keeper.problem

    def check(self) -> Check:
        """Begin to look the whole file over in the background; `problem` of what is returned tells of damage."""
        from studyapp.store.check import Check

        return Check(self._database.files)

    def fits(self) -> list[Dated]:
        """List the fits of all devices in order; the last one holds."""
        from studyapp.store.fits import read_fits

        with mended(self._database.files.database):
            return read_fits(self._database.connection)

    def fit_is_due(self) -> bool:
        """Tell whether the answers have grown enough since the last fit for another one."""
        from studyapp.store.fits import fit_is_due

        with mended(self._database.files.database):
            return fit_is_due(self._database.connection)

    def adopt(self, fitted: Fitted) -> None:
        """Go by a fit from here on; every memory is told by it, and no due day moves."""
        from studyapp.store.fits import adopt

        with self._change():
            adopt(self._database, fitted)

    def take_back_fit(self) -> Fit | None:
        """Go back to the parameters before the last fit; None where there is none."""
        from studyapp.store.fits import take_back

        with self._change():
            return take_back(self._database)

    def verify(self) -> Verification:
        """Replay all events and compare the result with what is kept; changes nothing."""
        from studyapp.store.verify import verify

        with mended(self._database.files.database):
            return verify(self._database.connection, self._database.position.book)

    def repair(self) -> Verification:
        """Make everything that is kept anew from the events, then verify."""
        from studyapp.store.verify import rebuild

        with self._change():
            rebuild(self._database.connection, self._database.position.book)
        self._database.refresh()
        return self.verify()

    def export_events(self, file: Path) -> int:
        """Write all events as lines of JSON; returns how many."""
        from studyapp.store.exchange import export_events

        return export_events(self._database, file)

    def import_events(self, file: Path) -> Imported:
        """Take in events that another device exported; those that are here already change nothing."""
        from studyapp.store.exchange import import_events

        try:
            stream = file.open(encoding="utf-8-sig", newline="\n")
        except FileNotFoundError as error:
            raise StudyError("store.no_file", path=str(file)) from error
        except OSError as error:
            raise StudyError("store.unreadable", path=str(file), reason=error.strerror or str(error)) from error
        with mended(file), stream, self._change():
            return import_events(self._database, stream, str(file))
