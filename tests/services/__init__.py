"""What the bot does, on real databases."""
