"""A deck with every kind of card, and the keys that answer each rightly or wrongly."""

from pathlib import Path

from studyapp.session.review import Review

DECK = Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8")
KINDS = (
    "basic", "cloze", "choice", "many", "claim", "order", "match", "typed", "output", "bug", "exercise", "derivation",
    "open",
)  # fmt: skip
TYPED = {"typed": ("GroupNorm", "GroupNrm"), "output": ("6", "5")}


def keys_for(session: Review, *, right: bool) -> list[str]:
    """Return the keys that answer the question at hand rightly or wrongly."""
    question, expected = session.current.posed.question, session.current.posed.expected
    name = session.current.card.key.partition("/")[2].partition("#")[0]
    if name in TYPED:
        return [*TYPED[name][not right], "enter"]
    match name:
        case "choice" | "claim":
            fitting = (expected == option for option in question.options)
            return [str(next(number for number, fits in enumerate(fitting, 1) if fits is right))]
        case "many":
            return [*("12" if right else "13"), "enter"]
        case "order":
            wanted = [question.options.index(item) for item in expected]
            return [*moves(wanted), "enter"] if right else ["enter"]
        case "match":
            numbers = [str(question.targets.index(pair[1]) + 1) for pair in expected]
            return [*(numbers if right else reversed(numbers)), "enter"]
        case "bug":
            return ["4" if right else "3", "enter"]
        case "exercise":
            known = session.current.posed.json(True)
            rows = known["expected"][0] if right else known["mistakes"][0]["value"][0]
            cells = [f"{cell:g}".replace(".", "·") for row in rows for cell in row]
            return [key for cell in cells for key in (*(c.replace("·", ".") for c in cell), "enter")]
        case "derivation":
            return ["space", "space"] if right else ["space"]
        case "open":
            return ["space", "space", "down", "space"] if right else ["space", "down", "space"]
    return ["space"]


def moves(wanted: list[int]) -> list[str]:
    """Return the keys that bring items into an order: go to the item of each place in turn and send it there."""
    order, at, keys = list(range(len(wanted))), 0, []
    for place, item in enumerate(wanted):
        found = order.index(item)
        keys += ["down"] * ((found - at) % len(order)) + [str(place + 1)]
        order.insert(place, order.pop(found))
        at = place
    return keys
