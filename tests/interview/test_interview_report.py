"""The report: the same numbers in Markdown and HTML, nothing read as markup, nothing asked of any network."""

import re
from html.parser import HTMLParser

import pytest

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.session.interview.report.content import content_of
from studyapp.session.interview.report.markdown import markdown
from studyapp.session.interview.report.page import page
from studyapp.session.interview.report.write import check_path, write_report
from studyapp.session.interview.sitting import Phase
from studyapp.session.interview.words import percent

HARMLESS = set(
    re.findall(
        r"\S+",
        "html head meta title style body header h1 p strong span dl div dt dd section h2 ol li b blockquote code svg"
        " rect text line polyline polygon circle details summary small pre footer",
    )
)
HARMLESS_ATTRIBUTES = set(
    re.findall(
        r"\S+",
        "lang charset http-equiv content name class open viewbox role aria-label x y width height rx x1 x2 y1 y2 cx cy"
        " r points",
    )
)
NASTY = '<script>alert("1")</script> ``` & <img src=x>'


@pytest.fixture
def content(office, brief):
    room = office()
    session = room.begin(brief)
    session.resume()
    session.note(NASTY)
    while session.phase in (Phase.ASKING, Phase.FOLLOWING):
        session.submit(NASTY if not session.current.posed.question.checked else "1")
    while session.phase is Phase.GRADING:
        if session.ticks:
            session.tick({0})
        else:
            session.grade(Rating.GOOD)
    card = room.conclude(session)
    return content_of(card, (), room.titles, room.desk.library, room.asked)


class Tags(HTMLParser):
    """Collects the tags and attributes of a page, and proves that they nest."""

    def __init__(self):
        super().__init__()
        self.names, self.attributes, self.open = [], [], []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in ("meta", "br", "rect", "line", "circle", "polyline", "polygon"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_the_page_is_whole_runs_no_script_and_loads_nothing(content):
    html = page(content)
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert tags.names.count("svg") >= 3
    assert set(tags.names) <= HARMLESS, "a tag that may load something"
    assert set(tags.attributes) <= HARMLESS_ATTRIBUTES, "an attribute that may load or run something"
    assert "@import" not in html
    assert "default-src 'none'" in html
    assert "url(" not in html


def test_what_the_candidate_typed_is_shown_and_never_markup(content):
    html, text = page(content), markdown(content)
    assert "&lt;script&gt;" in html
    assert NASTY in text
    fences = re.findall(r"^(`{3,})text$", text, re.M)
    assert max(map(len, fences)) > 3


def test_both_kinds_give_the_score_each_topic_and_each_question(content):
    for report in (page(content), markdown(content)):
        assert f"{percent(content.card.score)} of 100" in report
        for item in content.card.items:
            assert item.card in report
        for task in content.card.tasks:
            assert all(key in report for key in task.cards)


def test_the_ending_of_the_file_chooses_the_kind(content, tmp_path):
    for name, begins in (("r.md", "# "), ("r.html", "<!doctype"), ("r", "<!doctype")):
        write_report(content, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert sorted(file.name for file in tmp_path.glob("*r*.new")) == []


def test_a_path_that_cannot_be_written_is_refused_before_and_after(content, tmp_path):
    for file in (tmp_path / "no" / "r.html", tmp_path):
        with pytest.raises(StudyError) as refused:
            check_path(file)
        assert str(file) in content.texts.error(refused.value)
    with pytest.raises(StudyError):
        write_report(content, tmp_path / "no" / "r.html")


def test_a_card_that_is_no_more_keeps_its_line(office, brief):
    room = office()
    session = room.begin(brief)
    session.finish()
    card = room.conclude(session)
    later = office(norm="cards: [{id: other, q: Q?, a: A.}]")
    told = content_of(card, (), {}, later.desk.library, later.asked).questions
    assert len(told) == 8
    assert all("no deck any more" in piece for each in told for _, piece in each.pieces)
