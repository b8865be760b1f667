"""`studyapp stress`: draw many variants of exercises and prove each one sound."""

from argparse import ArgumentParser, Namespace
from time import perf_counter

from studyapp.authoring.stress import Report, exercises, stress_card
from studyapp.cli.app import App
from studyapp.cli.parser import whole
from studyapp.texts import Texts

DRAWS = 100


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("names", nargs="*", metavar="CARD", help=texts("cli.help_stress_words"))
    parser.add_argument("--draws", type=whole(1), default=DRAWS, metavar="N", help=texts("cli.help_draws"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Print a report of each exercise; one that fails makes the exit code 1."""
    reports = []
    with app.library() as library:
        for card in exercises(library, args.names):
            report = stress_card(card, draws=args.draws, clock=perf_counter)
            reports.append(report)
            if not args.json:
                print_report(app, report)
                app.stdout.flush()
    if args.json:
        app.say_json(reports)
    return int(any(report["unsound"] or report["self_test"]["failed"] for report in reports))


def print_report(app: App, report: Report) -> None:
    """Print one report on a line, and what failed below it."""
    tested = report["self_test"]
    app.say(
        app.texts(
            "cli.stress_line",
            card=report["card"],
            draws=report["draws"],
            unsound=report["unsound"],
            median=f"{report['ms_median']:.1f}",
            p99=f"{report['ms_p99']:.1f}",
            right=tested["right"],
            mistakes=tested["mistakes"],
            failed=tested["failed"],
        )
    )
    for name, share in report["blind"].items():
        app.say(app.texts("cli.stress_blind", name=name, percent=f"{100 * share:.0f}"))
    for reason, count in report["reasons"].items():
        app.say(app.texts("cli.stress_reason", reason=reason, count=count))
    for failure in report["failures"]:
        app.say(app.texts("cli.stress_failure", **failure))
