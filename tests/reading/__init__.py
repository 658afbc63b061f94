"""Text into questions."""
