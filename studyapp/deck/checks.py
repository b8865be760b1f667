"""What a kind asks of a card beyond the shapes of its values."""

from collections.abc import Iterator
from itertools import islice

from studyapp.deck import cloze, fixes, models
from studyapp.deck.context import Context
from studyapp.deck.nodes import Listing, Node, Scalar, Table
from studyapp.deck.prose import bare
from studyapp.deck.prose_shape import spoken

_NOT_SHOWN = frozenset(("draw", "where", "answer", "kernel", "when", "code", "output", "note"))


def check(entry: models.AnyEntry, node: Table, context: Context) -> None:
    """Report what contradicts itself within one card."""
    match entry:
        case models.Cloze():
            _cloze(node, context)
        case models.Choice():
            _choice(entry, node, context)
        case models.Bug():
            _bug(entry, node, context)
        case models.Exercise():
            _exercise(entry, node, context)
        case models.Open():
            _open(entry, node, context)
        case _:
            pass
    if not isinstance(entry, models.Cloze):
        _slots(entry, node, context)


def _cloze(node: Table, context: Context) -> None:
    """Report gaps that are missing, broken, or numbered differently in another language."""
    by_lang: dict[str, tuple[int, ...]] = {}
    for lang, text in spoken(node.get("cloze"), context.lang).items():
        found, broken = cloze.gaps(text.value)
        for gap in broken:
            context.report.inside(text, gap.offset, "E051", "{{c1::text::hint}}", how=gap.reason)
        if not found and not broken:
            fix = _first_word_hidden(text, context)
            context.report.at(text, "E050", fix)
        by_lang[lang] = tuple(sorted({gap.number for gap in found}))
        if len(by_lang) > 1 and found and not broken:
            first = next(iter(by_lang))
            if by_lang[lang] != by_lang[first]:
                context.report.at(text, "E052", _numbered(by_lang[first]), lang=lang, first=first,
                                  numbers=_numbered(by_lang[lang]), expected=_numbered(by_lang[first]))  # fmt: skip


def _first_word_hidden(text: Scalar, context: Context) -> str:
    words = text.value.split()
    longest = max(words, key=len) if words else "text"
    value = text.value.replace(longest, f"{{{{c1::{longest}}}}}", 1)
    return fixes.value_replaced(context.report.source, text, fixes.written(value))


def _numbered(found: tuple[int, ...]) -> str:
    return ", ".join(f"c{number}" for number in found)


def _choice(entry: models.Choice, node: Table, context: Context) -> None:
    """Report an option that is offered twice."""
    seen: set[str] = set()
    for key, options in (("correct", entry.correct), ("wrong", entry.wrong)):
        written = node.get(key)
        nodes = written.items if isinstance(written, Listing) else [written]
        for option, option_node in zip(options, nodes, strict=False):
            text = option.text.to(context.lang)
            if text in seen and option_node is not None:
                context.report.at(option_node, "E055", "- another option", text=text[:40])
            seen.add(text)


def _bug(entry: models.Bug, node: Table, context: Context) -> None:
    """Report faulty lines that the code does not have."""
    count = len(entry.code.rstrip("\n").split("\n"))
    bug = node.get("bug")
    assert isinstance(bug, Table)
    where: Node = bug.get("line") or bug.get("lines") or bug
    if not entry.bug.lines:
        context.report.at(bug, "E034", "line: 1", field="line", owner="bug")
    for number in entry.bug.lines:
        if number > count:
            fix = fixes.value_replaced(context.report.source, where, str(count)) if isinstance(where, Scalar) else ""
            context.report.at(where, "E056", fix or f"lines: [{count}]", number=number, count=count)


def _exercise(entry: models.Exercise, node: Table, context: Context) -> None:
    """Report mistakes that change nothing or steps that are not there, and names given twice."""
    steps = node.get("steps")
    for name, name_node in _names(steps):
        if name in entry.draw:
            fix = fixes.key_renamed(context.report.source, name_node, f"{name}_2")
            context.report.at(name_node, "E061", fix, name=name)
    listing = node.get("mistakes")
    seen: set[str] = set()
    items = listing.items if isinstance(listing, Listing) else []
    for mistake, item in zip(entry.mistakes, items, strict=False):
        assert isinstance(item, Table)
        if mistake.id in seen:
            context.report.at(item.pairs["id"][1], "E041", f"id: {mistake.id}-2", id=mistake.id, how="mistake")
        seen.add(mistake.id)
        if bool(mistake.steps) == bool(mistake.answer):
            how = "both" if mistake.answer else ""
            context.report.at(item, "E062", "steps: {sigma: variance}", id=mistake.id, how=how)
        for name, name_node in _names(item.get("steps")):
            if name not in entry.steps:
                _unknown_step(name, name_node, entry, context)
    if entry.form == "choice" and not entry.options:
        context.report.at(node, "E034", "options: [same, different]", field="options", owner="exercise")


def _unknown_step(name: str, node: Scalar, entry: models.Exercise, context: Context) -> None:
    near = context.report.closest(name, tuple(entry.steps)) or next(iter(entry.steps), "")
    fix = fixes.key_renamed(context.report.source, node, near) if near else "answer: mean(x)"
    context.report.at(node, "E063", fix, name=name, steps=", ".join(entry.steps))


def _names(node: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Yield the names of a steps list or map with their nodes."""
    for part in node.items if isinstance(node, Listing) else [node]:
        if isinstance(part, Table):
            yield from ((name, pair[0]) for name, pair in part.pairs.items())


def _open(entry: models.Open, node: Table, context: Context) -> None:
    """Report weights that add up to nothing."""
    if not sum(point.weight for point in entry.rubric):
        rubric = node.get("rubric") or node
        context.report.at(rubric, "E037", "weight: 1", field="weight", low="0", high="100", value="0")


def _slots(entry: models.AnyEntry, node: Table, context: Context) -> None:
    """Report a `{{name}}` that is neither drawn nor computed, and gaps outside a cloze."""
    if not context.report.source.slotted:
        return
    exercise = isinstance(entry, models.Exercise)
    drawn = set(entry.draw) if isinstance(entry, models.Exercise) else set()
    known = drawn | (set(entry.steps) if isinstance(entry, models.Exercise) else set())
    for key, text in _texts(node):
        if "{{" not in text.value:
            continue
        shown = drawn if key == "q" else known
        visible = text.value if exercise else bare(text.value)
        missing = ((name, offset) for name, offset in cloze.slots(visible) if name not in shown)
        for name, offset in islice(missing, cloze.MOST_BROKEN):
            _nothing_drawn(name, text, offset, shown, context)
        for gap in cloze.gaps(text.value)[0][:1]:
            context.report.inside(text, gap.start, "E053", fixes.written(cloze.filled(text.value)))


def _nothing_drawn(name: str, text: Scalar, offset: int, known: set[str], context: Context) -> None:
    near = context.report.closest(name, sorted(known))
    fix = f"{{{{{near}}}}}" if near else f"draw: {{{name}: 'int(1, 9)'}}"
    context.report.inside(text, offset, "E058", fix, name=name, how="near" if near else "")


def _texts(node: Table) -> Iterator[tuple[str, Scalar]]:
    """Yield every scalar of a card that is shown as text, with the card's key it belongs to."""
    stack = [(key, pair[1]) for key, pair in node.pairs.items() if key not in _NOT_SHOWN and not key.startswith("x-")]
    while stack:
        key, value = stack.pop()
        if isinstance(value, Scalar):
            yield key, value
        elif isinstance(value, Listing):
            stack += [(key, item) for item in value.items]
        else:
            stack += [(key, pair[1]) for name, pair in value.pairs.items() if name not in _NOT_SHOWN]
