"""Receiving and sending, over HTTP and with the real client."""
