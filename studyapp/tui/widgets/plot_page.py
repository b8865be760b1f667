"""The statistics page: the store's numbers as charts laid out for a width, two abreast where there is room."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from studyapp.formula.cells import clean
from studyapp.formula.spans import Line, Span, Style
from studyapp.formula.wrap import wrap
from studyapp.session.fit_words import parameters_lines
from studyapp.store.held import Held
from studyapp.store.stats import Bar, Stats, Tested
from studyapp.texts import Texts
from studyapp.tui.widgets.plot_calendar import calendar
from studyapp.tui.widgets.plot_charts import Row, bars, beside, over_time

EPOCH = date(1970, 1, 1)
TWO_COLUMNS = 110
GAP = 4
LOAD_DAYS = 31
WEEKS = 8
WEEK = 7
MOST_TOPICS = 8
HOUR_MS = 3_600_000
MOST_INTERVIEWS, COMPARED = 8, 3
GOOD, FAIR = 0.75, 0.5
RATINGS: Mapping[str, Style] = {"again": "wrong", "hard": "partly", "good": "right", "easy": "formula"}


@dataclass(frozen=True, slots=True)
class StatsPage:
    """Lays the numbers out; `numbers` writes them beside the charts, `titles` names the decks, `goal` is a share."""

    stats: Stats
    texts: Texts
    goal: float = 0.9
    numbers: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)

    def lines(self, width: int) -> Iterator[Line]:
        """Lay out the whole page."""
        if not self.stats.events:
            yield from wrap([Span(self._say("empty"))], width)
            return
        yield from self.headline(width)
        yield ()
        yield from self._titled("calendar", self.calendar, width)
        if self._held:
            yield ()
            yield from self._titled("interviews", self.interviews, width)
        charts: Sequence[tuple[str, Callable[[int], Iterator[Line]]]] = (
            ("load", self.load),
            ("retention", self.retention),
            ("topics", self.topics),
            ("mistakes", self.mistakes),
            ("hours", self.hours),
            ("ratings", self.ratings),
            ("stability", lambda room: self.histogram(self.stats.stability, room)),
            ("calibration", self.calibration),
            ("recall", self.recall),
            ("difficulty", lambda room: self.histogram(self.stats.difficulty, room, step=True)),
        )
        if width < TWO_COLUMNS:
            for name, chart in charts:
                yield ()
                yield from self._titled(name, chart, width)
            return
        half = (width - GAP) // 2
        for (one, left), (other, right) in zip(charts[::2], charts[1::2], strict=True):
            yield ()
            yield from beside([*self._titled(one, left, half)], [*self._titled(other, right, half)], width, GAP)

    def _say(self, key: str, **details: object) -> str:
        return self.texts(f"statistics.{key}", **details)

    def _titled(self, name: str, chart: Callable[[int], Iterator[Line]], width: int) -> Iterator[Line]:
        yield (Span(self._say(name), "heading"),)
        lines = list(chart(width))
        yield from lines or [(Span(self._say("more_needed"), "number"),)]

    def headline(self, width: int) -> Iterator[Line]:
        """Sum everything up in two lines."""
        stats = self.stats
        days = sum(day.reviews > 0 for day in stats.days)
        key = "first_answers" if stats.reviews == 1 else "first_day" if days == 1 else "answers"
        told = [self._say(key, count=f"{stats.reviews:,}", days=days)]
        told.append(self._spent(sum(day.ms for day in stats.days)))
        if stats.retention is not None:
            told.append(self._say("remembered", percent=percent(stats.retention)))
        if stats.streak > 1:
            told.append(self._say("streak", days=stats.streak))
        yield from wrap([Span(" · ".join(told), "strong")], width)
        yield from wrap([Span(self._say("states", **stats.states))], width)

    def _spent(self, ms: int) -> str:
        """Say how long was studied: in minutes while it is less than an hour."""
        if ms < HOUR_MS:
            return self._say("minutes_spent", minutes=max(1, round(60 * ms / HOUR_MS)))
        return self._say("hours_spent", hours=f"{ms / HOUR_MS:.1f}")

    def calendar(self, width: int) -> Iterator[Line]:
        """Draw the answers of the last year."""
        counts = {day.day: day.reviews + day.practised for day in self.stats.days}
        yield from calendar(counts, self.stats.today, self.texts, width)

    @property
    def _held(self) -> Sequence[Held]:
        """The interviews in which something was answered."""
        return [held for held in self.stats.interviews if held.marks.answered]

    def interviews(self, width: int) -> Iterator[Line]:
        """Draw the scores of the last interviews, and how each skill went in the last one against those before it."""
        rows = []
        for each in self._held[-MOST_INTERVIEWS:]:
            marks = each.marks
            level = f"interview.level_{marks.level}"
            facts = {"minutes": marks.minutes, "answered": marks.answered, "questions": marks.questions}
            words = self._say("interview_facts", level=self.texts(level) if self.texts.has(level) else "", **facts)
            style: Style = "right" if marks.score >= GOOD else "partly" if marks.score >= FAIR else "wrong"
            day = f"{EPOCH + timedelta(days=each.day):%m-%d}"
            rows.append(Row(day, marks.score, f"{100 * marks.score:.0f}", words, style))
        yield from bars(rows, width, numbers=self.numbers, share=True)
        yield from wrap([Span(self._say("interview_skills", skills=" · ".join(self._skills())), "number")], width)

    def _skills(self) -> Iterator[str]:
        """Word each skill of the last interview, with its change against the mean of up to three before."""
        *before, last = self._held
        for part in last.marks.by_skill:
            past = [old.score for held in before for old in held.marks.by_skill if old.name == part.name][-COMPARED:]
            key = f"interview.skill_{part.name}"
            name = self.texts(key) if self.texts.has(key) else part.name
            change = f" ({round(100 * (part.score - sum(past) / len(past))):+d})" if past else ""
            yield f"{name} {100 * part.score:.0f}{change}"

    def load(self, width: int) -> Iterator[Line]:
        """Draw the cards due on each of the coming days."""
        stats = self.stats
        values = [stats.load.get(stats.today + ahead, 0) for ahead in range(LOAD_DAYS)]
        if not any(values):
            return
        marks = [(0, self._say("today")), *((ahead, f"+{ahead}") for ahead in range(WEEK, LOAD_DAYS, WEEK))]
        yield from over_time(values, marks, width, numbers=self.numbers)
        sums = {"today": values[0], "week": sum(values[1 : WEEK + 1]), "month": sum(values[1:])}
        yield from wrap([Span(self._say("load_sum", **sums), "number")], width)

    def retention(self, width: int) -> Iterator[Line]:
        """Draw the share remembered in each of the last weeks."""
        weeks: dict[int, list[int]] = {}
        monday = self.stats.today - (EPOCH + timedelta(days=self.stats.today)).weekday()
        for day in self.stats.days:
            week = (day.day - monday) // WEEK
            if -WEEKS < week <= 0 and day.tested:
                counts = weeks.setdefault(week, [0, 0])
                counts[0] += day.tested
                counts[1] += day.passed
        rows = [
            self._share(f"{EPOCH + timedelta(days=monday + WEEK * week):%m-%d}", passed, tested)
            for week, (tested, passed) in sorted(weeks.items())
        ]
        yield from bars(rows, width, numbers=self.numbers, share=True)
        if rows:
            yield (Span(self._say("target", percent=percent(self.goal)), "number"),)

    def _share(self, name: str, passed: int, tested: int) -> Row:
        share = passed / tested
        style: Style = "right" if share >= self.goal else "partly"
        return Row(name, share, f"{percent(share)} %", self._say("of", count=tested), style)

    def topics(self, width: int) -> Iterator[Line]:
        """Draw the share remembered of each deck, the weakest first."""
        known = [topic for topic in self.stats.topics if topic.tested]
        known.sort(key=lambda topic: topic.passed / topic.tested)
        rows = [
            self._share(clean(self.titles.get(str(topic.name), str(topic.name))), topic.passed, topic.tested)
            for topic in known[:MOST_TOPICS]
        ]
        yield from bars(rows, width, numbers=self.numbers, share=True)

    def mistakes(self, width: int) -> Iterator[Line]:
        """Draw how often mistakes were named, and how many are still made."""
        rows = [
            Row(
                self._say(f"mistake_{item.kind}") if self.texts.has(f"statistics.mistake_{item.kind}") else item.kind,
                item.count,
                self._say("mistake_count", count=item.count, active=item.active),
                style="wrong",
            )
            for item in self.stats.mistakes
        ]
        yield from bars(rows, width, numbers=self.numbers) if rows else [(Span(self._say("no_mistakes"), "number"),)]

    def hours(self, width: int) -> Iterator[Line]:
        """Draw the tested answers of each hour, and what was remembered then."""
        by_hour: dict[int, Tested] = {int(hour.name): hour for hour in self.stats.hours}
        if not by_hour:
            return
        values = [by_hour[hour].tested if hour in by_hour else 0 for hour in range(24)]
        yield from over_time(values, [(hour, str(hour)) for hour in range(0, 24, 3)], width, numbers=False)
        if self.numbers:
            rows = [self._share(f"{hour:02}:00", each.passed, each.tested) for hour, each in sorted(by_hour.items())]
            yield from bars(rows, width, numbers=True, share=True)

    def ratings(self, width: int) -> Iterator[Line]:
        """Draw how often each rating was given."""
        whole = sum(self.stats.ratings.values())
        rows = [
            Row(self.texts(f"session.{name}"), count, f"{percent(count / whole)} %", f"{count:,}", RATINGS[name])
            for name, count in self.stats.ratings.items()
            if whole
        ]
        yield from bars(rows, width, numbers=self.numbers)

    def histogram(self, counted: Sequence[Bar], width: int, *, step: bool = False) -> Iterator[Line]:
        """Draw how many cards lie in each range; ranges of one step are named by their beginning."""
        rows = [Row(f"{bar.low:g}" if step else span_of(bar), bar.cards, f"{bar.cards:,}") for bar in counted]
        yield from bars(rows, width, numbers=self.numbers)

    def recall(self, width: int) -> Iterator[Line]:
        """Draw how many cards have which chance of being recalled today."""
        rows = [
            Row(f"{100 * each.low:.0f} … {100 * (each.high or 1):.0f} %", each.cards, f"{each.cards:,}")
            for each in self.stats.retrievability
        ]
        yield from bars(rows, width, numbers=self.numbers)

    def calibration(self, width: int) -> Iterator[Line]:
        """Set what was foretold against what was found."""
        rows = [
            Row(
                self._say("foretold", percent=percent(each.predicted)),
                each.passed / each.tested,
                f"{percent(each.passed / each.tested)} %",
                self._say("of", count=each.tested),
            )
            for each in self.stats.calibration
        ]
        yield from bars(rows, width, numbers=self.numbers, share=True)
        if self.stats.fit is not None:
            for words in parameters_lines(self.stats.fit, self.texts):
                yield from wrap([Span(words, "number")], width)


def span_of(bar: Bar) -> str:
    """Name a range of days."""
    if bar.high is None:
        return f"{bar.low:g} +"
    return f"< {bar.high:g}" if not bar.low else f"{bar.low:g} … {bar.high:g}"


def percent(share: float) -> str:
    """Write a share in percent, with a decimal only where it tells."""
    return f"{100 * share:.0f}" if share in (0, 1) else f"{100 * share:.1f}".removesuffix(".0")
