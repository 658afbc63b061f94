"""Every table, gathered for the migrations."""

from db import (
    aliases,
    audit,
    catalogue,
    figures,
    inbox,
    outbox,
    people,
    pictures,
    settings,
    subscriptions,
    unread,
    watches,
)
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
    "pictures",
    "settings",
    "subscriptions",
    "unread",
    "watches",
]
