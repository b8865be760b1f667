"""`studyapp fit`: fit the schedule to the learner's own answers, where that foretells them better."""

from argparse import ArgumentParser, Namespace

from studyapp.cli.app import App
from studyapp.errors import StudyError
from studyapp.memory.fitting.fit import Fit
from studyapp.memory.fitting.trigger import FEWEST
from studyapp.session.fit_words import fit_lines
from studyapp.texts import Texts


def add(parser: ArgumentParser, texts: Texts) -> None:
    """Declare the arguments."""
    parser.add_argument("--dry-run", action="store_true", help=texts("fit.help_dry_run"))
    parser.add_argument("--undo", action="store_true", help=texts("fit.help_undo"))
    parser.add_argument("--json", action="store_true", help=texts("cli.help_json"))


def run(app: App, args: Namespace) -> int:
    """Fit with progress on standard error, take the result up, and say what it is worth."""
    fit = take_back(app) if args.undo else find(app, dry=args.dry_run)
    if args.json:
        app.say_json(fit.to_dict() | {"adopted": not args.dry_run})
        return 0
    for line in fit_lines(fit, app.texts):
        app.say(line)
    if args.dry_run and not args.undo:
        app.say(app.texts("fit.dry"))
    return 0


def take_back(app: App) -> Fit:
    """Go back to the parameters before the last fit."""
    with app.open_store() as store:
        fit = store.take_back_fit()
    if fit is None:
        raise StudyError("fit.no_fit")
    return fit


def find(app: App, *, dry: bool) -> Fit:
    """Fit in a process of its own; Ctrl+C ends it and changes nothing."""
    from studyapp.memory.fitting.extra import installed
    from studyapp.session.fitting import Fitter

    if not installed():
        raise StudyError("fit.missing")
    with app.open_store(look=dry) as store:
        if store.read_only and not dry:
            raise StudyError("store.read_only", path=str(store.file))
        if not store.file.exists():
            raise StudyError("fit.too_few", trials=0, needed=FEWEST)
        fitter = Fitter(store.file)
        try:
            fitted = fitter.run(lambda done, of: tell_progress(app, done, of))
        except KeyboardInterrupt:
            fitter.cancel()
            raise
        if not dry:
            store.adopt(fitted)
    return fitted.fit


def tell_progress(app: App, done: int, of: int) -> None:
    """Write the progress over one line of standard error where a person sees it."""
    if app.stderr.isatty():
        end = "\r\x1b[K" if done == of else "\r"
        print(app.texts("fit.progress", done=done, of=of), end=end, file=app.stderr, flush=True)
