"""The numbers of one figure as buttons and the log write them: ``142/150``, ``>4500 = >97%``."""

from bot.domain.figure import Measure
from bot.domain.quantity_text import format_quantity, parse_quantity

_RATE = " = "


def format_measure(measure: Measure) -> str:
    """Return the form that :func:`parse_measure` reads."""
    counts = [format_quantity(each) for each in (measure.numerator, measure.denominator) if each]
    rate = f"{format_quantity(measure.rate)}%" if measure.rate else ""
    return _RATE.join(filter(None, ("/".join(counts), rate)))


def parse_measure(text: str) -> Measure:
    """Read numbers in this form; ValueError where the text is anything else."""
    counts, _, rate = text.rpartition(_RATE)
    if not counts and not rate.endswith("%"):
        counts, rate = rate, ""
    if not text or (rate and not rate.endswith("%")):
        raise ValueError(text)
    numerator, has_whole, denominator = counts.partition("/")
    return Measure(
        parse_quantity(numerator) if counts else None,
        parse_quantity(denominator) if has_whole else None,
        parse_quantity(rate[:-1]) if rate else None,
    )
