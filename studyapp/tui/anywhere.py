"""What works in every app of ours on a terminal: leave, copy, find an action, see all keys."""

import signal
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from studyapp.texts import Texts
from studyapp.tui.actions import bindings
from studyapp.tui.widgets.keybar import KeyBar


class AnywhereApp(App[None]):
    """An app with the actions that work anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("anywhere")
    ENABLE_COMMAND_PALETTE = False

    def on_load(self) -> None:
        """End when the terminal closes, even where whoever started the program had that ignored: nobody is there."""
        if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)

    @property
    def texts(self) -> Texts:
        """The words of the language in use."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave the app; everything is kept already."""
        self.exit()

    def action_copy_or_leave(self) -> None:
        """Copy what is selected, otherwise leave."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.exit()

    def action_palette(self) -> None:
        """Find an action by its name."""
        from studyapp.tui.screens.palette import PaletteScreen

        bars = self.screen.query(KeyBar)
        if bars:
            self.push_screen(PaletteScreen(self.screen, bars.first().places, self.texts))

    def action_help(self) -> None:
        """Show every key that works, those of this screen first."""
        from studyapp.tui.screens.help import HelpScreen

        bars = self.screen.query(KeyBar)
        self.push_screen(HelpScreen(self.texts, bars.first().places if bars else ()))
