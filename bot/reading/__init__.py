"""Text into questions: normalising, the lexicon, numbers, periods and grammar, by rules that can be explained."""
