"""Styled lines as the screen paints them."""

from textual.style import Style

from studyapp.formula.text import flow
from studyapp.tui.widgets.lines import content_of


def test_an_address_can_be_clicked_and_other_text_cannot():
    segments = content_of(flow("See [the guide](https://example.org/a) or `b`.")).render_segments(Style())
    linked = {segment.text.strip() for segment in segments if segment.style is not None and segment.style.link}
    assert linked == {"the guide", "(https://example.org/a)"}
