"""Bare bots that say back what they are told; each is a program, with the bot's own settings."""
