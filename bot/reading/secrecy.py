"""The marks of state secrets: a text that bears one is not kept."""

from bot.domain.text import key_of_word, words

# The word that the three marks share, in the ways it is typed; without diacritics it may be another, and is
# not kept either.
_MARKS = frozenset(map(key_of_word, ("mật", "mat", "mâtj", "maatj")))
_TONES = "0123456789"  # digits that some keyboards leave behind a word


def bears_a_mark(text: str) -> bool:
    """Say whether a text could be marked "Mật", "Tối mật" or "Tuyệt mật"."""
    return any(key_of_word(word).strip(_TONES) in _MARKS for word in words(text))
