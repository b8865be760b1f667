"""`studyapp lint`: everything wrong with decks, each problem with its place and its fix."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from textwrap import fill

from studyapp.authoring.across import broken_needs
from studyapp.authoring.lint import Linted, lint
from studyapp.authoring.paths import deck_files, named
from studyapp.authoring.summary import Summary, added, summary_of
from studyapp.cli.app import App
from studyapp.deck.problems import Problem, fix_text, message_text, problem_text
from studyapp.errors import UsageError
from studyapp.texts import Texts

FORMATS = ("text", "json", "github")
NAMES_CODE = "E074"
WIDTH = 100


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli.help_path"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=texts("cli.help_format"))
    parser.add_argument("--summary", action="store_true", help=texts("cli.help_summary"))
    parser.add_argument("--explain", metavar="CODE", help=texts("cli.help_explain"))


def run(app: App, args: Namespace) -> int:
    """Print the problems; errors make the exit code 1."""
    if args.explain is not None:
        return explain(app, args.explain)
    paths = [named(path, app.places.own_decks) for path in args.paths]
    paths = paths or [folder for folder in app.places.decks if folder.is_dir()]
    files = list(deck_files(paths))
    linted = list(lint(paths, broken_needs(files, app.places.decks, app.places.cache)))
    problems = [problem for each in linted for problem in each.problems]
    if args.summary:
        print_summary(app, linted, as_json=args.format == "json")
    elif args.format == "json":
        app.say_json([problem_json(problem, app.texts) for problem in problems])
    elif args.format == "github":
        for problem in problems:
            app.say(github_line(problem, app.texts))
    else:
        print_text(app, linted, problems)
    return int(any(problem.severity == "error" for problem in problems))


def print_text(app: App, linted: list[Linted], problems: list[Problem]) -> None:
    """Print each problem with its source line, caret and fix, then the sum."""
    for problem in problems:
        app.say(problem_text(problem, app.texts))
        app.say()
    if problems:
        errors = sum(problem.severity == "error" for problem in problems)
        app.say(app.texts("cli.lint_found", errors=errors, warnings=len(problems) - errors))
    else:
        app.say(app.texts("cli.lint_clean", cards=sum(each.cards for each in linted), files=len(linted)))


def print_summary(app: App, linted: list[Linted], *, as_json: bool) -> None:
    """Print the counts of each deck, then of all."""
    found = [(summary_of(each.deck), each.problems) for each in linted if each.deck]
    total = added((summary for summary, _ in found), app.texts("authoring.summary_total"))
    if as_json:
        app.say_json({"decks": [summary.json() for summary, _ in found], "all": total.json()})
        return
    for summary, problems in found:
        tell_summary(app, summary, problems)
    if len(found) != 1:
        tell_summary(app, total, [problem for each in linted for problem in each.problems])


def tell_summary(app: App, summary: Summary, problems: Sequence[Problem]) -> None:
    """Print the counts of one deck."""
    errors = sum(problem.severity == "error" for problem in problems)
    details = {"cards": summary.cards, "errors": errors, "warnings": len(problems) - errors}
    app.say(app.texts("authoring.summary_deck", deck=summary.deck, **details))
    for name, counts in (("kinds", summary.kinds), ("languages", summary.languages)):
        shown = ", ".join(f"{key} {count}" for key, count in counts.items())
        app.say(app.texts(f"authoring.summary_{name}", **{name: shown}))
    if summary.mistakes:
        count = len(summary.mistakes)
        kernels = count - len(summary.without_kernel)
        words = {"exercises": count, "kernels": kernels, "mistakes": summary.mistakes_each}
        app.say(app.texts("authoring.summary_exercises", **words))
    if summary.without_kernel:
        app.say(app.texts("authoring.summary_without", names=", ".join(summary.without_kernel)))


def explain(app: App, code: str) -> int:
    """Print what a code means, with an example."""
    key = f"problems.{code.upper()}.explain"
    if not app.texts.has(key):
        raise UsageError("cli.unknown_code", name=code)
    app.say(app.texts(key))
    if code.upper() == NAMES_CODE:
        tell_names(app)
    return 0


def tell_names(app: App) -> None:
    """Print everything that an expression may call."""
    from studyapp.exercise.draws import DRAWS
    from studyapp.exercise.functions import CONSTANTS, FUNCTIONS
    from studyapp.exercise.kernel_calls import kernel_names

    lists = {"functions": {*FUNCTIONS, *CONSTANTS}, "draws": DRAWS, "kernels": kernel_names()}
    for what, names in lists.items():
        told = app.texts(f"authoring.names_{what}", names=" ".join(sorted(names)))
        app.say(fill(told, WIDTH, subsequent_indent="  "))


def problem_json(problem: Problem, texts: Texts) -> dict[str, object]:
    """Return one problem as `lint --format json` prints it."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": message_text(problem, texts),
        "fix": fix_text(problem, texts),
    }


def github_line(problem: Problem, texts: Texts) -> str:
    """Write one problem as an annotation of a GitHub workflow."""
    message = f"{message_text(problem, texts)} {fix_text(problem, texts)}".strip()
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = f"file={problem.file},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place},title={problem.code}::{escaped}"
