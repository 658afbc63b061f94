"""People type the last day of something, with or without its year."""

from datetime import date

import pytest

from bot.reading.days import read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/11", date(2026, 11, 30)),
        ("23/11", TODAY),
        (" 5 / 1 ", date(2027, 1, 5)),
        ("5-1-2027", date(2027, 1, 5)),
        ("22/11", date(2027, 11, 22)),
        ("22/11/2026", date(2026, 11, 22)),
        ("29/2", None),
        ("31/11", None),
        ("0/0", None),
        ("1/1/0000", None),
        ("30/11/26", None),
        ("٣٠/11", None),
        ("mai", None),
    ],
)
def test_a_day_is_read(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day
