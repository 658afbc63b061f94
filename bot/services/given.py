"""What people were told, as it is kept: each question with the periods that its figures were of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection

from bot.domain.answer import Result
from bot.domain.digest import Digest
from bot.domain.period import Period, from_key
from bot.domain.question import Question, decode, written
from db.given import Given, note_given

_BETWEEN = ";"  # the questions of a digest


@dataclass(frozen=True, slots=True)
class Told:
    """A question that was answered, and the periods that its figures were of."""

    question: Question
    periods: tuple[Period, ...]


def write(
    question: Question, shown: Period | None, unit_id: int | None = None, others: Collection[Period] = ()
) -> str:
    """Write down a question, the period and the unit that its answer was about, and its other periods."""
    more = ",".join(str(each.key) for each in others if each != shown)
    return f"{written(question)} {shown.key if shown else ''} {unit_id or ''} {more}"


def read(text: str) -> list[Told]:
    """Return what :func:`write` wrote down, of a digest each of its lines."""
    return [_read(each) for each in text.split(_BETWEEN)]


def note_told(conn: Connection, person_id: int, question: Question, period: Period, at: datetime) -> None:
    """Note that somebody was told a figure without having asked."""
    note_given(conn, [Given(person_id, write(question, period), at)])


def note_digest(conn: Connection, people: Iterable[int], digest: Digest) -> None:
    """Note that people were given a digest, whose figures are those of the moment at which it was due."""
    lines = [write(line.question, line.result.finding.period) for line in digest.lines]
    if lines:
        text = _BETWEEN.join(lines)
        note_given(conn, [Given(each, text, digest.due) for each in people])


def results_in(answer: object) -> Iterable[Result]:
    """Yield every figure that an answer, or a part of one, tells."""
    if isinstance(answer, Result):
        yield answer
    elif isinstance(answer, tuple):
        for each in cast("tuple[object, ...]", answer):
            yield from results_in(each)
    elif is_dataclass(answer):
        for each in fields(answer):
            yield from results_in(cast("object", getattr(answer, each.name)))


def _read(text: str) -> Told:
    asked, shown, _, more, *_ = (*text.split(" "), "", "", "")
    keys = (each for each in (shown, *more.split(",")) if each)
    return Told(decode(asked), tuple(from_key(int(each)) for each in keys))
