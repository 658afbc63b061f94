"""The inbox: an update is a row before Telegram is told that it was received."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from db.metadata import Moment, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("received_at", Moment, nullable=False),
    Column("payload", Text, nullable=False),  # Telegram's JSON; emptied once it is answered
    Column("attempts", Integer, nullable=False),  # how often an answer was started
    Column("answered", Boolean, nullable=False),
)

Index("ix_inbox_waiting", inbox.c.answered, inbox.c.update_id)
