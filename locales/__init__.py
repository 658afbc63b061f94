"""Catalogues: every text for people, in both languages."""
