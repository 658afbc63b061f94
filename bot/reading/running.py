"""In how many periods on end something is so: "3 tháng liền", "two quarters in a row"."""

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.period import Grain
from bot.domain.text import fold
from bot.reading.numbers import SPELLED
from bot.reading.periods import read_period
from bot.reading.pieces import OnEnd
from bot.reading.tokens import Token, text_of, tokens

_MOST_TOKENS = 6
_GRAINS = {
    Grain.MONTH: "thang|months?",
    Grain.QUARTER: "qui|quarters?",
}
_TIMES = {fold(word): number for word, number in SPELLED.items()}
_COUNT = rf"(?P<times>[2-9]|1[0-2]|{'|'.join(_TIMES)})"
_GRAIN = rf"(?:{'|'.join(f'(?P<{grain}>{words})' for grain, words in _GRAINS.items())})"
_ON_END = "(?:lien tiep|lien tuc|lien|in a row|running|straight|on end|consecutively)"
_RECENT = "(?: (?:nay|qua|gan day|gan nhat|vua qua))?"
_STARTS = frozenset({"trong", "suot", "for", "lien", *_TIMES})
_FORMS = tuple(
    re.compile(rf"{form}(?= |$)")
    for form in (
        rf"(?:trong |suot |trong suot |for )?{_COUNT} {_GRAIN}{_RECENT} {_ON_END}{_RECENT}",
        rf"(?:lien tiep|lien tuc|lien) (?:trong )?{_COUNT} {_GRAIN}{_RECENT}",
        rf"(?:for )?{_COUNT} (?:consecutive|straight|successive) {_GRAIN}",
    )
)


def read_on_end(typed: Sequence[Token], start: int, today: date) -> tuple[OnEnd, int] | None:
    """Return how many periods on end are written at a token, and over how many tokens; None for none."""
    if not typed[start].is_number and typed[start].fold not in _STARTS:
        return None
    text = " ".join(each.fold for each in typed[start : start + _MOST_TOKENS])
    found = next((match for form in _FORMS if (match := form.match(text))), None)
    if found is None:
        return None
    grain = next(each for each in _GRAINS if found[each])
    times = found["times"]
    number = int(times) if times.isdecimal() else _TIMES[times]
    length = found[0].count(" ") + 1
    span = read_period(tokens(f"the last {number} {grain}s"), 0, today)
    words = text_of(typed[start : start + length])
    return (OnEnd(words, number, grain, span.period if span else None), length) if number > 1 else None
