"""The sandbox keeps Telegram's laws, so that what works on it works there."""
