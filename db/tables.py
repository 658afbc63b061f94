"""Every table, gathered for the migrations."""

from db import aliases, audit, catalogue, figures, inbox, outbox, people, settings, unread
from db.metadata import metadata

__all__ = [
    "aliases",
    "audit",
    "catalogue",
    "figures",
    "inbox",
    "metadata",
    "outbox",
    "people",
    "settings",
    "unread",
]
