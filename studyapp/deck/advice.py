"""All advice on a deck that can be used: what a card could teach better, and what does not show as meant."""

from collections.abc import Sequence

from studyapp.deck import translations, twins, typing_slips, wording
from studyapp.deck.context import Context
from studyapp.deck.entry import Item
from studyapp.deck.nodes import Table
from studyapp.deck.problems import Problem
from studyapp.deck.report import Report


def advise(root: Table, items: Sequence[Item], context: Context) -> None:
    """Add the warnings on a deck to the report, without those that a card silences by `quiet`."""
    report = context.report
    trial = Report(report.source)
    asking = Context(trial, context.lang, context.langs)
    for key, pair in root.pairs.items():
        if key != "cards":
            typing_slips.advise(pair[1], trial)
    translations.advise_deck(root, asking)
    report.problems += trial.problems
    for item in items:
        trial.problems = []
        typing_slips.advise(item.node, trial)
        translations.advise(item, asking)
        wording.advise(item, asking)
        report.problems += _heard(trial.problems, item)
    trial.problems = []
    for item in twins.advise(items, asking):
        report.problems += _heard(trial.problems, item)
        trial.problems = []


def _heard(problems: list[Problem], item: Item) -> list[Problem]:
    """Leave out what the card silences."""
    return [problem for problem in problems if problem.code not in item.entry.quiet]
