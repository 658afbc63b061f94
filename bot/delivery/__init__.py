"""Delivery: updates are received and answers sent so that nothing is lost and nothing is said too often."""
