"""The app opened on an interview instead of at home."""

from textual.screen import Screen

from studyapp.session.interview.office import Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.sitting import Interview
from studyapp.tui.app import StudyApp
from studyapp.tui.screens.interview import InterviewScreen


class InterviewApp(StudyApp):
    """The study app that begins with an interview; from its scorecard the cards to work on are practised."""

    def __init__(self, office: Office, interview: Interview) -> None:
        super().__init__(office.desk)
        self._office = office
        self._interview = interview

    def first_screen(self) -> Screen[None]:
        """Open on the interview instead of at home."""
        return InterviewScreen(self._office, self._interview)


def hold(office: Office, interview: Interview) -> Scorecard | None:
    """Hold an interview on screens; nothing where it was left to be taken up again."""
    before = len(office.past)
    InterviewApp(office, interview).run()
    held = Office(office.desk).past
    return held[-1] if len(held) > before else None
