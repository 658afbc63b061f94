"""A province that the program has never seen, worked out apart from it in exact fractions."""
