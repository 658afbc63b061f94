"""The bot: what it knows, reads, says and sends."""
