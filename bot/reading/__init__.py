"""Text into questions: normalising, the lexicon, periods and grammar, by rules that can be explained."""
