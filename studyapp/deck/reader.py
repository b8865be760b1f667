"""Reads a deck file: bytes to text to nodes to cards, with all problems of the file in one run."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studyapp.deck import advice, fixes, kinds, needs
from studyapp.deck.cards import entry_key
from studyapp.deck.compose import collection_paused
from studyapp.deck.context import Context
from studyapp.deck.decode import BIGGEST_FILE, Flaw, decode
from studyapp.deck.entry import Item, read_entry
from studyapp.deck.languages import is_language, meant
from studyapp.deck.models import Deck
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.pieces import compose_tolerantly
from studyapp.deck.reading import Reading
from studyapp.deck.report import Report
from studyapp.deck.source import Source
from studyapp.deck.tables import Field, read_fields, unknown_key
from studyapp.deck.text import ANY, Text

MOST_CARDS = 50_000
_NUMBER = re.compile(r"(?:\d+[\s._-]+|-+)+(?=.)")


def read_deck(path: Path | str, text: bytes | None = None, *, warn: bool = True, pure: bool = False) -> Reading:
    """Read a deck file, or `text` as if it were that file's; `warn` adds advice, `pure` does without libyaml."""
    file = str(path)
    if text is None:
        try:
            with Path(path).open("rb") as handle:
                text = handle.read(BIGGEST_FILE + 1)
        except OSError as error:
            return _unreadable(file, error)
    decoded = decode(text)
    source = Source(file, decoded.text or "")
    report = Report(source)
    if decoded.text is None:
        for flaw in decoded.flaws:
            report.file(flaw.code, details=flaw.details)
        return Reading(None, report.ordered(), source, broken=True)
    for flaw in decoded.flaws:
        mark = source.mark(flaw.index)
        report.add(flaw.code, mark.line, mark.column, _cleaned(source.line(mark.line)), **flaw.details)
    with collection_paused():
        root = compose_tolerantly(report, pure)
        return _read_root(root, report, decoded.flaws, warn)


def stem_id(file: str) -> str:
    """Return the deck id that a file's name gives: its stem without the number in front, as a slug."""
    stem = Path(file).stem
    match = _NUMBER.match(stem)
    slug = re.sub(r"[^a-z0-9._-]+", "-", stem[match.end() if match else 0 :].lower()).strip("-._")[:64]
    return slug or "deck"


def _unreadable(file: str, error: OSError) -> Reading:
    source = Source(file, "")
    report = Report(source)
    how = (
        "missing" if isinstance(error, FileNotFoundError) else "folder" if isinstance(error, IsADirectoryError) else ""
    )
    report.file("E001", details={"reason": error.strerror or type(error).__name__, "how": how})
    return Reading(None, report.ordered(), source, broken=True)


def _cleaned(line: str) -> str:
    return line.replace("\ufffd", "").strip()


def _read_root(root: Node | None, report: Report, flaws: tuple[Flaw, ...], warn: bool) -> Reading:
    """Read the top of the file, then its cards."""
    source = report.source
    if not isinstance(root, Table):
        if not report.errors:
            _no_deck(root, report)
        return Reading(None, report.ordered(), source, root, broken=True)
    top = _top(root, report)
    if top is None:
        return Reading(None, report.ordered(), source, root, broken=True)
    context = Context(report, top["lang"], top["langs"])
    items = _items(root, top, context, flaws)
    top.pop("defaults")
    deck = Deck(**top, entries=tuple(item.entry for item in items))
    if warn:
        advice.advise(root, items, context)
    return Reading(deck, report.ordered(), source, root, tuple(items), report.broken)


def _no_deck(root: Node | None, report: Report) -> None:
    """Report a file that holds nothing, or something else than a deck."""
    if root is None or (isinstance(root, Scalar) and not root.value.strip()):
        report.file("E004", "cards: [{q: What is asked?, a: What is true.}]")
    elif isinstance(root, Listing):
        report.at(root, "E045", "cards:", how="list")
    else:
        report.at(root, "E045", "cards:", how="text")


def _top(root: Table, report: Report) -> dict[str, Any] | None:
    """Read the deck's own keys; None where the format is one that this program does not know."""
    lang, langs = _languages(root, report)
    context = Context(report, lang, langs)
    if "cards" not in root.pairs and "q" in root.pairs:
        report.at(root, "E045", "cards:", how="card")
        return None
    form = root.get("format")
    if isinstance(form, Scalar) and form.value.strip().isdigit() and int(form.value.strip()[:9]) > 1:
        report.at(form, "E042", fixes.value_replaced(report.source, form, "1"), value=form.value[:20])
        return None
    kept = Table(root.line, root.column, root.index, root.end, root.flow)
    kept.pairs = {key: pair for key, pair in root.pairs.items() if key not in ("cards", "defaults", "lang", "langs")}
    names: dict[str, object] = {**kinds.DECK, "defaults": None, "cards": None}
    for key in [key for key in kept.pairs if key not in kinds.DECK and not key.startswith("x-")]:
        unknown_key(kept.pairs.pop(key)[0], names, context, "deck", root)
    values: dict[str, Any] = read_fields(kept, kinds.DECK, context, "deck")[0]
    values.pop("format", None)
    identity = values.pop("deck", "") or stem_id(report.source.file)
    title = values.pop("title", None) or Text({ANY: identity})
    defaults = _defaults(root.get("defaults"), context)
    return {**values, "id": identity, "title": title, "lang": lang, "langs": langs, "defaults": defaults}


def _languages(root: Table, report: Report) -> tuple[str, tuple[str, ...]]:
    """Read `lang` and `langs` first: every text depends on them."""
    context = Context(report)
    for name in ("lang", "langs"):
        if (node := root.get(name)) is not None:
            kinds.DECK[name].shape.read(node, name, context)
    found = _language_list(root.get("langs"), "langs", report)
    told = _language_list(root.get("lang"), "lang", report)
    lang = told[0] if told else found[0] if found and "en" not in found else "en"
    if any(problem.code == "E039" for problem in report.problems):
        return lang, ()
    return lang, tuple(found if not found or lang in found else [lang, *found])


def _language_list(node: Node | None, key: str, report: Report) -> list[str]:
    """Return the languages named by a tag or a list of tags, each once."""
    found: dict[str, None] = {}
    for tag in node.items if isinstance(node, Listing) else [node]:
        if not isinstance(tag, Scalar) or tag.bad or not tag.value.strip():
            continue
        value = tag.value.strip()
        if is_language(value):
            found[value] = None
        else:
            fix = fixes.value_replaced(report.source, tag, meant(value, ()))
            report.at(tag, "E039", fix, tag=value[:40], field=key)
    return list(found)


def _defaults(node: Node | None, context: Context) -> Mapping[str, object]:
    """Read the card keys that every card of the deck has unless it says otherwise."""
    if node is None:
        return {}
    if not isinstance(node, Table):
        context.report.at(
            node, "E035", "defaults: {difficulty: 2}", field="defaults", expected="map", got="text", value=""
        )
        return {}
    optional = {key: Field(field.shape, field.about) for key, field in kinds.DEFAULTABLE.items()}
    return read_fields(node, optional, context, "defaults")[0]


def _items(root: Table, top: Mapping[str, Any], context: Context, flaws: tuple[Flaw, ...]) -> list[Item]:
    """Read every card; one that has a problem is left out alone."""
    report = context.report
    node = root.get("cards")
    if not isinstance(node, Listing) or not node.items:
        _no_cards(node, root, context)
        return []
    if len(node.items) > MOST_CARDS:
        report.at(node.items[MOST_CARDS], "E005", limit=MOST_CARDS)
    starts = [item.index for item in node.items]
    spoilt = {bisect_right(starts, flaw.index) - 1 for flaw in flaws} | _told(node, root, report)
    items: list[Item] = []
    taken: dict[str, int] = {}
    for number, card in enumerate(node.items[:MOST_CARDS]):
        item = read_entry(card, number, top["defaults"], context)
        if item and number not in spoilt and _new_key(item, top, taken, report):
            items.append(item)
    return needs.checked(items, node, top["id"], report)


def _told(node: Listing, root: Table, report: Report) -> set[int]:
    """Return the numbers of the cards within which the YAML itself was refused."""
    lines = [item.line for item in node.items]
    below = [key.line for key, _ in root.pairs.values() if key.line > lines[-1]]
    lines.append(min(below, default=len(report.source.starts) + 1))
    numbers = {bisect_right(lines, problem.line) - 1 for problem in report.problems if problem.code != "E021"}
    return numbers - {-1, len(node.items)}


def _new_key(item: Item, top: Mapping[str, Any], taken: dict[str, int], report: Report) -> bool:
    """Tell whether a card's key is still free; a second one with it is left out."""
    key = entry_key(item.entry, top["id"], top["lang"])
    if key not in taken:
        taken[key] = item.entry.line
        return True
    node = item.node.get("id")
    if node is None:
        report.at(item.node, "E041", "id: another-card", id="", first=taken[key], how="same")
    else:
        fix = fixes.value_replaced(report.source, node, f"{item.entry.id}-2")
        report.at(node, "E041", fix, id=item.entry.id, first=taken[key])
    return False


def _no_cards(node: Node | None, root: Table, context: Context) -> None:
    """Report a deck whose `cards` are missing, empty or no list."""
    report = context.report
    example = "cards: [{q: What is asked?, a: What is true.}]"
    if node is None:
        if not any(problem.code == "E030" for problem in report.problems):
            report.at(root, "E034", example, field="cards", owner="deck")
    elif isinstance(node, Listing) and report.broken:
        return
    elif isinstance(node, Listing) or (isinstance(node, Scalar) and not node.value.strip()):
        report.at(node, "E038", example, field="cards")
    else:
        report.at(
            node,
            "E035",
            example,
            field="cards",
            expected="list",
            got="map" if isinstance(node, Table) else "text",
            value="",
        )
