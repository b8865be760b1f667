"""Play a review in lines: a question, one line of answer, one line of rating."""

from collections.abc import Callable, Iterable

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, joined
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.page import Page
from studyapp.session.question import Way
from studyapp.session.review import Phase, Review
from studyapp.session.wording import left_words, summary_lines
from studyapp.texts import Texts

Read = Callable[[str], str | None]
Write = Callable[[str], None]
Edit = Callable[[str], tuple[str, str]]


class Lines:
    """One review played in lines; `read` prompts and returns a line, or nothing at the end of input.

    `edit` opens a card in an editor and returns the key it has then, and what else is to be said.
    """

    def __init__(self, session: Review, texts: Texts, read: Read, write: Write, edit: Edit, width: int) -> None:
        self._session = session
        self._texts = texts
        self._read = read
        self._write = write
        self._edit_card = edit
        self._page = Page(texts, width)
        self._shown: object = None

    def play(self) -> None:
        """Ask until nothing is left, `:q` is typed or the input ends; then sum up."""
        self._write(self._texts("plain.begin"))
        while self._session.phase is not Phase.DONE:
            self._show_question()
            asking = self._session.phase is Phase.ASKING
            line = self._read("> " if asking else self._rating_prompt())
            if line is None or line.strip() == ":q":
                break
            try:
                if not self._command(line.strip()):
                    (self._answer if asking else self._rate)(line)
            except StudyError as error:
                self._write(self._texts.error(error))
        self._sum_up()

    def _say(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._write(joined(line).rstrip())

    def _show_question(self) -> None:
        """Show the question at hand once."""
        turn = self._session.current
        mark = (turn.coming, turn.posed)
        if self._shown == mark or self._session.phase is not Phase.ASKING:
            return
        self._shown = mark
        question = turn.posed.question
        self._write("")
        flag = "⚑ " if turn.memory.flag else ""
        self._write(f"── {flag}{question.reference} · {question.kind} · {self._left()}")
        self._say(self._page.question(question))
        for option in self._page.options(question) if question.way in (Way.PICK, Way.PICKS) else ():
            self._say(option)
        if question.way is Way.STEPS:
            self._say(self._page.derivation(turn.posed.reveal().steps, 0))
        self._write(question.asks)

    def _left(self) -> str:
        return left_words(self._session.left, self._texts)

    def _rating_prompt(self) -> str:
        ratings = " · ".join(
            f"{rating.value}{'*' if proposed else ''} {words}"
            for rating, words, proposed in self._page.ratings(self._session.intervals(), self._session.proposed())
        )
        turn = self._session.current
        retry = self._texts("plain.retry") + "\n" if turn.attempt.offered else ""
        ticks = self._texts("plain.tick_how") + "\n" if turn.posed.question.way is Way.TICK else ""
        return f"{retry}{ticks}{ratings} > "

    def _command(self, line: str) -> bool:
        """Carry out a line that begins with a colon; tell whether it was one."""
        if line.startswith(":t "):
            self._tick(line.removeprefix(":t "))
            return True
        commands = {":h": self._hint, ":n": self._next_step, ":s": self._reveal, ":u": self._undo, ":r": self._retry,
                    ":b": self._bury, ":x": self._suspend, ":f": self._flag, ":i": self._info, ":e": self._edit,
                    ":?": self._commands}  # fmt: skip
        if line in commands:
            commands[line]()
        elif len(line) == len(":x") and line[0] == ":" and line[1].isalpha():
            self._write(self._texts("plain.no_command", command=line))
        else:
            return False
        return True

    def _answer(self, line: str) -> None:
        session = self._session
        before = session.current
        outcome = session.submit(line)
        if outcome is not None:
            self._say(self._page.outcome(outcome))
        if session.turn is None or session.current.card is not before.card:
            self._write(self._texts("session.skipped"))
        elif session.current.attempt.revealed:
            self._say_reveal()

    def _rate(self, line: str) -> None:
        choice = line.strip()
        if choice not in ("", "1", "2", "3", "4"):
            self._write(self._texts("plain.rate_how"))
            return
        session = self._session
        if not session.current.attempt.revealed:
            self._reveal()
        key = session.current.card.key
        rating = Rating(int(choice)) if choice else session.proposed()
        memory = session.rate(rating)
        if memory.leech and memory.suspended:
            self._write(self._texts("session.leech", card=key, lapses=memory.lapses))

    def _hint(self) -> None:
        hint = self._session.hint()
        if hint is None:
            self._write(self._texts("session.no_hint"))
            return
        turn = self._session.current
        total = len(turn.posed.question.hints)
        self._say(flow(self._texts("session.hint", n=turn.attempt.hints, all=total, hint=hint), self._page.width))

    def _reveal(self) -> None:
        self._session.show()
        self._say_reveal()

    def _say_reveal(self) -> None:
        turn = self._session.current
        self._say(self._page.reveal(turn.posed.reveal(), turn.posed.question.way))

    def _next_step(self) -> None:
        """Show the next step of a derivation; with the last one everything is out."""
        session = self._session
        turn = session.current
        if turn.posed.question.way is not Way.STEPS or not turn.attempt.open:
            self._write(self._texts("plain.no_step"))
            return
        session.step()
        if session.current.attempt.revealed:
            self._say_reveal()
        else:
            self._say(self._page.derivation(turn.posed.reveal().steps, session.current.attempt.steps))

    def _tick(self, line: str) -> None:
        """Tick points of a rubric by their numbers, or take their ticks away."""
        turn = self._session.current
        numbers = line.replace(",", " ").split()
        if turn.posed.question.way is not Way.TICK or not turn.attempt.revealed or not all(map(str.isdecimal, numbers)):
            self._write(self._texts("plain.no_tick"))
            return
        for number in numbers:
            self._session.tick(int(number) - 1)
        reveal = turn.posed.reveal()
        self._say(self._page.way_there(reveal, Way.TICK, self._session.current.attempt.ticked))

    def _retry(self) -> None:
        if self._session.current.attempt.offered:
            self._session.retry()
        else:
            self._write(self._texts("plain.no_retry"))

    def _undo(self) -> None:
        before = self._session.current.posed
        card = self._session.undo()
        if card is None:
            self._write(self._texts("session.nothing_to_undo"))
        elif self._session.current.posed is before:
            self._write(self._texts("session.taken_back", card=card))
        else:
            self._write(self._texts("session.undone", card=card))
            self._shown = None

    def _bury(self) -> None:
        self._write(self._texts("session.buried", card=self._session.bury()))

    def _suspend(self) -> None:
        self._write(self._texts("session.suspended", card=self._session.suspend()))

    def _flag(self) -> None:
        flagged = self._session.flag()
        key = self._session.current.card.key
        self._write(self._texts("session.flagged" if flagged else "session.unflagged", card=key))

    def _commands(self) -> None:
        self._write(self._texts("plain.commands"))

    def _edit(self) -> None:
        """Open the card in the learner's editor and ask it anew as it was saved."""
        key, told = self._edit_card(self._session.current.card.key)
        if told:
            self._write(told)
        asked = self._session.reread(key)
        self._write(self._texts("authoring.edited" if asked else "authoring.edited_away", card=key))
        self._shown = None

    def _info(self) -> None:
        self._write(self._session.current.posed.question.reference)

    def _sum_up(self) -> None:
        self._write("")
        if self._session.phase is Phase.DONE:
            self._write(self._texts("session.done"))
        for line in summary_lines(self._session.summary, self._texts):
            self._write(line)


def play(session: Review, texts: Texts, read: Read, write: Write, edit: Edit, width: int = 80) -> None:
    """Play a review in lines."""
    Lines(session, texts, read, write, edit, width).play()
