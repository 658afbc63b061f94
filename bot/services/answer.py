"""From what somebody wrote or pressed to what answers it: reading, rights, figures."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import (
    Aim,
    Alerts,
    Answer,
    Card,
    Comparison,
    Doubt,
    Movement,
    Movers,
    Overview,
    Position,
    Pulls,
    Ranking,
    Reason,
    Refusal,
    Sources,
    Trend,
    Unclear,
    Understood,
    Value,
)
from bot.domain.figure import NOTHING_AROSE
from bot.domain.period import Period, from_key
from bot.domain.question import Kind, Question, decode, decode_change, is_change, written
from bot.reading.draft import Context, Recall
from bot.reading.read import Asker, read_command, read_text
from bot.services.alter import alternatives
from bot.services.ask import Asking, ask
from bot.services.given import write
from bot.services.library import Library
from db.inbox import last_asked

_KEEP_THE_LAST = frozenset({Doubt.GREETING, Doubt.NO_CAUSE, Doubt.NO_FILE, Doubt.WHICH_PERIOD})
_OPEN = "?"  # ahead of a question that was asked back
_REMEMBERED = timedelta(minutes=10)  # for how long a question can be followed up


@dataclass(frozen=True, slots=True)
class Chat:
    """Where something was asked, by whom and when, and which day that was."""

    id: int
    person: Person
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered, how the words were understood, and what the next question can follow upon."""

    answer: Answer | Refusal | Unclear
    understood: Understood | None = None  # where words were read
    asked: str | None = None  # as db.inbox keeps it; empty where what came before is over
    recalled: bool = False  # whether the question before had a part in it
    chart: Trend | Ranking | None = None  # what is to be drawn; the answer in words where it cannot be
    watch: Question | None = None  # what is to be watched for its bound; the answer is how it stands now


def answer_text(conn: Connection, library: Library, chat: Chat, text: str) -> Reply:
    """Answer a command or a plain sentence."""
    lexicon, person = library.lexicon(conn), chat.person
    ended = lexicon.catalogue.register.units[person.home_id].valid_to
    recall = Recall(lambda: _context(conn, library, chat))
    asker = Asker(person, min(chat.today, ended) if ended else chat.today, recall)
    command, _, arguments = text.partition(" ")
    if command.startswith("/") and command[1:].isascii():
        read = read_command(command[1:].partition("@")[0].lower(), arguments, lexicon, asker)
        shown = None
    else:
        read = read_text(text, lexicon, asker)
        shown = read if isinstance(read, Understood) else None
    if isinstance(read, Unclear) and (noted := _noted(conn, library, person, read)):
        return Reply(noted, asked=_asked(noted.question, noted), recalled=recall.used)
    if isinstance(read, Unclear):
        return Reply(read, asked=None if read.doubt in _KEEP_THE_LAST else _open(read), recalled=recall.used)
    question = read.question
    answer = answer_question(conn, library, person, question)
    if question.is_watch:
        return Reply(answer, shown, "", recall.used, watch=question)
    reply = Reply(answer, shown, _asked(question, answer), recall.used)
    return _drawing(reply) if shown and shown.chart else reply


def _noted(conn: Connection, library: Library, person: Person, unclear: Unclear) -> Sources | None:
    """Return where one unit's figure comes from, for who asks its cause, if the unit has noted anything."""
    if unclear.doubt is not Doubt.NO_CAUSE:
        return None
    asked = (each.question for each in unclear.choices if _is_of_one(each.question))
    answers = (answer_question(conn, library, person, question) for question in asked)
    found = next((each for each in answers if isinstance(each, Sources)), None)
    notes = {figure.note for figure in found.figures} - {None, NOTHING_AROSE} if found else None
    return found if notes else None


def _is_of_one(question: Question) -> bool:
    """Say whether it is asked where a unit's own figure comes from."""
    own = [each for each in question.subjects if each.is_own]
    return question.kind is Kind.SOURCE and len(own) == 1


def answer_question(
    conn: Connection, library: Library, person: Person, question: Question
) -> Answer | Refusal:
    """Answer a question that is certain."""
    return ask(library.findings(conn), person, question)


def answer_button(conn: Connection, library: Library, chat: Chat, data: str) -> Reply:
    """Answer the question that a button carries, or offer other ones; whoever forged it learns nothing."""
    try:
        if is_change(data):
            part, question = decode_change(data)
            asking = Asking(library.findings(conn), chat.person, question)
            return Reply(alternatives(asking, part))
        question = decode(data)
    except ValueError:
        return Reply(Refusal(Reason.GONE))
    answer = answer_question(conn, library, chat.person, question)
    watch = question if question.is_watch else None
    return Reply(answer, asked="" if watch else _asked(question, answer), watch=watch)


def answer_chart(conn: Connection, library: Library, chat: Chat, data: str) -> Reply:
    """Answer the question that a button wants drawn; what no picture shows, in words."""
    return _drawing(answer_button(conn, library, chat, data))


def _drawing(reply: Reply) -> Reply:
    return replace(reply, chart=reply.answer) if isinstance(reply.answer, (Trend, Ranking)) else reply


def _open(unclear: Unclear) -> str:
    """Return a question that was asked back as db.inbox keeps it, without what is to be named next."""
    question = unclear.choices[0].question if unclear.choices else None
    if question is None or len(question.subjects) > 1:
        return ""
    match unclear.doubt:
        case Doubt.WHICH_UNIT | Doubt.WIDER | Doubt.OWN_OR_WHOLE:
            question = replace(question, subjects=())
        case Doubt.WHICH_INDICATOR:
            question = replace(question, indicator_ids=())
        case _:
            pass
    return f"{_OPEN}{written(question)}"


def _asked(question: Question, answer: Answer | Refusal) -> str:
    shown, unit_id = _period_of(answer), _unit_of(question, answer)
    return write(question, shown, unit_id, _periods_of(answer))


def _unit_of(question: Question, answer: Answer | Refusal) -> int | None:
    """Return the one unit that an answer is about, or that it found at the end of an order."""
    if isinstance(answer, Ranking):
        places = answer.places if question.limit == 1 else ()
        return places[0].unit.id if len(places) == 1 else None
    own = [each.unit_id for each in question.subjects if each.is_own]
    return own[0] if len(own) == 1 == len(question.subjects) else None


def _context(conn: Connection, library: Library, chat: Chat) -> Context | None:
    """Return the question before, as far as everything that it names is still there."""
    text = last_asked(conn, chat.id, chat.now - _REMEMBERED)
    if not text:
        return None
    asked, shown, unit_id, *_ = (*text.split(" "), "", "")
    question, catalogue = decode(asked.removeprefix(_OPEN)), library.lexicon(conn).catalogue
    units = (*(each.unit_id for each in question.subjects), *question.without)
    known = all(each in catalogue.register.units for each in units)
    if not known or any(each not in catalogue.indicators for each in question.indicator_ids):
        return None
    period, unit = from_key(int(shown)) if shown else None, int(unit_id) if unit_id else None
    return Context(question, period, unit, is_open=asked.startswith(_OPEN))


def _period_of(answer: Answer | Refusal) -> Period | None:
    """Return the period that an answer is about, where it is about one."""
    match answer:
        case Value() | Sources():
            return answer.result.finding.period
        case Ranking() | Pulls():
            return answer.total.finding.period
        case Position():
            return answer.place.result.finding.period
        case Movement() | Movers():
            return answer.later.finding.period
        case Comparison():
            return answer.period
        case Trend():
            return answer.results[-1].finding.period
        case Overview() | Card():
            return max(
                (each.finding.period for each in answer.results), key=lambda each: each.key, default=None
            )
        case Aim():
            return answer.result.finding.period if answer.result else None
        case _:
            return answer.period if isinstance(answer, Refusal) else None


def _periods_of(answer: Answer | Refusal) -> list[Period]:
    """Return the periods of an answer whose figures need not be of the same one."""
    match answer:
        case Overview() | Card():
            results = answer.results
        case Alerts():
            results = tuple(each.result for each in answer.alerts)
        case _:
            return []
    return list(dict.fromkeys(each.finding.period for each in results))
