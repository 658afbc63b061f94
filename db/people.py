"""People, what they may see, and the invitations that brought them in."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from db.metadata import Moment, metadata

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("enrolled_at", Moment, nullable=False),
)

grant = Table(  # a role over a unit and all below it
    "grant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),
    Column("indicators", Text, nullable=False),  # codes; empty is all of them
    Column("granted_at", Moment, nullable=False),
    Column("ended_at", Moment),
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),  # SHA-256; the code itself is never kept
    Column("role", String(16), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),
    Column("indicators", Text, nullable=False),
    Column("name", Text),
    Column("language", String(2)),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT")),  # who used it
)

attempt = Table(  # wrong codes, counted to limit them
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)
