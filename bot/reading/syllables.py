"""What can be a syllable of Vietnamese, written without diacritics."""

import re

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|ch|th|tr|ph|gh|gi|qu|[bcdghklmnpqrstvx])?"
    r"(?:(?:a|e|i|o|u|y|ie|ye|oa|oe|oo|ua|ue|uo|uy|uye)(?:ch|ng|nh|[cmnpt])"
    r"|a[iouy]?|e[ou]?|i[aeu]?|ieu|o[aeio]?|oa[ioy]|oeo|u[aeioyu]?|ua[iy]|ueo|uo[iu]|uya|uyu|y|ye|yeu)"
)


def is_syllable(word: str) -> bool:
    """Say whether a word in small letters without diacritics can be one; most English words cannot."""
    return bool(_SYLLABLE.fullmatch(word))
