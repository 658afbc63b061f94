"""Pictures to be sent: each is kept once, however many people get it, until no message waits for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    Table,
    Text,
    bindparam,
    insert,
    select,
    update,
)

from db.metadata import Moment, metadata

picture = Table(
    "picture",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # what it is of; two of one key are the same
    Column("png", LargeBinary, nullable=False),
    Column("file_id", Text),  # by which Telegram knows it, once it has been sent to anybody
    Column("created_at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it was drawn, and the key of what it is of."""

    key: str
    png: bytes


_KEPT = select(picture.c.key, picture.c.id).where(picture.c.key.in_(bindparam("keys", expanding=True)))
_KEEP = insert(picture).returning(picture.c.id)
_PNG = select(picture.c.png).where(picture.c.id == bindparam("picture"))
_FILES = select(picture.c.id, picture.c.file_id).where(
    picture.c.id.in_(bindparam("pictures", expanding=True)), picture.c.file_id.is_not(None)
)
_NAME = update(picture).where(picture.c.id == bindparam("picture"))


def keep_pictures(conn: Connection, pictures: Iterable[Picture], now: datetime) -> dict[str, int]:
    """Keep the pictures whose keys are not there yet; return the ids of all by their keys."""
    wanted = {each.key: each.png for each in pictures}
    if not wanted:
        return {}
    found = conn.execute(_KEPT, {"keys": list(wanted)})
    ids: dict[str, int] = {row.key: row.id for row in found}
    for key in wanted.keys() - ids.keys():
        ids[key] = conn.execute(_KEEP, {"key": key, "png": wanted[key], "created_at": now}).scalar_one()
    return ids


def png_of(conn: Connection, picture_id: int) -> bytes | None:
    """Return a picture's file; None where it is kept no longer."""
    return conn.execute(_PNG, {"picture": picture_id}).scalar()


def files_of(conn: Connection, picture_ids: Sequence[int]) -> dict[int, str]:
    """Return by which ids Telegram knows some pictures, as far as it knows them."""
    if not picture_ids:
        return {}
    return {row.id: row.file_id for row in conn.execute(_FILES, {"pictures": picture_ids})}


def name_file(conn: Connection, picture_id: int, file_id: str) -> None:
    """Note by which id Telegram knows a picture."""
    conn.execute(_NAME.values(file_id=file_id), {"picture": picture_id})
