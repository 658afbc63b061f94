"""Speed, side by side with bare bots: whole processes on one machine, in one run."""
