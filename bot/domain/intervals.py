"""How far a counted number may lie from what it stands for, given how much was counted.

Score intervals, which stay sensible near 0 and 100 per cent and for small counts, where a mean and a standard
deviation do not. Reckoned in decimals of forty digits, so that every machine gives the same answer.
"""

from decimal import Context, Decimal

_Z = Decimal(3)  # 99.7% of what is like its past lies within
_EXACT = Context(prec=40)


def wilson(part: Decimal, whole: Decimal) -> tuple[Decimal, Decimal]:
    """Return the bounds of a share, 0 to 1, of which ``part`` of ``whole`` things were seen.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212.
    """
    square = _Z * _Z
    share = _EXACT.divide(part, whole)
    spread = _EXACT.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    centre, scale = share + square / (2 * whole), 1 + square / whole
    low, high = (centre - _Z * spread) / scale, (centre + _Z * spread) / scale
    return max(low, Decimal(0)), min(high, Decimal(1))


def poisson(count: Decimal) -> tuple[Decimal, Decimal]:
    """Return the bounds of the mean of a count, given one count.

    The score interval: L. Barker, "A comparison of nine confidence intervals for a Poisson parameter when the
    expected number of events is at most 5", The American Statistician 56 (2002), 85-89.
    """
    square = _Z * _Z
    spread = _Z * _EXACT.sqrt(count + square / 4)
    return max(count + square / 2 - spread, Decimal(0)), count + square / 2 + spread
