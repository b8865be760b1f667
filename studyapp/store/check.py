"""Looking the whole file over in the background, so that damage is told before it is met."""

from contextlib import closing
from threading import Thread

from studyapp.errors import StudyError
from studyapp.store.files import Files
from studyapp.store.sqlite import connect, mended


class Check:
    """One look at the file, in a thread with a connection of its own that only reads."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.problem: StudyError | None = None
        self._thread = Thread(target=self._work, name="check", daemon=True)
        self._thread.start()

    def wait(self) -> StudyError | None:
        """Wait until the file was looked over, and give what is wrong with it."""
        self._thread.join()
        return self.problem

    def _work(self) -> None:
        file = self._files.database
        try:
            with mended(file), closing(connect(file, write=False, immutable=not self._files.has_wal)) as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except StudyError as error:
            self.problem = error
            return
        if found != "ok":
            self.problem = StudyError("store.damaged", path=str(file), reason=str(found))
