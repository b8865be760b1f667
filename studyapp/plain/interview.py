"""Play an interview in lines: a question and one line of answer; the grading and the scorecard at the end."""

import re
from collections.abc import Callable, Iterable

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, joined
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.attempt import UNREADABLE_TRIES
from studyapp.session.interview.sitting import Interview, Phase
from studyapp.session.interview.words import clock
from studyapp.session.page import Page
from studyapp.session.question import Outcome, Way
from studyapp.session.wording import rating_word
from studyapp.texts import Texts

Read = Callable[[str], str | None]
Write = Callable[[str], None]


class InterviewLines:
    """One interview played in lines; `read` prompts and returns a line, or nothing at the end of input."""

    def __init__(self, session: Interview, texts: Texts, read: Read, write: Write, width: int) -> None:
        self._session = session
        self._texts = texts
        self._read = read
        self._write = write
        self._page = Page(texts, width)
        self._shown: object = None
        self._misread = 0

    def play(self) -> bool:
        """Ask and grade until all is done or the input ends; tell whether it came to an end (`:q` leaves it open)."""
        session = self._session
        session.resume()
        try:
            while session.phase is not Phase.DONE:
                self._show()
                line = self._read(self._prompt())
                if line is None:
                    session.finish()
                elif line.strip() == ":q":
                    self._leave()
                    return False
                else:
                    self._take(line)
        except KeyboardInterrupt:
            session.pause()
            raise
        return True

    def _take(self, line: str) -> None:
        """Carry out one line; what cannot be kept is said, and the line may be given again."""
        takes = {
            Phase.ASKING: self._answer,
            Phase.FOLLOWING: self._answer,
            Phase.SHOWN: self._proceed,
            Phase.GRADING: self._grade,
        }
        try:
            if not self._command(line.strip()):
                takes[self._session.phase](line)
        except StudyError as error:
            self._write(self._texts.error(error))

    def _say(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._write(joined(line).rstrip())

    def _prompt(self) -> str:
        phase = self._session.phase
        if phase is Phase.SHOWN:
            return self._texts("interview.go_on")
        if phase is not Phase.GRADING:
            return "> "
        if self._session.ticks:
            return self._texts("interview.tick_prompt")
        words = {rating.name.lower(): rating_word(rating, self._texts) for rating in Rating}
        return self._texts("interview.grade_prompt", **words)

    def _show(self) -> None:
        """Show what is at hand, once."""
        session = self._session
        turn = session.current
        seen = (session.phase, turn.number, len(turn.item.said))
        if seen == self._shown:
            return
        before = self._shown
        self._shown = seen
        self._write("")
        if session.phase is Phase.ASKING:
            self._ask()
        elif session.phase is Phase.FOLLOWING:
            number = len(turn.item.said) + 1
            self._write(self._texts("interview.follow_up", number=number, all=len(turn.follow_ups)))
            self._say(flow(turn.follow_up, self._page.width))
            self._write(self._texts("interview.ask_follow_up"))
        else:
            if session.phase is Phase.GRADING and not session.state.asking and not _grades(before):
                self._write(self._texts("interview.grading"))
                self._write("")
            self._reveal()

    def _ask(self) -> None:
        session = self._session
        turn, question = session.current, session.current.posed.question
        head = self._texts(
            "interview.head",
            number=turn.number,
            questions=len(session.state.items),
            role=self._texts(f"interview.role_{turn.item.role}"),
            given=clock(session.question_ms),
            left=clock(session.left_ms),
        )
        self._write(f"── {head}")
        self._say(self._page.question(question))
        for option in self._page.options(question) if question.way in (Way.PICK, Way.PICKS) else ():
            self._say(option)
        self._write(question.asks if question.checked else self._texts(f"interview.ask_{question.way}"))

    def _reveal(self) -> None:
        """Show the question again with the answer given and the right one."""
        turn = self._session.current
        question, item = turn.posed.question, turn.item
        self._write(f"── {turn.number}/{len(self._session.state.items)} · {question.reference}")
        self._say(self._page.question(question))
        if question.checked:
            self._say(self._page.outcome(Outcome(verdict=item.verdict, message=item.message)))
        for name, texts in (("you_thought", item.notes), ("you_said", [item.answer]), ("you_added", item.said)):
            if any(texts):
                self._write(self._texts(f"interview.{name}"))
                self._say(line for text in texts for line in flow(text, self._page.width))
        reveal = turn.posed.reveal()
        self._say(self._page.reveal(reveal, question.way))

    def _command(self, line: str) -> bool:
        """Carry out a line that begins with a colon; tell whether it was one."""
        word, _, rest = line.partition(" ")
        asking = self._session.asking
        commands = {":n": self._skip, ":g": self._go, ":t": self._note, ":p": self._pause, ":e": self._end}
        if word in (":h", ":s", ":u", ":r"):
            self._write(self._texts("interview.not_here"))
        elif word == ":?":
            self._write(self._texts("interview.commands"))
        elif word in commands and asking:
            commands[word](rest.strip())
        else:
            return False
        return True

    def _skip(self, _rest: str) -> None:
        self._session.skip()
        self._shown = None
        self._write(self._texts("interview.passed_on"))

    def _go(self, rest: str) -> None:
        if rest.isdecimal() and self._session.go(int(rest)):
            self._shown = None
        else:
            self._write(self._texts("interview.no_such_question", number=rest))

    def _note(self, rest: str) -> None:
        if rest:
            self._session.note(rest)
        self._write(self._texts("interview.noted" if rest else "interview.note_how"))

    def _pause(self, _rest: str) -> None:
        self._session.pause()
        self._read(self._texts("interview.pausing") + " ")
        self._session.resume()

    def _end(self, _rest: str) -> None:
        self._session.end()

    def _leave(self) -> None:
        self._session.pause()
        self._write(self._texts("interview.left_for_later", number=self._session.current.number))

    def _answer(self, line: str) -> None:
        """Take an answer; only what could not be read is talked about."""
        session = self._session
        before = session.current
        outcome = session.submit(line)
        if outcome is not None:
            self._say(self._page.outcome(outcome))
            if before.item.status == "unread":
                self._write(self._texts("session.skipped"))
        else:
            self._write(self._texts("interview.taken"))
        if not session.state.asking and not session.left_ms:
            self._write(self._texts("interview.time_up"))

    def _proceed(self, _line: str) -> None:
        self._session.proceed()

    def _grade(self, line: str) -> None:
        taken = self._ticked(line) if self._session.ticks else self._rated(line)
        if taken:
            self._misread = 0
            return
        self._misread += 1
        if self._misread >= UNREADABLE_TRIES:
            self._misread = 0
            self._session.leave_ungraded()
            self._write(self._texts("interview.not_graded"))

    def _rated(self, line: str) -> bool:
        choice = line.strip()
        if choice not in ("", "1", "2", "3", "4"):
            self._write(self._texts("plain.rate_how"))
            return False
        self._session.grade(Rating(int(choice)) if choice else Rating.GOOD)
        return True

    def _ticked(self, line: str) -> bool:
        """Read the numbers of the points made."""
        total = len(self._session.current.points)
        words = re.findall(r"[^\s,;，；、]+", line.lower())
        if words == ["all"]:
            numbers = set(range(total))
        elif words in (["none"], ["0"]):
            numbers = set()
        elif all(word.isdecimal() and 0 < int(word) <= total for word in words):
            numbers = {int(word) - 1 for word in words}
        else:
            self._write(self._texts("interview.tick_how"))
            return False
        self._session.tick(numbers)
        return True


def _grades(shown: object) -> bool:
    """Tell whether what was shown last was an answer to grade."""
    return isinstance(shown, tuple) and shown[0] is Phase.GRADING


def play_interview(session: Interview, texts: Texts, read: Read, write: Write, width: int = 80) -> bool:
    """Play an interview in lines; tell whether it came to an end."""
    return InterviewLines(session, texts, read, write, width).play()
