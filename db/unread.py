"""What was asked and not understood: the words alone, without who asked or where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from bot.domain.answer import Doubt
from bot.domain.names import Language
from db.metadata import Moment, metadata

unread = Table(
    "unread",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),  # when it was asked last
    Column("language", String(2), nullable=False),
    Column("words", Text, nullable=False),
    Column("fold", Text, nullable=False, unique=True),  # without diacritics: one text however it is typed
    Column("doubt", String(32), nullable=False),
    Column("times", Integer, nullable=False),
    Column("settled", Boolean, nullable=False),  # an admin has passed it over
    sqlite_autoincrement=True,  # a button bears the id, which must never come to mean another text
)
Index("ix_unread_at", unread.c.at)


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that was not understood, how often it came, and when last."""

    id: int
    words: str
    times: int
    at: datetime


_OPEN = unread.c.settled.is_(False)
_COLUMNS = (unread.c.id, unread.c.words, unread.c.times, unread.c.at)


def known_words(conn: Connection, fold: str) -> str | None:
    """Return how a text was typed that has come before."""
    return conn.execute(select(unread.c.words).where(unread.c.fold == fold)).scalar()


def add_unread(
    conn: Connection, words: str, fold: str, language: Language, doubt: Doubt, at: datetime
) -> None:
    """Keep a text that has not come before."""
    row = {"at": at, "language": language, "words": words, "fold": fold, "doubt": doubt}
    conn.execute(insert(unread).values(**row, times=1, settled=False))


def count_unread(
    conn: Connection, words: str, fold: str, language: Language, doubt: Doubt, at: datetime
) -> None:
    """Count a text once more, and keep how it was typed and doubted last."""
    row = {"at": at, "language": language, "words": words, "doubt": doubt}
    conn.execute(update(unread).where(unread.c.fold == fold).values(**row, times=unread.c.times + 1))


def forget_unread(conn: Connection, before: datetime, most: int) -> None:
    """Drop what came last before a moment, and all but the newest so many."""
    conn.execute(delete(unread).where(unread.c.at < before))
    newest = select(unread.c.id).order_by(unread.c.at.desc(), unread.c.id.desc()).limit(most)
    conn.execute(delete(unread).where(unread.c.id.not_in(newest)))


def forget_named(conn: Connection, fold: str) -> None:
    """Drop what holds a phrase that now names something; where that was not all, it comes again."""
    held = (literal(" ") + unread.c.fold + literal(" ")).contains(f" {fold} ", autoescape=True)
    conn.execute(delete(unread).where(_OPEN, held))


def settle_unread(conn: Connection, unread_id: int) -> bool:
    """Pass a text over; False where that was done before, or the text is gone."""
    settled = conn.execute(update(unread).where(unread.c.id == unread_id, _OPEN).values(settled=True))
    return settled.rowcount == 1


def find_unread(conn: Connection, unread_id: int) -> Unread | None:
    """Return a text that is still to be looked at."""
    row = conn.execute(select(*_COLUMNS).where(unread.c.id == unread_id, _OPEN)).first()
    return Unread(*row) if row else None


def number_unread(conn: Connection, since: datetime) -> int:
    """Return how many texts are to be looked at."""
    return conn.execute(select(func.count()).where(_OPEN, unread.c.at >= since)).scalar_one()


def newest_unread(conn: Connection, since: datetime, offset: int, most: int) -> Sequence[Unread]:
    """Return the texts that are to be looked at, the newest first."""
    newest = select(*_COLUMNS).where(_OPEN, unread.c.at >= since)
    rows = conn.execute(newest.order_by(unread.c.at.desc(), unread.c.id.desc()).offset(offset).limit(most))
    return [Unread(*row) for row in rows]
