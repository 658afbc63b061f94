"""A messenger of one's own: a local Bot API server as strict as Telegram's, and a page that is a phone."""
