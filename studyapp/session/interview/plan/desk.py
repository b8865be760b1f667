"""The plan of one learner: made from the cards, memories and habits of a desk."""

from collections.abc import Sequence

from studyapp.errors import StudyError, UsageError
from studyapp.memory.state import Memory, Phase
from studyapp.session.desk import Desk
from studyapp.session.interview.office import FAR, topic_rows
from studyapp.session.interview.plan.forecast import Plan, plan, spread
from studyapp.session.interview.plan.habits import Habits, attendance, first_right, minutes_of, strength, tempo
from studyapp.session.interview.plan.simulate import Course, Known, Task, usual_seconds
from studyapp.session.posing import Asked
from studyapp.session.queue import Coming, Queue
from studyapp.session.review import Review
from studyapp.session.seeds import Seeds

LONGEST_DAYS = 730
MOST_MINUTES = 720


def make_plan(desk: Desk, by: int, topics: Sequence[str], minutes: int | None) -> Plan:
    """Plan the days up to a date; the date itself is for the interview."""
    return plan(*gathered(desk, by, topics, minutes))


def gathered(desk: Desk, by: int, topics: Sequence[str], minutes: int | None) -> tuple[list[Task], Course]:
    """Gather what a plan is made from, which needs the store; the playing forward does not."""
    store = desk.store
    today = store.today()
    if by <= today:
        raise StudyError("plan.past_date")
    if by - today > LONGEST_DAYS:
        raise StudyError("plan.too_far", days=LONGEST_DAYS)
    stats = store.stats()
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise UsageError("plan.bad_minutes", minutes=minutes, most=MOST_MINUTES)
    tested = sum(each.tested for each in stats.calibration)
    passed = sum(each.passed for each in stats.calibration)
    habits = Habits(
        attendance=attendance([day.day for day in stats.days if day.reviews], today),
        tempo=tempo(sum(day.ms for day in stats.days) / 1000, _usual(desk)),
        strength=strength(
            tested,
            passed,
            sum(each.predicted * each.tested for each in stats.calibration),
        ),
        first=first_right(sum(day.new for day in stats.days), stats.ratings["again"] - (tested - passed)),
    )
    spent = sum(day.ms for day in stats.days if day.day == today) / 1000
    course = Course(today, by, minutes or minutes_of(stats.days), habits, store.rules, spent)
    return _tasks(desk, topics), course


def todays_part(desk: Desk, made: Plan) -> Review:
    """Begin a sitting with what a plan has for today: the due cards of its topics, then the new ones."""
    topics = {topic.topic for topic in made.topics}
    due = [each.card for each in desk.store.due(decks=topics)]
    new = made.days[0].cards if made.days else ()
    queue = Queue.of([*(Coming(card, "due") for card in due), *(Coming(card, "new") for card in new)])
    asked = Asked(desk.texts, desk.lang, decimal_comma=desk.settings.decimal_comma)
    return Review(desk.library, desk.store, queue, asked, Seeds(desk.seed, desk.entropy))


def _usual(desk: Desk) -> float:
    """Give the seconds that all answers so far usually take."""
    memories = {due.card: due.memory for due in desk.store.due(FAR, FAR)}
    rows = desk.library.find(memories)
    return sum(usual_seconds(row.kind, memories[key].reviews) for key, row in rows.items() if key in memories)


def _tasks(desk: Desk, topics: Sequence[str]) -> list[Task]:
    """List the cards of the plan, known ones with their memory, new ones in the order in which to begin them."""
    memories = {due.card: due.memory for due in desk.store.due(FAR, FAR)}
    hidden = desk.store.hidden()
    rows = [row for row in topic_rows(desk, topics) if row.status == "ready" and row.key not in hidden]
    if not rows:
        raise StudyError("plan.no_cards", topics=", ".join(topics))
    tasks = [Task(row.key, row.deck, row.kind, _known(memories.get(row.key))) for row in rows]
    return [*(task for task in tasks if task.known), *spread([task for task in tasks if task.known is None])]


def _known(memory: Memory | None) -> Known | None:
    """Give what the simulation needs of a memory; nothing for a card never answered."""
    if memory is None or memory.phase is Phase.NEW or memory.last_day is None:
        return None
    due = memory.last_day if memory.due_day is None else memory.due_day
    return Known(memory.stability, memory.difficulty, memory.last_day, due)
