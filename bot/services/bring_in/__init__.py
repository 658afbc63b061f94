"""Importing the files that people have."""

from bot.services.bring_in.faults import Fault, Reason
from bot.services.bring_in.importing import bring_in
from bot.services.bring_in.outcome import Brought, Progress, Rejected, Step

__all__ = ["Brought", "Fault", "Progress", "Reason", "Rejected", "Step", "bring_in"]
