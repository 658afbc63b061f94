"""Every table, gathered for the migrations."""

from db import (
    aliases,
    audit,
    catalogue,
    delegations,
    figures,
    given,
    inbox,
    openings,
    outbox,
    people,
    pictures,
    prompts,
    settings,
    submissions,
    subscriptions,
    unread,
    watches,
)
from db.metadata import metadata

__all__ = [
    "aliases",
    "audit",
    "catalogue",
    "delegations",
    "figures",
    "given",
    "inbox",
    "metadata",
    "openings",
    "outbox",
    "people",
    "pictures",
    "prompts",
    "settings",
    "submissions",
    "subscriptions",
    "unread",
    "watches",
]
