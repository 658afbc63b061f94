"""Whether the numbers of a ratio can be a share of something."""

from decimal import Decimal

from bot.domain.quantity import Qualifier, Quantity, plain
from bot.domain.quantity_text import format_quantity
from bot.services.bring_in.faults import BadCellError, Reason
from db.metadata import COUNT_PLACES, RATE_PLACES

_WHOLE = 100 * 10**RATE_PLACES


def check_share(
    numerator: int | None,
    numerator_qualifier: int,
    denominator: int | None,
    denominator_qualifier: int,
    rate: int | None,
    rate_qualifier: int,
) -> None:
    """Refuse a rate that must be above 100, and a numerator that must be above its denominator."""
    if rate is not None and (rate > _WHOLE or (rate == _WHOLE and rate_qualifier == Qualifier.OVER)):
        text = format_quantity(_quantity(rate, rate_qualifier, RATE_PLACES))
        raise BadCellError(Reason.ABOVE_100, "rate", text=text)
    if numerator is None or denominator is None or numerator < denominator:
        return
    if numerator == denominator and not numerator_qualifier | denominator_qualifier:
        return
    some = _quantity(numerator, numerator_qualifier, COUNT_PLACES)
    all_ = _quantity(denominator, denominator_qualifier, COUNT_PLACES)
    if _must_exceed(some, all_):
        params = {"numerator": format_quantity(some), "denominator": format_quantity(all_)}
        raise BadCellError(Reason.ABOVE_DENOMINATOR, "numerator", **params)


def _must_exceed(one: Quantity, other: Quantity) -> bool:
    """Say whether the one is greater than the other whatever their qualifiers leave open."""
    low, high = one.reach()[0], other.reach()[1]
    if high is None:
        return False
    is_strict = one.qualifier is Qualifier.OVER or other.qualifier is Qualifier.NEARLY
    return low > high or (is_strict and low == high)


def _quantity(stored: int, qualifier: int, places: int) -> Quantity:
    return Quantity(plain(Decimal(stored).scaleb(-places)), Qualifier(qualifier))
