"""What stands around the example of each code in `lint --explain`, so that it is a deck; `@` is the example."""

CARD = "cards:\n  - q: What is a layer?\n    @\n"
ASKED = "cards:\n  - a: It is so.\n    @\n"
BOTH = "cards:\n  - q: What is a layer?\n    a: It is so.\n    @\n"
LIST = "cards:\n  @\n"
TWO = "langs: [en, zh-Hans]\ncards:\n  - q: {en: Which?, zh-Hans: 哪个？}\n    @\n"
TWICE = """cards:
  - id: e
    q: What is it, {{x}}?
    draw: {x: 'int(3, 9)'}
    answer: x
    mistakes:
      - {id: double, answer: x * 2, says: s}
      - {id: four, answer: x * 4, says: s}
      - @
"""
LIKELY = """cards:
  - id: e
    q: What is it, {{x}}?
    draw: {x: 'ints(4, 1, 9)'}
    answer: mean(x) / 7
    mistakes:
      - {id: a, answer: mean(x) / 9, says: s}
      - {id: b, answer: mean(x) / 5, says: s}
      - {id: c, answer: mean(x) / 4, says: s}
      - {id: d, answer: mean(x) / 3, says: s}
    @
"""
CHOICE = "cards:\n  - q: Which?\n    correct: GroupNorm\n    explain: So.\n    @\n"
RIGHT = "cards:\n  - q: Which?\n    wrong: [BatchNorm, No norm]\n    @\n"
NEEDS = "cards:\n  - {id: bn-axes, q: Q?, a: A.}\n  - {id: b, q: Why?, a: So., @}\n"
DRAWN = "cards:\n  - id: e\n    q: What is {{x}}?\n    draw: {x: 'ints((1, 4, 4), 1, 99)'}\n    @\n"
KERNEL = DRAWN.replace("@", "answer: max_pool2d(x, 2)\n    form: matrix\n    @")
GIVEN = "cards:\n  - id: e\n    q: What is it, {{x}}?\n    draw: {x: 'ints(4, 1, 9)'}\n    @\n"
STEPS = """cards:
  - id: e
    q: What is the deviation of {{x}}?
    draw: {x: 'ints(4, 1, 9)'}
    steps: [{variance: var(x)}, {sigma: sqrt(variance)}]
    answer: sigma
    mistakes:
      - @
"""
ORDER = "cards:\n  - q: In which order?\n    explain: So.\n    @\n"
CODE = "cards:\n  - q: Where?\n    code: |\n      a\n      b\n      c\n      d\n      e\n    @\n"


def both(deck: str, before: str, after: str) -> tuple[str, str]:
    """Fill a deck twice, for an example that is told in words."""
    return deck.replace("@", before), deck.replace("@", after)


LONG = "word " * 90
AROUND: dict[str, str | tuple[str, str]] = {
    "E004": ("", "cards: [{q: Q?, a: A.}]"),
    "E006": both(ASKED, "q: What is \u202eBN?", "q: What is BN?"),
    "E007": CARD,
    "E008": ("cards: " + "[" * 40, "cards: [{q: Q?, a: A.}]"),
    "E009": both(CARD, "a: " + "word " * 20_000, "a: word"),
    "E010": ASKED,
    "E011": both("cards:\n  - q: What?\n@", "\ta: GroupNorm", "    a: GroupNorm"),
    "E012": CARD,
    "E013": CARD,
    "E014": STEPS,
    "E015": LIST,
    "E016": CARD,
    "E017": CARD,
    "E018": CARD,
    "E019": CARD,
    "E020": ("cards:\n  - <<: x\n    q: Q?\n    a: A.\n", "defaults: {difficulty: 2}\ncards:\n  - {q: Q?, a: A.}\n"),
    "E021": ("cards: [{q: Q?, a: A.}]\n---\ncards: []\n", "cards: [{q: Q?, a: A.}]\n"),
    "E022": LIST,
    "E023": "cards:\n  - id: e\n    @\n    draw: {x: 'ints(4, 1, 9)'}\n    answer: sum(x)\n",
    "E024": STEPS,
    "E025": LIST + "    a: A layer.\n",
    "E026": GIVEN,
    "E030": BOTH,
    "E031": LIST,
    "E032": LIST,
    "E033": RIGHT,
    "E034": LIST,
    "E035": BOTH,
    "E036": BOTH,
    "E037": BOTH,
    "E038": CARD,
    "E039": "cards:\n  - @\n    a: So.\n",
    "E040": BOTH,
    "E041": both("cards:\n  - {id: bn-axes, q: Q?, a: A.}\n  - {id: @, q: R?, a: A.}\n", "bn-axes", "bn-axes-1d"),
    "E042": "@\ncards: [{q: Q?, a: A.}]\n",
    "E044": BOTH.replace("@", "refs: [{title: t, @}]"),
    "E045": "@\n",
    "E046": NEEDS,
    "E047": both("cards:\n  - {id: a, q: Q?, a: A., needs: @}\n  - {id: b, q: R?, a: A., needs: a}\n", "b", "[]"),
    "E050": LIST.replace("@", "- @"),
    "E051": LIST.replace("@", "- cloze: 'It is @.'"),
    "E052": "langs: [en, zh-Hans]\ncards:\n  - @\n",
    "E053": "cards:\n  - @\n    a: So.\n",
    "E054": "cards:\n  - q: Which?\n    explain: So.\n    @\n",
    "E055": CHOICE,
    "E056": CODE,
    "E057": ORDER,
    "E058": "cards:\n  - id: e\n    @\n    answer: x + 1\n",
    "E060": "cards:\n  - id: e\n    q: What?\n    @\n    answer: mean([1, 2])\n",
    "E061": GIVEN.replace("    @", "    @\n    answer: mean(x) + 1"),
    "E062": STEPS,
    "E063": STEPS.replace("- @", "- {id: m, says: Take the root., @}"),
    "E070": GIVEN,
    "E071": STEPS,
    "E072": KERNEL,
    "E073": GIVEN.replace("    @", "    answer: mean(x)\n    @"),
    "E074": DRAWN,
    "E075": "cards:\n  - id: e\n    q: What is it, {{x}}?\n    @\n    answer: sum(x)\n",
    "E076": "cards:\n  - id: e\n    q: What is it, {{b}}?\n    @\n    answer: 6 / b\n",
    "E077": STEPS,
    "W101": CARD,
    "W102": CARD,
    "W103": f"{TWO}    wrong: {{any: BN}}\n    explain: {{en: So., zh-Hans: 如此。}}\n",
    "W104": TWO.replace("q: {en: Which?, zh-Hans: 哪个？}\n    @", "@\n    a: {any: BN}"),
    "W105": both(CARD, "a: " + LONG, "a: word\n    explain: " + LONG),
    "W106": "cards:\n  - @\n",
    "W107": RIGHT,
    "W108": CARD,
    "W109": CHOICE.replace("    correct: GroupNorm\n    explain: So.\n", "").replace(
        "    @", "    wrong: BatchNorm\n    @"
    ),
    "W110": LIST,
    "W111": CARD.replace("@", "a: '@'"),
    "W114": BOTH,
    "W115": ASKED,
    "W120": TWICE,
    "W121": LIKELY,
    "W122": GIVEN.replace("    @", "    steps: [{root: 'sqrt(x[0] + 4.5)'}]\n    @\n    decimals: 2"),
}
