"""Put a week's digest together: what matters first, then the rest, and who is silent."""

from bot.services.digest.compose import compose

__all__ = ["compose"]
