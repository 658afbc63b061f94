"""Telegram's edge: the table of routes, a gate ahead of all, and a file a journey."""
