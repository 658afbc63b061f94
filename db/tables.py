"""Every table, gathered for the migrations."""

from db import audit, catalogue, figures, inbox, people, settings
from db.metadata import metadata

__all__ = ["audit", "catalogue", "figures", "inbox", "metadata", "people", "settings"]
