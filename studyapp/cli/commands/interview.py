"""`studyapp interview`: a timed mock interview with a scorecard, on screens or in lines."""

import shutil
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.cli.app import App
from studyapp.cli.commands.review import WIDEST, play_session, read_line
from studyapp.errors import StudyError
from studyapp.session.desk import Desk
from studyapp.session.interview.roles import Level
from studyapp.texts import Texts

if TYPE_CHECKING:
    from studyapp.session.interview.office import Office
    from studyapp.session.interview.scorecard import Scorecard
    from studyapp.session.interview.sitting import Interview

MINUTES = 20


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    levels = [level.value for level in Level]
    parser.add_argument("--minutes", type=int, default=MINUTES, metavar="M", help=texts("interview.help_minutes"))
    parser.add_argument(
        "--topic", "--topics", nargs="+", action="extend", default=[], metavar="T", help=texts("interview.help_topic")
    )
    parser.add_argument("--level", choices=levels, default="mid", help=texts("interview.help_interview_level"))
    parser.add_argument("--coach", action="store_true", help=texts("interview.help_coach"))
    parser.add_argument("--report", metavar="FILE", help=texts("interview.help_report"))
    parser.add_argument("--new", action="store_true", help=texts("interview.help_new"))
    parser.add_argument("--last", action="store_true", help=texts("interview.help_last"))
    parser.add_argument("--history", action="store_true", help=texts("interview.help_history"))
    parser.add_argument("--json", action="store_true", help=texts("interview.help_json"))
    parser.add_argument("--practise", "--practice", action="store_true", help=texts("interview.help_practise"))


def run(app: App, args: Namespace) -> int:
    """Hold an interview, or show and practise what the last one came to."""
    from studyapp.session.interview.office import Office
    from studyapp.session.interview.report.write import check_path

    report = Path(args.report).expanduser().absolute() if args.report else None
    if report is not None:
        check_path(report)
    with app.desk(look=args.last or args.history) as desk:
        office = Office(desk)
        if args.history:
            _list(app, office, as_json=args.json)
        elif args.last and args.json:
            app.say_json(_json(_last(office)))
        elif args.last:
            _tell(app, office, _last(office), report)
        elif args.practise:
            _practise(app, desk, office)
        else:
            _hold(app, office, args, report)
    return 0


def _last(office: "Office") -> "Scorecard":
    if not office.past:
        raise StudyError("interview.none_yet")
    return office.past[-1]


def _list(app: App, office: "Office", *, as_json: bool) -> None:
    from studyapp.session.interview.words import history_lines

    if as_json:
        app.say_json([_json(card) for card in office.past])
        return
    _last(office)
    for line in history_lines(office.past, app.texts):
        app.say(line)


def _json(card: "Scorecard") -> dict[str, object]:
    from studyapp.session.interview.words import scorecard_json

    return scorecard_json(card)


def _practise(app: App, desk: Desk, office: "Office") -> None:
    session = office.practice(_last(office).cards)
    if session.turn is None:
        raise StudyError("interview.nothing_to_practise")
    play_session(app, desk, session)


def _hold(app: App, office: "Office", args: Namespace, report: Path | None) -> None:
    app.tell_store(office.desk.store)
    session = _taken_up(app, office, args)
    if session is None:
        session = _begun(app, office, args, report)
    if report is None and session.state.report:
        report = Path(session.state.report)
    if app.in_terminal:
        from studyapp.tui.interviews import hold

        card = hold(office, session)
        if card is None:
            app.say(app.texts("interview.left_for_later", number=session.state.at + 1))
    else:
        width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
        card = _in_lines(app, office, session, width)
    if card is not None and (report is not None or not app.in_terminal):
        _tell(app, office, card, report)


def _taken_up(app: App, office: "Office", args: Namespace) -> "Interview | None":
    """Take up the interview that was left; with --new it is written down as it stood."""
    if args.new and office.close_left():
        app.say(app.texts("interview.closed_old"))
    session = office.left()
    if session is not None:
        state = session.state
        number = min(state.at + 1, len(state.items))
        left = _clock(session.left_ms)
        app.say(app.texts("interview.resumed", number=number, questions=len(state.items), left=left))
    return session


def _begun(app: App, office: "Office", args: Namespace, report: Path | None) -> "Interview":
    from studyapp.session.interview.office import Brief

    app.tell_problems(office.desk.library)
    level = Level(args.level)
    brief = Brief(args.minutes, tuple(args.topic), level, args.coach, "" if report is None else str(report))
    session = office.begin(brief)
    begin = "interview.begin_coach" if args.coach else "interview.begin"
    words = app.texts(f"interview.level_{level}")
    app.say(app.texts(begin, questions=len(session.state.items), minutes=args.minutes, level=words))
    return session


def _in_lines(app: App, office: "Office", session: "Interview", width: int) -> "Scorecard | None":
    from studyapp.formula.spans import joined
    from studyapp.plain.interview import play_interview
    from studyapp.session.interview.sheet import lost_lines

    app.say(app.texts("interview.commands"))
    if not play_interview(session, app.texts, partial(read_line, app), app.say, width):
        return None
    card = office.conclude(session)
    for line in lost_lines(card, office.desk.library, office.asked, width):
        app.say(joined(line).rstrip())
    return card


def _tell(app: App, office: "Office", card: "Scorecard", report: Path | None) -> None:
    """Print the scorecard and write its report."""
    from studyapp.formula.spans import joined
    from studyapp.session.interview.sheet import scorecard_page

    app.say()
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    for line in scorecard_page(card, office.titles, app.texts, width):
        app.say(joined(line).rstrip())
    if card.cards:
        app.say(app.texts("interview.practise"))
    if report is not None:
        office.write_report(card, report)
        app.say(app.texts("interview.reported", file=report))


def _clock(ms: int) -> str:
    from studyapp.session.interview.words import clock

    return clock(ms)
