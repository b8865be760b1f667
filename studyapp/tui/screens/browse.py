"""The card browser: search at every key, the card shown beside the list, and changes to many cards at once."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from studyapp.authoring.search import state_of
from studyapp.errors import StudyError
from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import label
from studyapp.memory.state import Phase
from studyapp.session.review import FLAG
from studyapp.tui.actions import Place, bindings
from studyapp.tui.card_page import MARKS, card_page
from studyapp.tui.catalogue import Catalogue
from studyapp.tui.screens.finder import FinderScreen
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.query_input import QueryInput

KEY_SHARE = 3
ROOM_FOR_KEYS = 66
FURTHEST = 36_500
STEPS_AT_ONCE = 10
LABELS = 500


class BrowseScreen(FinderScreen):
    """Lists all cards; what a key changes it changes of the picked ones, else of the one at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("browse")
    place: ClassVar[Place] = "browse"
    title_key = "browse.title"
    hint_key = "browse.hint"

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self._catalogue = Catalogue(study.desk.library, study.desk.store)
        self._found: Sequence[int] = ()
        self._picked: set[str] = set()
        self._done: list[int] = []
        self._busy = False
        self._label = lru_cache(LABELS)(lambda text: "".join(span.text for span in label(text)))

    def compose(self) -> ComposeResult:
        """Lay out the list, and the line that a number of days is typed into."""
        yield from super().compose()
        yield QueryInput(id="days", compact=True, placeholder=self._study.texts("browse.days_hint"))

    def on_mount(self) -> None:
        """Begin to read the cards."""
        self.run_worker(self._read(), group="read")

    async def _read(self) -> None:
        """Read all cards, letting the screen breathe in between."""
        desk, texts = self._study.desk, self._study.texts
        for number, count in enumerate(self._catalogue.read(desk.lang)):
            self.query_one("#left", Static).update(texts("browse.reading", count=count))
            if number % 10 == 1:
                self._list()
            await asyncio.sleep(0)
        self._list()
        if not self._catalogue.cards:
            self.tell(texts("browse.empty", folder=desk.own_decks))
        elif desk.store.read_only:
            self.tell(texts("cli.read_only"), "wrong")

    def seek(self, query: str) -> None:
        """List the cards that fit; while a search cannot be read, say why and keep the list."""
        try:
            self._found = self._catalogue.find(query)
        except StudyError as error:
            self.tell(self._study.texts.error(error), "wrong")
            return
        self.rows.show(len(self._found), self._row, 0)
        self._count()
        self.tell("" if self._found or not self._catalogue.cards else self._study.texts("browse.nothing"))
        self.show_preview()

    def _list(self) -> None:
        """List again, with the cards read meanwhile."""
        with suppress(StudyError):
            self._found = self._catalogue.find(self.query_one("#query", QueryInput).value)
        self.rows.show(len(self._found), self._row)
        self._count()
        self.show_preview()

    def _count(self) -> None:
        """Say how many cards are listed and picked."""
        counts = {"found": len(self._found), "all": len(self._catalogue.cards), "picked": len(self._picked)}
        key = "browse.count_picked" if self._picked else "browse.count"
        self.query_one("#left", Static).update(self._study.texts(key, **counts))

    def _key(self, index: int) -> str:
        return self._catalogue.cards[self._found[index]].row.key

    def _row(self, index: int, width: int) -> Line:
        """Lay out one card: picked, state, flag, what it asks, and its key."""
        card = self._catalogue.cards[self._found[index]]
        store = self._study.desk.store
        memory = store.memory(card.row.key)
        mark, style = MARKS[state_of(memory, store.today())]
        key = f" {cut(card.row.key, width // KEY_SHARE)}" if width >= ROOM_FOR_KEYS else ""
        room = width - 6 - cell_len(key)
        asks = ljust(cut(self._label(card.asks), room), room)
        return (
            Span("✓ " if card.row.key in self._picked else "  ", "right"),
            Span(f"{mark} ", style),
            Span("⚑ " if memory is not None and memory.flag else "  ", "partly"),
            Span(asks, "picked" if index == self.rows.at and not self.typing else "plain"),
            Span(key, "number"),
        )

    def preview(self, width: int) -> Iterable[Line]:
        """Show the card at the cursor: question, answer, memory, place."""
        return card_page(self._study.desk, self._key(self.rows.at), width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done now."""
        if action == "undo":
            return bool(self._done)
        if action in ("pick", "pick_all", "suspend_or_resume", "flag", "set_due", "forget", "edit"):
            return bool(self._found) and not self._busy
        return super().check_action(action, parameters)

    def action_pick(self) -> None:
        """Pick the card at the cursor, or not, and move on."""
        self._picked ^= {self._key(self.rows.at)}
        self.rows.move(1)
        self.rows.refresh()
        self._count()

    def action_pick_all(self) -> None:
        """Pick all cards listed; none where all are."""
        listed = {self._key(index) for index in range(len(self._found))}
        self._picked = self._picked - listed if listed <= self._picked else self._picked | listed
        self.rows.refresh()
        self._count()

    def _targets(self) -> list[str]:
        """Give the picked cards, else the one at the cursor."""
        return sorted(self._picked) if self._picked else [self._key(self.rows.at)]

    def action_suspend_or_resume(self) -> None:
        """Take cards out of study, or put them back where all of them are out."""
        store, cards = self._study.desk.store, self._targets()
        memories = {card: store.memory(card) for card in cards}
        out = {card for card, memory in memories.items() if memory is not None and memory.suspended}
        if len(out) == len(cards):
            self._change("browse.resuming", cards, store.resume)
        else:
            self._change("browse.suspending", [card for card in cards if card not in out], store.suspend)

    def action_flag(self) -> None:
        """Flag cards, or take the flag away where all of them have it."""
        store, cards = self._study.desk.store, self._targets()
        memories = {card: store.memory(card) for card in cards}
        bare = [card for card, memory in memories.items() if memory is None or not memory.flag]
        self._change("browse.flagging", bare or cards, lambda card: store.flag(card, FLAG if bare else 0))

    def action_forget(self) -> None:
        """Make cards new again, those that were answered before."""
        store = self._study.desk.store
        self._change("browse.forgetting", self._learnt(), store.forget)

    def _learnt(self) -> list[str]:
        """Give the cards to change that were answered before."""
        memories = ((card, self._study.desk.store.memory(card)) for card in self._targets())
        return [card for card, memory in memories if memory is not None and memory.phase is not Phase.NEW]

    def action_set_due(self) -> None:
        """Ask in how many days cards shall come back."""
        line = self.query_one("#days", QueryInput)
        line.value = ""
        line.set_class(True, "-open")
        line.focus()
        self.tell("")
        self.query_one(KeyBar).refresh()

    @on(QueryInput.Submitted, "#days")
    def _days_typed(self, event: QueryInput.Submitted) -> None:
        """Move cards to a day, or say what can be typed."""
        text = event.value.strip()
        if not (text.isascii() and text.isdigit() and int(text) <= FURTHEST):
            self.tell(self._study.texts("browse.days_unread", text=text, most=FURTHEST), "wrong")
            return
        self._close_days()
        store = self._study.desk.store
        day = store.today() + int(text)
        self._change("browse.moving", self._learnt(), lambda card: store.set_due(card, day))

    def _close_days(self) -> None:
        self.query_one("#days", QueryInput).set_class(False, "-open")
        self.set_focus(None)
        self.query_one(KeyBar).refresh()

    def action_edit(self) -> None:
        """Open the card at the cursor in the learner's editor, and read the decks anew."""
        from studyapp.tui.editing import edit_card

        try:
            edit_card(self.app, self._study.desk, self._key(self.rows.at))
        except StudyError as error:
            self.tell(self._study.texts.error(error), "wrong")
            return
        self._catalogue = Catalogue(self._study.desk.library, self._study.desk.store)
        self._found = ()
        self.run_worker(self._read(), group="read", exclusive=True)

    def action_undo(self) -> None:
        """Take back what was done last here."""
        store, count = self._study.desk.store, self._done.pop()
        self._change("browse.undoing", [""] * count, lambda _card: store.undo(), back=True)

    def _change(self, key: str, cards: list[str], change: Callable[[str], object], *, back: bool = False) -> None:
        if not cards:
            self.tell(self._study.texts("browse.never_answered"))
            return
        self.run_worker(self._changing(key, cards, change, back=back), group="change", exclusive=True)

    async def _changing(self, key: str, cards: list[str], change: Callable[[str], object], *, back: bool) -> None:
        """Change cards one by one, each durably, telling how far it is; Esc stops it."""
        texts, done = self._study.texts, 0
        self._busy = True
        try:
            for card in cards:
                if not self._busy:
                    break
                change(card)
                done += 1
                if done % STEPS_AT_ONCE == 0:
                    self.tell(texts(key, done=done, all=len(cards)))
                    await asyncio.sleep(0)
        except StudyError as error:
            self.tell(texts.error(error), "wrong")
        else:
            self.tell(texts("browse.taken_back") if back else self._changed(done))
        finally:
            self._busy = False
            rest = len(cards) - done if back else done
            self._done += [rest] if rest else []
            self.rows.refresh()
            self.show_preview()
            self.query_one(KeyBar).refresh()

    def _changed(self, count: int) -> str:
        texts = self._study.texts
        return texts("browse.changed_one") if count == 1 else texts("browse.changed", count=count)

    def action_go_back(self) -> None:
        """Stop what is under way or being typed, else go back."""
        if self._busy:
            self._busy = False
        elif self.query_one("#days", QueryInput).has_class("-open"):
            self._close_days()
        else:
            super().action_go_back()
