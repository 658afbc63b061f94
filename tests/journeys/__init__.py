"""Whole journeys: a person, the real client over HTTP, a real database."""
