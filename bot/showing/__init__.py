"""Answers into words and buttons, in both languages; nothing here knows a database or a messenger."""
