"""Whether the numbers of a ratio can be a share of something."""

from decimal import Decimal

from bot.domain.quantity import Qualifier, Quantity, plain
from bot.domain.quantity_text import format_quantity
from bot.services.bring_in.faults import BadCellError, Reason
from db.metadata import COUNT_PLACES, RATE_PLACES

Amount = tuple[int | None, int]  # as it is stored, with its qualifier
_WHOLE = 100 * 10**RATE_PLACES


def check_share(numerator: Amount, denominator: Amount, rate: Amount) -> None:
    """Refuse a rate that must be above 100, and a numerator that must be above its denominator."""
    percent, qualifier = rate
    if percent is not None and (percent > _WHOLE or (percent == _WHOLE and qualifier == Qualifier.OVER)):
        text = format_quantity(_quantity(percent, qualifier, RATE_PLACES))
        raise BadCellError(Reason.ABOVE_100, "rate", text=text)
    part, whole = numerator[0], denominator[0]
    if part is None or whole is None or part < whole or (part == whole and not numerator[1] | denominator[1]):
        return
    some, all_ = _quantity(part, numerator[1], COUNT_PLACES), _quantity(whole, denominator[1], COUNT_PLACES)
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
