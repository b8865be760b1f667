"""Preview a card in lines: it is shown again when the file was saved, and after each command."""

from collections.abc import Callable, Iterable

from studyapp.authoring.preview import Preview
from studyapp.deck.problems import problem_text
from studyapp.errors import StudyError
from studyapp.formula.spans import Line, joined
from studyapp.session.page import Page
from studyapp.session.posing import Asked, pose
from studyapp.session.whole import whole
from studyapp.texts import Texts

Read = Callable[[str], str | None]
Write = Callable[[str], None]
Edit = Callable[[], str]


class PreviewLines:
    """One preview in lines; `read` prompts and returns a line, or nothing at the end of input."""

    def __init__(self, preview: Preview, texts: Texts, write: Write, width: int) -> None:
        self._preview = preview
        self._texts = texts
        self._write = write
        self._width = width

    def play(self, read: Read, edit: Edit) -> None:
        """Show the card, then obey one line after another until `:q` or the end of input."""
        self.show(answer=False)
        while (line := read(self._texts("authoring.preview_prompt"))) is not None:
            command = line.strip().removeprefix(":")
            if command == "q":
                return
            answer = self._obey(command, edit)
            self._preview.reload()
            self.show(answer=answer)

    def _obey(self, command: str, edit: Edit) -> bool:
        """Carry out a command; tell whether the answer is to be shown."""
        preview = self._preview
        match command:
            case "n":
                preview.seed += 1
            case "l":
                preview.next_language()
            case "j" | "k":
                preview.move(1 if command == "j" else -1)
            case "e":
                try:
                    told = edit()
                    if told:
                        self._write(told)
                except StudyError as error:
                    self._write(self._texts.error(error))
        return command == ""

    def show(self, *, answer: bool) -> None:
        """Show the card at hand and what is wrong with it."""
        preview = self._preview
        placed = preview.current
        if placed is None:
            self._write(self._texts("authoring.preview_nothing", file=preview.path))
        else:
            self._write(f"── {placed.card.key} · {placed.card.kind} · {preview.at + 1}/{len(preview.cards)}")
            if placed.old:
                self._write(self._texts("authoring.preview_old"))
            asked = Asked(self._texts, preview.lang, seed=preview.seed)
            try:
                self._say(whole(Page(self._texts, self._width), pose(placed.card, asked), answer=answer))
            except StudyError as error:
                self._write(self._texts.error(error))
        for problem in preview.problems_here():
            self._write("")
            self._write(problem_text(problem, self._texts))

    def _say(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._write(joined(line).rstrip())
