"""Small facts that every process shares: the revision of the catalogue, the bot's name."""

import secrets

from sqlalchemy import Column, Connection, String, Table, Text, delete, insert, select

from db.metadata import metadata

setting = Table(
    "setting",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

CATALOGUE_REVISION = "catalogue_revision"
BOT_NAME = "bot_name"


def get_setting(conn: Connection, name: str) -> str | None:
    """Return a setting's value, None where it was never set."""
    return conn.execute(select(setting.c.value).where(setting.c.name == name)).scalar()


def put_setting(conn: Connection, name: str, value: str) -> None:
    """Set a setting."""
    conn.execute(delete(setting).where(setting.c.name == name))
    conn.execute(insert(setting).values(name=name, value=value))


def begin_anew(conn: Connection) -> None:
    """Tell every process that the whole database is another one, by a revision that was never used before."""
    put_setting(conn, CATALOGUE_REVISION, str(secrets.randbits(62)))


def renew_catalogue(conn: Connection) -> None:
    """Tell every process that tiers, units or indicators have changed."""
    put_setting(conn, CATALOGUE_REVISION, str(int(get_setting(conn, CATALOGUE_REVISION) or 0) + 1))
