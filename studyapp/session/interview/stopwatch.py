"""A stopwatch: time that runs while something is open and stands while it is not."""

from studyapp.memory.clock import Clock


class Stopwatch:
    """Counts milliseconds since the last lap; it stands until it is started, and never runs backwards."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: int | None = None

    @property
    def stands(self) -> bool:
        """Tell whether no time runs."""
        return self._since is None

    @property
    def running(self) -> int:
        """The time since the start or the last lap."""
        return 0 if self._since is None else max(0, self._clock.now() - self._since)

    def start(self) -> None:
        """Let time run; it goes on where it runs already."""
        if self._since is None:
            self._since = self._clock.now()

    def stop(self) -> None:
        """Let time stand; what ran since the last lap is dropped."""
        self._since = None

    def lap(self) -> int:
        """Take the time since the last lap, and run on."""
        taken = self.running
        if self._since is not None:
            self._since = self._clock.now()
        return taken
