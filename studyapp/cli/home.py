"""`studyapp` without a command: the home screen, or what is due where there is no terminal."""

from studyapp.cli.app import App
from studyapp.cli.haste import hurry


def run(app: App) -> int:
    """Open the home screen; without a terminal print what is due."""
    if not app.in_terminal:
        from studyapp.cli.commands import due

        return due.print_due(app)
    hurry()
    from studyapp.tui.app import StudyApp

    with app.desk() as desk:
        StudyApp(desk).run()
    return 0
