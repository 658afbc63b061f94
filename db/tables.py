"""Every table, gathered for the migrations."""

from db import aliases, audit, catalogue, figures, inbox, people, settings, unread
from db.metadata import metadata

__all__ = [
    "aliases",
    "audit",
    "catalogue",
    "figures",
    "inbox",
    "metadata",
    "people",
    "settings",
    "unread",
]
