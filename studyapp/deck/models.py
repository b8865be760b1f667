"""The card models: what each kind of deck entry holds once read; schema, templates and docs are made from them."""

from typing import ClassVar, Literal

import msgspec

from studyapp.deck.text import Text

Status = Literal["draft", "ready", "retired"]


class Ref(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reference to a paper, book or official page."""

    title: str
    url: str = ""
    at: str = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="kind"):
    """What every kind of entry carries; one entry makes one or more schedulable cards."""

    discriminator: ClassVar[str] = ""
    id: str = ""
    line: int = 0
    title: Text | None = None
    tags: tuple[str, ...] = ()
    difficulty: int = 3
    hints: tuple[Text, ...] = ()
    explain: Text | None = None
    refs: tuple[Ref, ...] = ()
    needs: tuple[str, ...] = ()
    source: str = ""
    status: Status = "ready"
    was: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    note: str = ""


class Basic(Entry, frozen=True, tag="basic"):
    """A question and an answer that the learner grades; `reverse` adds a sibling asked the other way round."""

    discriminator: ClassVar[str] = "a"
    q: Text
    a: Text
    reverse: bool = False


class Cloze(Entry, frozen=True, tag="cloze"):
    """A text with numbered gaps, one sibling card a number."""

    discriminator: ClassVar[str] = "cloze"
    cloze: Text


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """One option of a choice, with the reason it is right or wrong."""

    text: Text
    why: Text | None = None


class Choice(Entry, frozen=True, tag="choice"):
    """Pick one (one correct option) or select all (`many`)."""

    discriminator: ClassVar[str] = "correct"
    q: Text
    correct: tuple[Option, ...]
    wrong: tuple[Option, ...]
    many: bool = False
    keep_order: bool = False


class Claim(Entry, frozen=True, tag="claim"):
    """A statement that is true or false, and because of what."""

    discriminator: ClassVar[str] = "claim"
    claim: Text
    truth: bool
    because: Text | None = None


class Order(Entry, frozen=True, tag="order"):
    """Items to be put in the right sequence."""

    discriminator: ClassVar[str] = "order"
    q: Text
    order: tuple[Text, ...]


class Match(Entry, frozen=True, tag="match"):
    """Pairs to be matched; `extra` are right sides that belong to none."""

    discriminator: ClassVar[str] = "match"
    q: Text
    match: tuple[tuple[Text, Text], ...]
    extra: tuple[Text, ...] = ()


class Typed(Entry, frozen=True, tag="typed"):
    """A short answer typed in full; `ignore` are words that do not count."""

    discriminator: ClassVar[str] = "accept"
    q: Text
    accept: tuple[Text, ...]
    ignore: tuple[Text, ...] = ()


class Output(Entry, frozen=True, tag="output"):
    """Predict what a piece of code prints."""

    discriminator: ClassVar[str] = "output"
    q: Text
    code: str
    output: str
    syntax: str = "python"


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """The faulty lines (1-based) of a piece of code, why, and the source that replaces them."""

    lines: tuple[int, ...]
    why: Text
    fix: str


class Bug(Entry, frozen=True, tag="bug"):
    """Find the faulty line, then say why."""

    discriminator: ClassVar[str] = "bug"
    q: Text
    code: str
    bug: Fault
    syntax: str = "python"


class Mistake(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A named wrong computation: steps that go wrong, or a whole wrong answer."""

    id: str
    says: Text
    steps: dict[str, str] = {}
    answer: str = ""
    when: str = ""
    kind: Literal["bug", "convention"] = "bug"
    why: Text | None = None
    card: str = ""


class Level(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a higher level of an exercise overrides."""

    draw: dict[str, str] = {}
    where: tuple[str, ...] = ()
    decimals: int | None = None


class Exercise(Entry, frozen=True, tag="exercise"):
    """A question whose numbers are drawn; expressions are kept as written and evaluated by `exercise`."""

    discriminator: ClassVar[str] = "answer"
    q: Text
    answer: str
    draw: dict[str, str] = {}
    where: tuple[str, ...] = ()
    steps: dict[str, str] = {}
    kernel: str = ""
    decimals: int | None = None
    form: str = ""
    options: tuple[Option, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    levels: dict[int, Level] = {}


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a derivation: what is asked, what follows, and why."""

    ask: Text
    a: Text
    why: Text | None = None


class Derivation(Entry, frozen=True, tag="derivation"):
    """A derivation revealed step by step, graded once."""

    discriminator: ClassVar[str] = "steps"
    q: Text
    steps: tuple[Part, ...]


class Point(msgspec.Struct, frozen=True, omit_defaults=True):
    """One point of a rubric; `must` points decide whether the answer passes."""

    point: Text
    must: bool = False
    weight: float = 1.0


class Open(Entry, frozen=True, tag="open"):
    """A question answered aloud and ticked against a rubric."""

    discriminator: ClassVar[str] = "rubric"
    q: Text
    rubric: tuple[Point, ...]
    a: Text | None = None
    time: int = 0
    follow_ups: tuple[Text, ...] = ()


AnyEntry = Basic | Cloze | Choice | Claim | Order | Match | Typed | Output | Bug | Exercise | Derivation | Open
KINDS: tuple[type[Entry], ...] = (
    Basic, Cloze, Choice, Claim, Order, Match, Typed, Output, Bug, Exercise, Derivation, Open,
)  # fmt: skip


class Deck(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One deck file, read."""

    id: str
    title: Text
    description: Text | None = None
    lang: str = "en"
    langs: tuple[str, ...] = ()
    license: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    entries: tuple[AnyEntry, ...] = ()
