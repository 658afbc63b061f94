"""Who has blocked the bot: they are paused until they write again."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.access import Person, Role
from db.people import find_people, grant, person

_PAUSE = (
    update(person)
    .where(person.c.telegram_id == bindparam("chat"), person.c.paused_at.is_(None))
    .values(paused_at=bindparam("at"))
)
_RESUME = update(person).where(person.c.id == bindparam("who")).values(paused_at=None)
_PAUSED = select(person.c.id).where(person.c.paused_at >= bindparam("since"))
_ADMINS = (
    select(grant.c.person_id)
    .distinct()
    .where(grant.c.role == Role.ADMIN, grant.c.ended_at.is_(None))
    .order_by(grant.c.person_id)
)


def pause(conn: Connection, telegram_id: int, at: datetime) -> bool:
    """Note that somebody has blocked the bot; False for nobody known, and where that is noted already."""
    return conn.execute(_PAUSE, {"chat": telegram_id, "at": at}).rowcount == 1


def resume(conn: Connection, person_id: int) -> None:
    """Note that somebody is back."""
    conn.execute(_RESUME, {"who": person_id})


def paused_since(conn: Connection, since: datetime) -> list[Person]:
    """Return who has blocked the bot since a moment, and holds a grant."""
    return list(find_people(conn, conn.scalars(_PAUSED, {"since": since}).all()).values())


def admins(conn: Connection) -> list[Person]:
    """Return everybody who is an admin somewhere."""
    return list(find_people(conn, conn.scalars(_ADMINS).all()).values())
