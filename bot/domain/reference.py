"""The reference that a message bears, by which a reader sees that a second copy is the same."""

MARK = "\ue000"  # stands in a text for the reference of the message that will bear it

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I, which are easily taken for each other
_LENGTH = 4
_SPREAD = 0x9E37_79B1  # odd, so that no two of a million numbers in a row share a reference


def reference(number: int) -> str:
    """Return four characters for a number, the same ones always; neighbours look nothing alike."""
    spread = number * _SPREAD % 32**_LENGTH
    return "".join(_ALPHABET[spread // 32**place % 32] for place in range(_LENGTH))
