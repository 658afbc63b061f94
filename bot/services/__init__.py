"""What the bot does: a verb a file, each a plain function over a connection and a clock."""
