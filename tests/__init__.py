"""Tests: sentences about people, in the rooms that they are about."""
